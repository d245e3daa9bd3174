// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sipyco::pyon {

/// Breaks compact JSON into lines as Python's `json.dumps(indent=4)` does. The text may come in pieces.
class json_layout {
 public:
  void append(std::string& out, std::string_view compact);

 private:
  std::size_t append_string(std::string& out, std::string_view rest);
  void append_symbol(std::string& out, char c);
  void new_line(std::string& out) const;

  std::size_t depth_ = 0;
  bool in_string_ = false;
  bool escaped_ = false;  // behind a backslash
  bool opened_ = false;   // behind an opening bracket
};

}  // namespace sipyco::pyon
