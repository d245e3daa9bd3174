// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/cli/help.hpp>

#include <sipyco/base/version.hpp>

#include <boost/program_options/cmdline.hpp>

#include <algorithm>
#include <utility>

namespace sipyco::cli {

namespace {

constexpr std::size_t margin = 2;
constexpr std::size_t gap = 2;
constexpr std::size_t widest_term = 26;

std::string_view next_word(std::string_view& text) {
  const auto begin = std::min(text.find_first_not_of(' '), text.size());
  const auto end = std::min(text.find(' ', begin), text.size());
  const auto word = text.substr(begin, end - begin);
  text.remove_prefix(end);
  return word;
}

// Words from column `indent` on, where the cursor stands already.
void append_wrapped(std::string& out, std::string_view text, std::size_t indent, std::size_t width) {
  auto column = indent;
  for (auto word = next_word(text); !word.empty(); word = next_word(text)) {
    if (column > indent && column + 1 + word.size() > width) {
      out.append("\n").append(indent, ' ');
      column = indent;
    }
    if (column > indent) out += ' ', ++column;
    out.append(word);
    column += word.size();
  }
  out += '\n';
}

void append_entry(std::string& out, const help_entry& entry, std::size_t text_column, std::size_t width) {
  out.append(margin, ' ').append(entry.term);
  if (entry.text.empty()) {
    out += '\n';
    return;
  }
  const auto end = margin + entry.term.size();
  if (end + gap <= text_column)
    out.append(text_column - end, ' ');
  else
    out.append("\n").append(text_column, ' ');
  append_wrapped(out, entry.text, text_column, width);
}

void append_entries(std::string& out, const std::vector<help_entry>& entries, std::size_t widest, std::size_t width) {
  std::size_t longest = 0;
  for (const auto& entry : entries)
    if (entry.term.size() <= widest) longest = std::max(longest, entry.term.size());
  for (const auto& entry : entries) append_entry(out, entry, margin + longest + gap, width);
}

}  // namespace

std::string format_help(const help_page& page, std::size_t width) {
  width = std::clamp<std::size_t>(width, 40, 120);
  std::string out;
  append_wrapped(out, page.summary, 0, width);
  if (!page.examples.empty()) {
    out += "\nExamples:\n";
    append_entries(out, page.examples, width * 3 / 5, width);
  }
  out.append("\nUsage: ").append(page.usage).append("\n");
  for (const auto& section : page.sections) {
    out.append("\n").append(section.title).append(":\n");
    append_entries(out, section.entries, widest_term, width);
  }
  return out;
}

help_section flag_section(std::string title, const flag_table& flags) {
  namespace style = boost::program_options::command_line_style;
  help_section out{std::move(title), {}};
  for (const auto& flag : flags.options()) {
    const auto letter = flag->canonical_display_name(style::allow_dash_for_short);
    std::string term = letter.size() == 2 && letter[0] == '-' ? letter + ", " : "    ";
    term.append("--").append(flag->long_name());
    if (const auto placeholder = flag->semantic()->name(); !placeholder.empty())
      term.append(flag->semantic()->min_tokens() == 0 ? "[=" + placeholder + "]" : " " + placeholder);
    out.entries.push_back({std::move(term), flag->description()});
  }
  return out;
}

std::string version_text(std::string_view tool) {
  return std::string(tool) + " " + std::string(version()) +
         " (SiPyCo for C++)\nLicence: LGPL-3.0-or-later (GNU Lesser General Public License). There is no warranty.\n";
}

}  // namespace sipyco::cli
