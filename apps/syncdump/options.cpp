// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/options.hpp"

#include "syncdump/flags.hpp"

#include <sipyco/cli/errors.hpp>
#include <sipyco/cli/flag_values.hpp>

#include <array>

namespace sipyco::syncdump {

namespace {

std::string without_brackets(const std::string& host) {
  const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
  return bracketed ? host.substr(1, host.size() - 2) : host;
}

std::uint16_t read_port(const std::string& text) {
  const auto port = cli::parse_port(text);
  if (!port || *port == 0) throw cli::usage_error("PORT must be a number from 1 to 65535, not '" + text + "'");
  return *port;
}

void read_operands(options& out, const cli::arguments& words) {
  constexpr std::array<const char*, 3> names{"HOST", "PORT", "NOTIFIER"};
  if (words.size() < names.size()) throw cli::usage_error(std::string(names[words.size()]) + " is missing");
  if (words.size() > names.size()) throw cli::usage_error("'" + words[names.size()] + "' is one argument too many");
  for (std::size_t i = 0; i < names.size(); ++i)
    if (words[i].empty()) throw cli::usage_error(std::string(names[i]) + " is empty");
  out.host = without_brackets(words[0]);
  out.port = read_port(words[1]);
  out.notifier = words[2];
}

}  // namespace

options parse_options(const cli::arguments& args) {
  options out;
  try {
    const auto words = cli::parse_flags(all_flags(out), args);
    if (!out.requests.help && !out.requests.version) read_operands(out, words);
    return out;
  } catch (const cli::usage_error& error) {
    throw cli::usage_error(error.what(), std::string(usage_line()));
  }
}

}  // namespace sipyco::syncdump
