// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyon/json_layout.hpp"

namespace sipyco::pyon {

void json_layout::new_line(std::string& out) const {
  out += '\n';
  out.append(4 * depth_, ' ');
}

void json_layout::append(std::string& out, std::string_view compact) {
  while (!compact.empty()) {
    if (in_string_) {
      compact.remove_prefix(append_string(out, compact));
    } else {
      append_symbol(out, compact.front());
      compact.remove_prefix(1);
    }
  }
}

/// Copies a string's inside as far as it goes, or up to its next special character, which is copied too.
std::size_t json_layout::append_string(std::string& out, std::string_view rest) {
  const std::size_t special = escaped_ ? 0 : rest.find_first_of("\"\\");
  const std::size_t size = special == std::string_view::npos ? rest.size() : special + 1;
  out += rest.substr(0, size);
  if (escaped_ || special == std::string_view::npos) {
    escaped_ = false;
    return size;
  }
  escaped_ = rest[special] == '\\';
  in_string_ = escaped_;
  return size;
}

void json_layout::append_symbol(std::string& out, char c) {
  const bool closing = c == ']' || c == '}';
  if (closing) --depth_;
  if (opened_ != closing) new_line(out);  // an empty pair of brackets stays one word
  opened_ = c == '[' || c == '{';
  if (opened_) ++depth_;
  in_string_ = c == '"';
  out += c;
  if (c == ',') new_line(out);
  if (c == ':') out += ' ';
}

}  // namespace sipyco::pyon
