// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyon/text_sink.hpp"

namespace sipyco::pyon {

void text_sink::put_long(std::string_view text) {
  for (; text.size() > buffer_bytes; text.remove_prefix(buffer_bytes)) put(text.substr(0, buffer_bytes));
  flush();
  put(text);
}

void text_sink::flush_layout() {
  if (!overflow_) layout_->append(out_, {buffer_.data(), used_});
  overflow_ = overflow_ || out_.size() - start_ > max_bytes_;
  used_ = 0;
}

std::string* text_sink::direct(std::size_t bytes) {
  flush();
  if (bytes <= left()) {
    // With room for what follows, or the little that ends the text would copy all of it.
    if (out_.capacity() - out_.size() < bytes) out_.reserve(out_.size() + bytes + 2 * buffer_bytes);
    return &out_;
  }
  overflow_ = true;
  return nullptr;
}

}  // namespace sipyco::pyon
