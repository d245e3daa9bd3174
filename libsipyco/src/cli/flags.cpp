// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/cli/flags.hpp>

#include <sipyco/cli/errors.hpp>
#include <sipyco/cli/flag_values.hpp>
#include <sipyco/cli/nearest.hpp>

#include <boost/program_options/parsers.hpp>
#include <boost/program_options/variables_map.hpp>

#include <algorithm>

namespace sipyco::cli {

namespace po = boost::program_options;

namespace {

// Nothing for a flag that is unknown or ambiguous: parse_flags says so.
const po::option_description* find(const flag_table& flags, const std::string& name) {
  try {
    return flags.find_nothrow(name, true);
  } catch (const po::ambiguous_option&) {
    return nullptr;
  }
}

// How many of the arguments behind `flag` are its values.
std::size_t values_behind(const flag_table& flags, const std::string& flag) {
  if (flag.starts_with("--")) {
    const auto equals = flag.find('=');
    const auto* known = find(flags, flag.substr(2, equals == flag.npos ? flag.npos : equals - 2));
    const auto all = known ? known->semantic()->min_tokens() : 0;
    return all > 0 && equals != flag.npos ? all - 1 : all;
  }
  for (std::size_t i = 1; i < flag.size(); ++i) {
    const auto* known = find(flags, {'-', flag[i]});
    if (const auto all = known ? known->semantic()->min_tokens() : 0) return i + 1 < flag.size() ? all - 1 : all;
  }
  return 0;
}

bool is_flag(const std::string& argument) { return argument.size() > 1 && argument[0] == '-'; }

std::string placeholder_of(const flag_table& flags, const std::string& flag) {
  const auto* known = find(flags, flag.substr(std::min(flag.size(), flag.find_first_not_of('-'))));
  return known ? known->semantic()->name() : std::string();
}

std::string without_value(const std::string& flag) { return flag.substr(0, flag.find('=')); }

bool may_stand_alone(const po::option_description* known) {
  return known && known->semantic()->min_tokens() == 0 && known->semantic()->max_tokens() > 0;
}

// The last flag of `-cvi`, if those before it take no values.
const po::option_description* last_of_group(const flag_table& flags, const std::string& group) {
  const po::option_description* known = nullptr;
  for (std::size_t i = 1; i < group.size(); ++i) {
    if (known && known->semantic()->max_tokens() > 0) return nullptr;
    known = find(flags, {'-', group[i]});
  }
  return known;
}

// Program_options would take the next argument for the value of a flag that may stand alone.
arguments with_implied_values(const flag_table& flags, arguments args) {
  for (auto& arg : args) {
    if (arg == "--") break;
    if (arg.starts_with("--") && may_stand_alone(find(flags, arg.substr(2))))
      arg.append("=").append(without_limit);
    else if (arg.starts_with("-") && !arg.starts_with("--") && may_stand_alone(last_of_group(flags, arg)))
      arg.append(without_limit);
  }
  return args;
}

[[noreturn]] void reject_unknown(const flag_table& flags, const po::unknown_option& error) {
  const auto flag = without_value(error.get_option_name());
  throw usage_error("unrecognised option '" + flag + "'" + did_you_mean(flag, long_flags(flags)));
}

[[noreturn]] void reject_ambiguous(const po::ambiguous_option& error) {
  std::string names;
  for (const auto& name : error.alternatives()) names += (names.empty() ? "'--" : ", '--") + name + "'";
  throw usage_error("option '" + without_value(error.get_option_name()) + "' could be any of " + names);
}

[[noreturn]] void reject_syntax(const flag_table& flags, const po::invalid_command_line_syntax& error) {
  const auto flag = error.get_option_name();
  if (error.kind() == po::invalid_syntax::extra_parameter) throw usage_error("option '" + flag + "' takes no value");
  const auto placeholder = placeholder_of(flags, flag);
  throw usage_error("option '" + flag + "' needs " + (placeholder.empty() ? "a value" : placeholder));
}

}  // namespace

arguments parse_flags(const flag_table& flags, const arguments& args) {
  try {
    const auto parsed = po::command_line_parser(with_implied_values(flags, args)).options(flags).run();
    po::variables_map stored;
    po::store(parsed, stored);
    return po::collect_unrecognized(parsed.options, po::include_positional);
  } catch (const po::unknown_option& error) {
    reject_unknown(flags, error);
  } catch (const po::ambiguous_option& error) {
    reject_ambiguous(error);
  } catch (const po::invalid_command_line_syntax& error) {
    reject_syntax(flags, error);
  } catch (const po::error& error) {
    throw usage_error(error.what());
  }
}

std::size_t find_positional(const flag_table& flags, const arguments& args, std::size_t n) {
  for (std::size_t i = 0; i < args.size(); ++i) {
    if (args[i] == "--") return std::min(args.size(), i + 1 + n);
    if (is_flag(args[i]))
      i += values_behind(flags, args[i]);
    else if (n-- == 0)
      return i;
  }
  return args.size();
}

arguments complete_abbreviations(const flag_table& flags, arguments args) {
  for (auto& arg : args) {
    if (arg == "--") break;
    if (!arg.starts_with("--")) continue;
    const auto equals = std::min(arg.find('='), arg.size());
    if (const auto* known = find(flags, arg.substr(2, equals - 2))) arg.replace(2, equals - 2, known->long_name());
  }
  return args;
}

std::vector<std::string> long_flags(const flag_table& flags) {
  std::vector<std::string> out;
  for (const auto& flag : flags.options()) out.push_back("--" + flag->long_name());
  return out;
}

}  // namespace sipyco::cli
