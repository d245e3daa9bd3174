// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/hosts.hpp"

#include "rpctool/files.hpp"
#include "rpctool/options.hpp"

#include <sipyco/cli/errors.hpp>
#include <sipyco/cli/nearest.hpp>

#include <fmt/format.h>
#if __has_include(<toml++/toml.h>)
#define SIPYCO_HAS_TOML 1
#include <toml++/toml.h>
#else
#define SIPYCO_HAS_TOML 0
#endif

#include <cstdlib>

namespace sipyco::rpctool {

namespace {

[[noreturn]] void fail(const std::string& path, const std::string& message) {
  throw cli::fatal_error(cli::exit_code::bad_configuration, path + ": " + message);
}

std::string without_trailing_slash(std::string text) {
  while (text.size() > 1 && text.back() == '/') text.pop_back();
  return text;
}

}  // namespace

#if SIPYCO_HAS_TOML

namespace {

// Names of files are meant as seen from the folder of hosts.toml.
std::string resolved(const std::string& file, const std::string& path) {
  const char* home = std::getenv("HOME");
  if (file.starts_with("~/") && home) return home + file.substr(1);
  const auto slash = path.rfind('/');
  return file.starts_with('/') || slash == path.npos ? file : path.substr(0, slash + 1) + file;
}

struct entry_reader {
  const std::string& path;
  std::string_view name;

  [[noreturn]] void reject(const toml::node& at, std::string_view key, std::string_view needs) const {
    fail(path, fmt::format("line {}: [{}] '{}' needs {}", at.source().begin.line, name, key, needs));
  }

  std::string text(const toml::node& at, std::string_view key, std::string_view needs) const {
    auto found = at.value_exact<std::string>();
    if (!found || found->empty()) reject(at, key, needs);
    return *std::move(found);
  }

  std::uint16_t port(const toml::node& at) const {
    const auto found = at.value_exact<std::int64_t>();
    if (!found || *found < 1 || *found > 65535) reject(at, "port", "a number from 1 to 65535");
    return static_cast<std::uint16_t>(*found);
  }

  std::vector<std::string> ssl(const toml::node& at) const {
    constexpr std::string_view needs = "three file names: [CERT, KEY, PEER]";
    const auto* list = at.as_array();
    if (!list || list->size() != 3) reject(at, "ssl", needs);
    std::vector<std::string> out;
    for (const auto& each : *list) out.push_back(resolved(text(each, "ssl", needs), path));
    return out;
  }

  void read(host_entry& out, std::string_view key, const toml::node& at) const {
    if (key == "host")
      out.host = text(at, key, "a host name or an address, in quotes");
    else if (key == "port")
      out.port = port(at);
    else if (key == "target")
      out.target = text(at, key, "a target's name, in quotes");
    else if (key == "ssl")
      out.ssl = ssl(at);
    else
      fail(path, fmt::format("line {}: [{}] has no key '{}'{}", at.source().begin.line, name, key,
                             cli::did_you_mean(key, {"host", "port", "target", "ssl"})));
  }
};

host_entry read_entry(const toml::table& table, const std::string& path, std::string_view name) {
  host_entry out;
  for (const auto& [key, node] : table) entry_reader{path, name}.read(out, key.str(), node);
  if (out.host.empty() || out.port == 0)
    fail(path, fmt::format("[{}] lacks its {}", name, out.host.empty() ? "host" : "port"));
  return out;
}

[[noreturn]] void fail_unknown(const toml::table& all, const std::string& path, std::string_view name) {
  std::vector<std::string> names;
  std::string listed;
  for (const auto& [key, node] : all) {
    names.emplace_back(key.str());
    listed.append(listed.empty() ? "" : ", ").append("@").append(key.str());
  }
  const auto similar = cli::did_you_mean(name, names);
  throw cli::fatal_error(cli::exit_code::host_unknown, fmt::format("there is no [{}] in {}{}", name, path,
                                                                   !similar.empty() ? similar
                                                                   : listed.empty() ? std::string("; it is empty")
                                                                                    : "; there are: " + listed));
}

}  // namespace

host_entry read_host(std::string_view text, const std::string& path, std::string_view name) {
  try {
    const auto all = toml::parse(text);
    const auto* entry = all.get(name);
    if (!entry) fail_unknown(all, path, name);
    if (!entry->is_table()) fail(path, fmt::format("'{}' is no table; write [{}] above its host and port", name, name));
    return read_entry(*entry->as_table(), path, name);
  } catch (const toml::parse_error& error) {
    const auto& at = error.source().begin;
    fail(path, fmt::format("line {}, column {}: {}", at.line, at.column, error.description()));
  }
}

#else

host_entry read_host(std::string_view, const std::string& path, std::string_view) {
  fail(path, "this rpctool was built without toml++ and cannot read it; give HOST and PORT");
}

#endif

std::string hosts_path() {
  if (const char* config = std::getenv("XDG_CONFIG_HOME"); config && *config == '/')
    return without_trailing_slash(config) + "/sipyco/hosts.toml";
  const char* home = std::getenv("HOME");
  return without_trailing_slash(home && *home ? home : "") + "/.config/sipyco/hosts.toml";
}

void apply_host_entry(options& given) {
  if (!given.host_entry) return;
  const auto path = hosts_path();
  const auto text = read_file(path);
  if (!text)
    throw cli::fatal_error(cli::exit_code::bad_configuration,
                           fmt::format("@{} cannot be looked up in {}: {}; its lines should be\n[{}]\n"
                                       "host = \"::1\"\nport = 3253",
                                       *given.host_entry, path, text.error(), *given.host_entry));
  auto entry = read_host(*text, path, *given.host_entry);
  given.host = std::move(entry.host);
  given.port = entry.port;
  if (!given.target) given.target = std::move(entry.target);
  const auto& ssl = given.ssl;
  if (ssl.all.empty() && !ssl.certificate && !ssl.key && !ssl.peer) given.ssl.all = std::move(entry.ssl);
}

}  // namespace sipyco::rpctool
