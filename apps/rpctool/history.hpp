// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sipyco::rpctool {

/// `sipyco/rpctool_history` in `$XDG_STATE_HOME`, or in `~/.local/state`; empty when neither is known.
[[nodiscard]] std::string history_path();

/// Lines without earlier copies of the same, the newest `most` of them.
[[nodiscard]] std::vector<std::string> without_repeats(const std::vector<std::string>& lines, std::size_t most);

/// The lines of earlier sessions, kept in a file that only its owner reads. Sessions at the same time add to the same
/// file. Whatever goes wrong with the file is ignored: a session goes on without its history.
class history {
 public:
  /// With an empty path nothing is kept.
  explicit history(std::string path);
  history(const history&) = delete;
  history& operator=(const history&) = delete;
  /// Takes repeats out of the file.
  ~history();

  /// Oldest first.
  [[nodiscard]] const std::vector<std::string>& lines() const noexcept { return lines_; }
  /// Keeps a line, of several joined by spaces; not a blank one, nor one that begins with a space.
  void add(std::string_view line);

 private:
  void compact();

  std::string path_;
  std::vector<std::string> lines_;
};

}  // namespace sipyco::rpctool
