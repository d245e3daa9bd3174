// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/options.hpp"

#include "rpctool/flags.hpp"

#include <sipyco/cli/errors.hpp>
#include <sipyco/cli/flag_values.hpp>
#include <sipyco/cli/nearest.hpp>

#include <algorithm>
#include <span>

namespace sipyco::rpctool {

namespace {

struct split_arguments {
  cli::arguments front;
  cli::arguments back;
};

split_arguments split(const cli::arguments& args, std::size_t at) {
  const auto middle = args.begin() + static_cast<std::ptrdiff_t>(at);
  return {{args.begin(), middle}, {middle, args.end()}};
}

std::string without_brackets(const std::string& host) {
  const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
  return bracketed ? host.substr(1, host.size() - 2) : host;
}

std::uint16_t read_port(const std::string& text) {
  const auto port = cli::parse_port(text);
  if (find_action(text)) throw cli::usage_error("PORT is missing before '" + text + "'");
  if (!port || *port == 0) throw cli::usage_error("PORT must be a number from 1 to 65535, not '" + text + "'");
  return *port;
}

action read_action(const std::string& name) {
  if (const auto found = find_action(name)) return *found;
  const auto similar = cli::did_you_mean(name, action_names());
  throw cli::usage_error("there is no action '" + name + "'" +
                         (similar.empty() ? "; for a method of that name: call " + name : similar));
}

// The page asked for by `--help`, wherever the action stands.
std::optional<action> mentioned_action(const cli::arguments& words) {
  for (const auto& word : words)
    if (const auto found = find_action(word)) return found;
  return std::nullopt;
}

bool wants_nothing_else(options& out, const cli::arguments& words) {
  if (!out.requests.help && !out.requests.version) return false;
  out.help_about = mentioned_action(words);
  return true;
}

// What a lone word in place of HOST and PORT was meant to be.
std::string hint_about(const std::string& word) {
  if (find_action(word)) return "HOST and PORT go before '" + word + "'";
  const auto colon = word.find(':');
  const bool joined = colon != word.npos && colon == word.rfind(':') && cli::parse_port(word.substr(colon + 1));
  if (joined) return "PORT is an argument of its own: " + word.substr(0, colon) + " " + word.substr(colon + 1);
  return "PORT is missing behind HOST '" + word + "'";
}

void read_server(options& out, const cli::arguments& words) {
  if (words.empty()) throw cli::usage_error("HOST and PORT are missing");
  if (words.size() == 1) throw cli::usage_error(hint_about(words[0]));
  out.host = without_brackets(words[0]);
  if (out.host.empty()) throw cli::usage_error("HOST is empty");
  out.port = read_port(words[1]);
}

// The flags behind the action, and METHOD with all that follows it.
void read_action_arguments(options& out, const cli::arguments& args) {
  std::vector<std::string> pairs;
  const auto own = action_flags(out.what, out, pairs);
  auto flags = general_flags(out);
  flags.add(own);
  const bool has_method = out.what == action::call || out.what == action::describe;
  const auto completed = cli::complete_abbreviations(own, args);
  const auto end = has_method ? cli::find_positional(flags, completed, 0) : args.size();
  auto words = cli::parse_flags(flags, split(completed, end).front);
  if (wants_nothing_else(out, {std::string(entry_of(out.what).name)})) return;
  const auto back = split(args, end).back;  // as it was typed
  words.insert(words.end(), back.begin(), back.end());
  if (has_method && words.empty()) throw cli::usage_error("METHOD is missing");
  const std::size_t expected = has_method ? 1 : 0;
  if (out.what != action::call && words.size() > expected)
    throw cli::usage_error("'" + words[expected] + "' is one argument too many");
  if (has_method) out.method = words[0];
  for (const auto& pair : pairs) read_keyword(out.arguments, pair);
  if (out.what == action::call) read_arguments(out.arguments, std::span(words).subspan(1));
}

}  // namespace

options parse_options(const cli::arguments& args) {
  options out;
  try {
    const auto flags = general_flags(out);
    const auto [front, back] = split(args, cli::find_positional(flags, args, 2));
    const auto words = cli::parse_flags(flags, front);
    if (wants_nothing_else(out, args)) return out;
    read_server(out, words);
    if (!back.empty()) {
      out.help_about = out.what = read_action(back[0]);
      read_action_arguments(out, split(back, 1).back);
    }
    return out;
  } catch (const cli::usage_error& error) {
    throw cli::usage_error(error.what(), usage_line(out.help_about));
  }
}

}  // namespace sipyco::rpctool
