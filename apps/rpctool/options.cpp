// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/options.hpp"

#include "rpctool/flags.hpp"

#include <sipyco/cli/errors.hpp>
#include <sipyco/cli/flag_values.hpp>
#include <sipyco/cli/nearest.hpp>
#include <sipyco/cli/operands.hpp>

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

std::uint16_t read_port(const std::string& text) {
  if (find_action(text))
    throw cli::usage_error("PORT is missing before '" + text + "'; it is an argument of its own: ::1 3253");
  return cli::read_port(text);
}

// `list`, `methods`: actions of which the word is a part, or else the nearest.
std::string similar_actions(const std::string& name) {
  std::string parts;
  for (const auto& each : action_names())
    if (name.size() > 3 && each.find(name) != each.npos)
      parts.append(parts.empty() ? "'" : " or '").append(each).append("'");
  return parts.empty() ? cli::did_you_mean(name, action_names()) : "; did you mean " + parts + "?";
}

action read_action(const std::string& name) {
  if (const auto found = find_action(name)) return *found;
  if (name == "help") throw cli::usage_error("help is shown by: rpctool --help; that of a method by: describe METHOD");
  const auto similar = similar_actions(name);
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

void read_device_db(options& out, const std::vector<std::string>& pair) {
  const auto master = cli::split_address(pair[0]);
  if (!master || master->host.empty())
    throw cli::usage_error("--device-db takes HOST or HOST:PORT of the master, such as ::1 or [::1]:3250, not '" +
                           pair[0] + "'");
  if (pair[1].empty()) throw cli::usage_error("the NAME of --device-db is empty");
  out.device_db.master_host = master->host;
  if (master->port) out.device_db.master_port = *master->port;
  out.device_db.name = pair[1];
}

void read_server(options& out, const cli::arguments& words, const flag_words& values) {
  if (!values.device_db.empty()) return read_device_db(out, values.device_db);
  if (words.empty()) throw cli::usage_error("HOST and PORT are missing");
  if (words[0].starts_with('@')) {
    out.host_entry = words[0].substr(1);
    if (out.host_entry->empty()) throw cli::usage_error("the NAME behind '@' is missing");
    return;
  }
  if (const auto scheme = words[0].find("://"); scheme != std::string::npos)
    throw cli::usage_error("HOST is a name or an address, without '" + words[0].substr(0, scheme + 3) + "'");
  const bool joined = words.size() > 1 && find_action(words[1]) && words[0].find(':') == words[0].rfind(':') &&
                      words[0].find(':') != std::string::npos;
  if (words.size() == 1 || joined) throw cli::usage_error(hint_about(words[0]));
  out.host = cli::read_host(words[0]);
  out.port = read_port(words[1]);
}

std::size_t operands_at_most(action what) {
  switch (what) {
    case action::call: return SIZE_MAX;
    case action::describe:
    case action::list_methods: return 1;
    default: return 0;
  }
}

void read_operands(options& out, const std::vector<std::string>& words) {
  const bool has_method = out.what == action::call || out.what == action::describe;
  if (has_method && words.empty()) throw cli::usage_error("METHOD is missing; list-methods shows those that there are");
  if (const auto most = operands_at_most(out.what); words.size() > most)
    throw cli::usage_error("'" + words[most] + "' is one argument too many");
  if (has_method) out.method = words[0];
  if (out.method.find('(') != out.method.npos)
    throw cli::usage_error("METHOD is a name, its arguments stand behind it: call set 0 5; or give the expression as " +
                           ("-c '" + out.method + "'"));
  if (out.what == action::list_methods && !words.empty()) out.pattern = words[0];
  if (out.what == action::call) read_arguments(out.arguments, std::span(words).subspan(1));
}

// The flags behind the action, and METHOD with all that follows it.
void read_action_arguments(options& out, const cli::arguments& args, flag_words& values) {
  const auto own = action_flags(out.what, out, values);
  auto flags = general_flags(out, values);
  flags.add(own);
  const bool has_method = out.what == action::call || out.what == action::describe;
  const auto completed = cli::complete_abbreviations(own, args);
  const auto end = has_method ? cli::find_positional(flags, completed, 0) : args.size();
  auto words = cli::parse_flags(flags, split(completed, end).front);
  if (wants_nothing_else(out, {std::string(entry_of(out.what).name)})) return;
  const auto back = split(args, end).back;  // as it was typed
  words.insert(words.end(), back.begin(), back.end());
  for (const auto& pair : values.keywords) read_keyword(out.arguments, pair);
  read_operands(out, words);
}

void apply_words(options& out, const flag_words& values) {
  const auto names = format_names();
  out.style.format = static_cast<result_format>(std::ranges::find(names, values.format) - names.begin());
  out.style.nan = values.nan == "null"     ? formats::json_nan::null
                  : values.nan == "string" ? formats::json_nan::string
                                           : formats::json_nan::literal;
  out.style.numpy_version = values.numpy == "2" ? 2 : 1;
  out.session.batch_json = values.batch_format == "json";
}

void check_listing_format(const options& given) {
  const auto format = given.style.format;
  if (given.what == action::call || given.what == action::interactive) return;
  if (format != result_format::pprint && format != result_format::json)
    throw cli::usage_error("listings are printed as text or --format=json only");
}

struct owned_flag {
  bool given;
  std::string_view flag;
  action owner;
};

// Flags may stand before the action, so that only now it shows whose they should be.
void check_owners(const options& given, const flag_words& values) {
  const auto& session = given.session;
  const bool target = given.target && given.what == action::list_targets;
  const owned_flag flags[] = {
      {target, "--target", action::call},
      {given.names_only, "--names", action::list_methods},
      {!values.keywords.empty(), "--kw", action::call},
      {given.repeat.has_value(), "--repeat", action::call},
      {given.interval.has_value(), "--interval", action::call},
      {!session.expressions.empty(), "-c", action::interactive},
      {session.batch, "--batch", action::interactive},
      {session.batch_json, "--batch-format", action::interactive},
      {session.keep_going, "--keep-going", action::interactive},
  };
  const auto name = std::string(entry_of(given.what).name);
  for (const auto& [used, flag, owner] : flags) {
    if (!used || owner == given.what) continue;
    if (owner == action::interactive)
      throw cli::usage_error("'" + std::string(flag) + "' stands in place of an action; leave out '" + name + "'");
    throw cli::usage_error("'" + name + "' takes no '" + std::string(flag) + "'");
  }
}

void check_session(const session_options& session) {
  if (session.batch && !session.expressions.empty())
    throw cli::usage_error("'-c' and '--batch' exclude each other: the expressions come from one place");
  if (session.batch_json && !session.batch) throw cli::usage_error("'--batch-format' needs '--batch'");
  if (session.keep_going && !session.batch) throw cli::usage_error("'--keep-going' needs '--batch'");
}

void check(const options& given, const flag_words& values) {
  check_listing_format(given);
  check_owners(given, values);
  check_session(given.session);
}

bool is_device_db(const std::string& arg) {
  return arg.starts_with("--d") && std::string_view("--device-db").starts_with(arg);
}

std::size_t words_before_action(const cli::flag_table& flags, const cli::arguments& args) {
  const auto first = cli::find_positional(flags, args, 0);
  const auto front = split(args, first).front;
  if (std::ranges::any_of(front, is_device_db)) return 0;
  return first < args.size() && args[first].starts_with('@') ? 1 : 2;
}

constexpr action all_actions[] = {action::list_targets, action::list_methods, action::describe, action::call,
                                  action::interactive};

// Flags of other tools for what has no flag here.
void reject_foreign_flags(const cli::arguments& args) {
  for (const auto& arg : args) {
    if (arg == "--") return;
    for (const std::string_view flag : {"--host", "--server", "--port", "-p"})
      if (arg == flag || arg.starts_with(std::string(flag) + "="))
        throw cli::usage_error("'" + std::string(flag) +
                               "' is none of the options; HOST and PORT stand alone: ::1 3253");
  }
}

void read_all(options& out, const cli::arguments& args) {
  flag_words values;
  auto flags = general_flags(out, values);
  flags.add(action_flags(all_actions, out, values));
  const auto [front, back] = split(args, cli::find_positional(flags, args, words_before_action(flags, args)));
  reject_foreign_flags(front);
  const auto words = cli::parse_flags(flags, front);
  if (wants_nothing_else(out, args)) return;
  read_server(out, words, values);
  if (!back.empty()) {
    out.help_about = out.what = read_action(back[0]);
    read_action_arguments(out, split(back, 1).back, values);
    if (!values.device_db.empty() && out.device_db.name.empty())
      throw cli::usage_error("'--device-db' stands in place of HOST and PORT, before '" + back[0] + "'");
    if (out.requests.help || out.requests.version) return;
  }
  apply_words(out, values);
  check(out, values);
}

}  // namespace

options parse_options(const cli::arguments& args) {
  options out;
  try {
    read_all(out, args);
    return out;
  } catch (const cli::usage_error& error) {
    throw cli::usage_error(error.what(), usage_line(out.help_about));
  }
}

}  // namespace sipyco::rpctool
