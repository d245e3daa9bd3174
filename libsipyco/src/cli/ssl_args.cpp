// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/connection_error.hpp>
#include <sipyco/cli/common_args.hpp>
#include <sipyco/cli/errors.hpp>
#include <sipyco/cli/flag_values.hpp>

#include <array>
#include <cstdlib>

namespace sipyco::cli {
namespace {

struct file_entry {
  const char* flag;
  const char* variable;
  std::optional<std::string> ssl_files::*given;
  std::string SimpleSSLConfig::*used;
};

constexpr std::array<file_entry, 3> entries{{
    {"--cert", "SIPYCO_SSL_CERT", &ssl_files::certificate, &SimpleSSLConfig::certificate},
    {"--key", "SIPYCO_SSL_KEY", &ssl_files::key, &SimpleSSLConfig::key},
    {"--cacert", "SIPYCO_SSL_PEER", &ssl_files::peer, &SimpleSSLConfig::peer},
}};

std::string from_environment(const char* variable) {
  const char* const value = std::getenv(variable);
  return value ? value : "";
}

std::string file_of(const file_entry& entry, std::size_t place, const ssl_files& given) {
  if (given.*entry.given) return *(given.*entry.given);
  return place < given.all.size() ? given.all[place] : from_environment(entry.variable);
}

[[noreturn]] void refuse(const SimpleSSLConfig& found, bool by_flags) {
  std::string missing;
  for (const auto& entry : entries)
    if ((found.*entry.used).empty())
      missing.append(missing.empty() ? "" : ", ").append(by_flags ? entry.flag : entry.variable);
  const auto message = "TLS needs a certificate, its key and the peer's certificate; missing: " + missing;
  if (by_flags) throw usage_error(message);
  throw ConfigurationError(message);
}

}  // namespace

flag_table ssl_args(ssl_files& into) {
  flag_table flags("TLS");
  flags.add_options()("ssl", text_tuple(into.all, "CERT KEY PEER"),
                      "use TLS: certificate file of this end, its private key, and the peer's certificate (or several, "
                      "or what issued it)");
  flags.add_options()("cert", text(into.certificate, "CERT"), "the first of these, in place of $SIPYCO_SSL_CERT");
  flags.add_options()("key", text(into.key, "KEY"), "the second, in place of $SIPYCO_SSL_KEY");
  flags.add_options()("cacert", text(into.peer, "PEER"), "the third, in place of $SIPYCO_SSL_PEER");
  return flags;
}

std::optional<SimpleSSLConfig> ssl_from_args(const ssl_files& given) {
  SimpleSSLConfig out;
  std::size_t place = 0;
  std::size_t count = 0;
  for (const auto& entry : entries) {
    out.*entry.used = file_of(entry, place++, given);
    if (!(out.*entry.used).empty()) ++count;
  }
  const bool by_flags = !given.all.empty() || given.certificate || given.key || given.peer;
  if (count == 0 && !by_flags) return std::nullopt;
  if (count < entries.size()) refuse(out, by_flags);
  return out;
}

}  // namespace sipyco::cli
