// SPDX-License-Identifier: LGPL-3.0-or-later
#include "formats/v1_layout_writer.hpp"

#include "formats/v1_entries.hpp"

#include <algorithm>

namespace sipyco::formats {
namespace {

constexpr std::size_t worth_a_call = 64 * 1024;

bool is_mark(char c) { return static_cast<unsigned char>(c) <= static_cast<unsigned char>(mark::nothing); }

}  // namespace

void v1_layout_writer::write(std::string_view marked) {
  while (!marked.empty()) {
    const auto end = std::ranges::find_if(marked, is_mark);
    const auto plain = static_cast<std::size_t>(end - marked.begin());
    text_.append(marked.substr(0, plain));
    if (plain == marked.size()) break;
    write_mark(*end);
    marked.remove_prefix(plain + 1);
    if (text_.size() >= worth_a_call) flush();
  }
  if (text_.size() >= worth_a_call) flush();
}

void v1_layout_writer::flush() {
  if (!text_.empty()) to_(text_);
  text_.clear();
}

void v1_layout_writer::write_mark(char which) {
  switch (static_cast<mark>(which)) {
    case mark::colon: text_ += ": "; break;
    case mark::comma: text_ += ", "; break;
    case mark::nothing: break;
    case mark::open:
      ++level_;
      if (layout_.pretty) new_line();
      break;
    case mark::next:
      text_ += layout_.pretty ? "," : ", ";
      if (layout_.pretty) new_line();
      break;
    case mark::close:
      --level_;
      if (layout_.pretty) new_line();
  }
}

void v1_layout_writer::new_line() {
  text_ += '\n';
  text_.append(layout_.tabs ? level_ : level_ * layout_.indent, layout_.tabs ? '\t' : ' ');
}

}  // namespace sipyco::formats
