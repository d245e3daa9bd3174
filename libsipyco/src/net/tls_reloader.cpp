// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/tls_reloader.hpp"

#include <utility>

#include <sys/stat.h>

namespace sipyco::net {
namespace {

constexpr std::chrono::hours between_warnings{24};

}  // namespace

tls_reloader::tls_reloader(SimpleSSLConfig files, log_sink& log, std::string log_name)
    : files_(std::move(files)), log_(log), log_name_(std::move(log_name)) {}

tls_reloader::stamp tls_reloader::look() const {
  stamp out{};
  std::size_t at = 0;
  for (const auto* const file : {&files_.certificate, &files_.key, &files_.peer}) {
    struct stat found {};
    if (::stat(file->c_str(), &found) != 0) found = {};
    for (const auto part :
         {static_cast<std::int64_t>(found.st_ino), static_cast<std::int64_t>(found.st_size),
          static_cast<std::int64_t>(found.st_mtim.tv_sec), static_cast<std::int64_t>(found.st_mtim.tv_nsec)})
      out[at++] = part;
  }
  return out;
}

result<void> tls_reloader::load() {
  seen_ = look();
  auto loaded = tls_context::load(files_, tls_role::server);
  if (!loaded) return loaded.error();
  context_ = *std::move(loaded);
  warned_ = {};
  warn_of_expiry();
  return {};
}

const tls_context& tls_reloader::current() {
  if (look() != seen_) {
    const auto done = load();
    log_.log(done ? log_level::info : log_level::warning, log_name_,
             done ? "TLS: took the renewed files" : "kept the former certificates: " + done.error().message);
  }
  warn_of_expiry();
  return *context_;
}

void tls_reloader::warn_of_expiry() {
  const auto now = std::chrono::steady_clock::now();
  const bool warned = warned_ != std::chrono::steady_clock::time_point{} && now - warned_ < between_warnings;
  if (warned) return;
  const auto notice = context_->notice();
  if (!notice) return;
  warned_ = now;
  log_.log(log_level::warning, log_name_, "TLS: " + *notice);
}

}  // namespace sipyco::net
