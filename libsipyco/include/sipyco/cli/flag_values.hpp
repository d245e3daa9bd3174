// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/cli/color.hpp>

#include <boost/program_options/value_semantic.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Values of flags for Program_options, bound to variables that must outlive the parsing.
///
/// The variable is assigned as soon as the flag is parsed; given twice, the last one counts, as in Python's argparse.
/// `placeholder` is the value's name in the help.
namespace sipyco::cli {

/// What a flag of a table takes and does; the table owns it.
using flag_value = boost::program_options::value_semantic;

/// A flag without a value that sets the variable to true.
[[nodiscard]] flag_value* set_true(bool& into);
/// A flag without a value that may be repeated (`-vv`); each adds one.
[[nodiscard]] flag_value* count(int& into);
[[nodiscard]] flag_value* text(std::string& into, std::string placeholder);  ///< A value that is taken as it is.
/// The same where it matters whether it was given.
[[nodiscard]] flag_value* text(std::optional<std::string>& into, std::string placeholder);
/// A flag without a value that does what it is given.
[[nodiscard]] flag_value* action(std::function<void()> act);
/// A value that `accept` takes; false makes a usage error which says that `expected` is needed.
[[nodiscard]] flag_value* accepted(std::string placeholder, std::string expected,
                                   std::function<bool(const std::string&)> accept);
/// A flag whose value may be left out: it follows without a space (`-i.bak`, `--in-place=.bak`).
[[nodiscard]] flag_value* optional_text(bool& given, std::string& into, std::string placeholder);
/// A flag that may be repeated; each value is appended.
[[nodiscard]] flag_value* texts(std::vector<std::string>& into, std::string placeholder);
/// A flag with as many values as `placeholders` has words.
[[nodiscard]] flag_value* text_tuple(std::vector<std::string>& into, std::string placeholders);
/// A TCP port, 0 to 65535.
[[nodiscard]] flag_value* port(std::uint16_t& into, std::string placeholder);
/// A time in seconds, a decimal number above 0.
[[nodiscard]] flag_value* seconds(std::optional<std::chrono::nanoseconds>& into, std::string placeholder);
/// What a flag that may stand without its value is given then.
inline constexpr std::string_view without_limit = "unlimited";
/// The same, but `--flag=SECONDS` may be shortened to `--flag`, which sets no time; `given` becomes true either way.
[[nodiscard]] flag_value* maybe_seconds(bool& given, std::optional<std::chrono::nanoseconds>& into,
                                        std::string placeholder);
/// A whole number from 1.
[[nodiscard]] flag_value* natural(std::optional<std::uint64_t>& into, std::string placeholder);
/// One of some words; anything else is an error that names them.
[[nodiscard]] flag_value* one_of(std::string& into, std::string placeholder, std::vector<std::string> words);
/// `auto`, `always` or `never`.
[[nodiscard]] flag_value* color(color_when& into);

/// What a port number must be, for positional arguments too; nothing when it is not one.
[[nodiscard]] std::optional<std::uint16_t> parse_port(std::string_view text) noexcept;
/// A decimal number above 0, of at most 10^9; nothing for another text.
[[nodiscard]] std::optional<std::chrono::nanoseconds> parse_seconds(std::string_view text) noexcept;
/// A whole number from 1; nothing for another text.
[[nodiscard]] std::optional<std::uint64_t> parse_natural(std::string_view text) noexcept;

}  // namespace sipyco::cli
