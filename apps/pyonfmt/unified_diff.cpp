// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyonfmt/unified_diff.hpp"

#include "pyonfmt/edit_script.hpp"

#include <sipyco/cli/terminal.hpp>

#include <algorithm>
#include <vector>

namespace sipyco::pyonfmt {

namespace {

constexpr std::size_t context = 3;

/// With their newlines.
std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    out.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return out;
}

std::string range(std::size_t start, std::size_t count) {
  const std::string first = std::to_string(count == 0 ? start : start + 1);
  return count == 1 ? first : first + "," + std::to_string(count);
}

class diff_writer {
 public:
  diff_writer(const std::vector<std::string_view>& before, const std::vector<std::string_view>& after,
              const std::vector<edit>& script, bool color)
      : before_(before), after_(after), script_(script), color_(color) {}

  std::string run(std::string_view name) {
    paint("1", "--- " + std::string(name) + "\n+++ " + std::string(name) + "\n");
    for (std::size_t at = 0; (at = next_change(at)) < script_.size();) {
      const std::size_t end = end_of_hunk(at);
      advance_to(at - std::min(context, at - position_));
      hunk(end);
      at = end;
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::size_t next_change(std::size_t at) const {
    while (at < script_.size() && script_[at] == edit::keep) ++at;
    return at;
  }

  /// Changes with no more than two contexts between them share a hunk.
  [[nodiscard]] std::size_t end_of_hunk(std::size_t at) const {
    for (;;) {
      while (at < script_.size() && script_[at] != edit::keep) ++at;
      const std::size_t next = next_change(at);
      if (next == script_.size() || next - at > 2 * context) return std::min(at + context, script_.size());
      at = next;
    }
  }

  void advance_to(std::size_t at) {
    for (; position_ < at; ++position_) {
      if (script_[position_] != edit::insert) ++old_line_;
      if (script_[position_] != edit::remove) ++new_line_;
    }
  }

  void hunk(std::size_t end) {
    std::size_t removed = 0, inserted = 0;
    for (std::size_t i = position_; i < end; ++i) {
      removed += script_[i] != edit::insert ? 1 : 0;
      inserted += script_[i] != edit::remove ? 1 : 0;
    }
    paint("36", "@@ -" + range(old_line_, removed) + " +" + range(new_line_, inserted) + " @@\n");
    for (; position_ < end; ++position_) line(script_[position_]);
  }

  void line(edit what) {
    switch (what) {
      case edit::keep: ++new_line_; return put(' ', "", before_[old_line_++]);
      case edit::remove: return put('-', "31", before_[old_line_++]);
      case edit::insert: return put('+', "32", after_[new_line_++]);
    }
  }

  void put(char mark, const char* color, std::string_view text) {
    const bool whole = text.ends_with('\n');
    if (whole) text.remove_suffix(1);
    paint(color, mark + cli::safe_text(text));
    out_ += whole ? "\n" : "\n\\ No newline at end of file\n";
  }

  void paint(const std::string& color, const std::string& text) {
    if (color_ && !color.empty())
      out_.append("\x1b[").append(color).append("m").append(text).append("\x1b[0m");
    else
      out_ += text;
  }

  const std::vector<std::string_view>&before_, &after_;
  const std::vector<edit>& script_;
  bool color_;
  std::size_t position_ = 0, old_line_ = 0, new_line_ = 0;
  std::string out_;
};

}  // namespace

std::string unified_diff(std::string_view name, std::string_view before, std::string_view after, bool color) {
  const auto old_lines = split(before), new_lines = split(after);
  const auto script = edit_script(old_lines, new_lines);
  return diff_writer(old_lines, new_lines, script, color).run(name);
}

}  // namespace sipyco::pyonfmt
