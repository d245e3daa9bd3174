// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pc_rpc/docstring.hpp"

#include <algorithm>
#include <vector>

namespace sipyco::pc_rpc {
namespace {

std::string expand_tabs(std::string_view line) {
  std::string out;
  for (const char c : line) {
    if (c == '\t')
      out.append(8 - out.size() % 8, ' ');
    else
      out += c;
  }
  return out;
}

std::size_t indentation(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> lines;
  while (true) {
    const std::size_t end = text.find('\n');
    lines.push_back(expand_tabs(text.substr(0, end)));
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

std::string clean_docstring(std::string_view text) {
  std::vector<std::string> lines = split(text);
  std::size_t margin = std::string::npos;
  for (std::size_t i = 1; i < lines.size(); ++i)
    if (indentation(lines[i]) < lines[i].size()) margin = std::min(margin, indentation(lines[i]));
  lines[0].erase(0, indentation(lines[0]));
  if (margin != std::string::npos)
    for (std::size_t i = 1; i < lines.size(); ++i) lines[i].erase(0, margin);
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  while (!lines.empty() && lines.front().empty()) lines.erase(lines.begin());
  std::string out;
  for (const std::string& line : lines) out.append(&line == &lines.front() ? "" : "\n").append(line);
  return out;
}

}  // namespace sipyco::pc_rpc
