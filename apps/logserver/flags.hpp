// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "logserver/options.hpp"

#include <sipyco/cli/flags.hpp>
#include <sipyco/cli/help.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The tables from which the parser, the help, the manual page and the completion are made.
namespace sipyco::logserver {

/// What flags are given as words, to be read once all are there.
struct raw_options {
  std::string style;
  std::string file_style;
  std::string multiline;
  std::string buffer;
  std::string log_backup_count;
  std::string journal_socket;
  bool journal = false;
  std::string max_line;
  std::string max_clients;
  std::string level;
  std::string count;
  std::string forward;
  std::string master;
  std::string rebroadcast;
  std::string rebroadcast_pyon;
};

/// Flags by group; the variables must outlive the parsing.
[[nodiscard]] cli::flag_table server_flags(options& into, raw_options& words);
[[nodiscard]] cli::flag_table output_flags(options& into, raw_options& words);
[[nodiscard]] cli::flag_table relay_flags(options& into, raw_options& words);
[[nodiscard]] cli::flag_table filter_flags(options& into, raw_options& words);
[[nodiscard]] cli::flag_table general_flags(options& into);
[[nodiscard]] cli::flag_table all_flags(options& into, raw_options& words);

/// A number with an optional K, M or G (powers of 1024).
[[nodiscard]] std::optional<std::size_t> parse_size(std::string_view text) noexcept;

[[nodiscard]] cli::help_page help();
[[nodiscard]] std::vector<cli::help_section> flag_sections();

}  // namespace sipyco::logserver
