// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/cli/flags.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sipyco::cli {

/// Something and what there is to say about it: a flag, an action, an example.
struct help_entry {
  std::string term;  ///< As it is typed.
  std::string text;  ///< May be empty; wrapped when it is shown.
};

/// Entries under a title.
struct help_section {
  std::string title;                ///< Shown with a colon behind it.
  std::vector<help_entry> entries;  ///< In the order in which they are shown.
};

/// What `--help` shows, in this order.
struct help_page {
  /// One sentence.
  std::string summary;
  std::vector<help_entry> examples;  ///< Command lines; shown before the synopsis.
  /// The synopsis without the word `usage`.
  std::string usage;
  std::vector<help_section> sections;  ///< Flags, actions and what else there is.
};

/// The page as text, its explanations wrapped to `width` columns.
[[nodiscard]] std::string format_help(const help_page& page, std::size_t width);

/// The flags of a table.
[[nodiscard]] help_section flag_section(std::string title, const flag_table& flags);

/// Name, version and licence of a tool, as `--version` prints it.
[[nodiscard]] std::string version_text(std::string_view tool);

}  // namespace sipyco::cli
