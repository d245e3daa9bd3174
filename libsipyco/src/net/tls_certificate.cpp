// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/tls_certificate.hpp"

#include <openssl/asn1.h>
#include <openssl/x509.h>

#include <array>
#include <cstddef>
#include <ctime>

namespace sipyco::net {
namespace {

constexpr int notice_days = 7;

std::string date_text(const ASN1_TIME* time) {
  std::tm when{};
  if (ASN1_TIME_to_tm(time, &when) != 1) return "an unreadable date";
  std::array<char, 32> text{};
  const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M UTC", &when);
  return {text.data(), size};
}

/// Days and seconds from now, both negative when it is over.
std::pair<int, int> time_left(const X509* certificate) {
  int days = 0;
  int seconds = 0;
  (void)ASN1_TIME_diff(&days, &seconds, nullptr, X509_get0_notAfter(certificate));
  return {days, seconds};
}

}  // namespace

std::string begin_of(const x509_st* certificate) { return date_text(X509_get0_notBefore(certificate)); }

std::string end_of(const x509_st* certificate) { return date_text(X509_get0_notAfter(certificate)); }

bool is_expired(const x509_st* certificate) { return time_left(certificate) <= std::pair(0, 0); }

std::optional<std::string> expiry_notice(const x509_st* certificate) {
  if (time_left(certificate).first >= notice_days) return std::nullopt;
  return (is_expired(certificate) ? "expired on " : "expires on ") + end_of(certificate);
}

}  // namespace sipyco::net
