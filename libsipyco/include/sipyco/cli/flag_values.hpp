// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/cli/color.hpp>

#include <boost/program_options/value_semantic.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

/// Values of flags for Program_options, bound to variables that must outlive the parsing.
///
/// The variable is assigned as soon as the flag is parsed; given twice, the last one counts, as in Python's argparse.
/// `placeholder` is the value's name in the help.
namespace sipyco::cli {

using flag_value = boost::program_options::value_semantic;

/// A flag without a value that sets the variable to true.
[[nodiscard]] flag_value* set_true(bool& into);
/// A flag without a value that may be repeated (`-vv`); each adds one.
[[nodiscard]] flag_value* count(int& into);
[[nodiscard]] flag_value* text(std::string& into, std::string placeholder);
[[nodiscard]] flag_value* text(std::optional<std::string>& into, std::string placeholder);
/// A flag without a value that does what it is given.
[[nodiscard]] flag_value* action(std::function<void()> act);
/// A value that `accept` takes; false makes a usage error which says that `expected` is needed.
[[nodiscard]] flag_value* accepted(std::string placeholder, std::string expected,
                                   std::function<bool(const std::string&)> accept);
/// A flag that may be repeated; each value is appended.
[[nodiscard]] flag_value* texts(std::vector<std::string>& into, std::string placeholder);
/// A flag with as many values as `placeholders` has words.
[[nodiscard]] flag_value* text_tuple(std::vector<std::string>& into, std::string placeholders);
/// A TCP port, 0 to 65535.
[[nodiscard]] flag_value* port(std::uint16_t& into, std::string placeholder);
/// A time in seconds, a decimal number above 0.
[[nodiscard]] flag_value* seconds(std::optional<std::chrono::nanoseconds>& into, std::string placeholder);
/// `auto`, `always` or `never`.
[[nodiscard]] flag_value* color(color_when& into);

/// What a port number must be, for positional arguments too; nothing when it is not one.
[[nodiscard]] std::optional<std::uint16_t> parse_port(std::string_view text) noexcept;
[[nodiscard]] std::optional<std::chrono::nanoseconds> parse_seconds(std::string_view text) noexcept;

}  // namespace sipyco::cli
