// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyon/text_sink.hpp"

namespace sipyco::pyon {

void text_sink::put_long(std::string_view text) {
  if (std::string* const out = direct(text.size())) out->append(text);
}

std::string* text_sink::direct(std::size_t bytes) {
  flush();
  if (bytes <= left()) return &out_;
  overflow_ = true;
  return nullptr;
}

}  // namespace sipyco::pyon
