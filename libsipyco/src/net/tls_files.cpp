// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/tls_files.hpp"

#include <sipyco/base/decode_error.hpp>
#include <sipyco/base/file_error.hpp>
#include "base/read_file.hpp"
#include "net/system_failure.hpp"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <new>
#include <string_view>

namespace sipyco::net {
namespace {

constexpr std::size_t max_file_bytes = std::size_t{1} << 20;
constexpr std::string_view swapped_hint = " (the order is: certificate, key, the peer's certificate)";

failure bad_file(const std::string& file, const std::string& what) {
  return {failure_kind::configuration, file + ": " + what};
}

result<std::string> text_of(const std::string& file) {
  try {
    return base::read_file(file, max_file_bytes);
  } catch (const FileError& error) {
    return bad_file(file, error_text(error.error_number()));
  } catch (const LimitError&) {
    return bad_file(file, "too large for a file of certificates");
  }
}

std::unique_ptr<BIO, int (*)(BIO*)> reader_of(const std::string& text) {
  std::unique_ptr<BIO, int (*)(BIO*)> bio{BIO_new_mem_buf(text.data(), static_cast<int>(text.size())), BIO_free};
  if (!bio) throw std::bad_alloc();
  return bio;
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

int no_passphrase(char*, int, int, void*) { return -1; }

}  // namespace

result<std::vector<certificate_ptr>> read_certificates(const std::string& file) {
  const auto text = text_of(file);
  if (!text) return text.error();
  const auto bio = reader_of(*text);
  std::vector<certificate_ptr> out;
  while (X509* const next = PEM_read_bio_X509_AUX(bio.get(), nullptr, no_passphrase, nullptr))
    out.emplace_back(next, X509_free);
  const bool at_end = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
  ERR_clear_error();
  if (!at_end) return bad_file(file, "holds a certificate that cannot be read");
  if (!out.empty()) return out;
  const bool swapped = holds(*text, "PRIVATE KEY-----");
  return bad_file(file, swapped ? "holds a private key where a certificate is due" + std::string(swapped_hint)
                                : std::string("holds no certificate in PEM format"));
}

result<private_key_ptr> read_private_key(const std::string& file) {
  const auto text = text_of(file);
  if (!text) return text.error();
  const auto bio = reader_of(*text);
  EVP_PKEY* const key = PEM_read_bio_PrivateKey(bio.get(), nullptr, no_passphrase, nullptr);
  ERR_clear_error();
  if (key) return private_key_ptr{key, EVP_PKEY_free};
  if (holds(*text, "ENCRYPTED")) return bad_file(file, "the private key is protected by a passphrase; take it off");
  if (holds(*text, "PRIVATE KEY-----")) return bad_file(file, "holds a private key that cannot be read");
  const bool swapped = holds(*text, "BEGIN CERTIFICATE");
  return bad_file(file, swapped ? "holds a certificate where a private key is due" + std::string(swapped_hint)
                                : std::string("holds no private key in PEM format"));
}

}  // namespace sipyco::net
