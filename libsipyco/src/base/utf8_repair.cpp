// SPDX-License-Identifier: LGPL-3.0-or-later
#include "base/utf8_repair.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace sipyco::base {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// Whether some bytes after these would make it a character.
bool begins_character(std::string_view bytes) {
  // The last of the possible continuations decides for the first byte's narrower ranges, the first for the others.
  for (const char filler : {'\x80', '\xBF', '\x90', '\xA0'}) {
    std::string whole(bytes);
    while (whole.size() < 4) {
      whole += filler;
      if (find_invalid_utf8(whole) == whole.size()) return true;
    }
  }
  return false;
}

std::size_t broken_length(std::string_view bytes) {
  std::size_t length = 1;
  while (length < std::min<std::size_t>(bytes.size(), 3) && begins_character(bytes.substr(0, length + 1))) ++length;
  return length;
}

}  // namespace

std::string repair_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  while (!bytes.empty()) {
    const auto valid = find_invalid_utf8(bytes);
    out += bytes.substr(0, valid);
    bytes.remove_prefix(valid);
    if (bytes.empty()) break;
    out += replacement;
    bytes.remove_prefix(broken_length(bytes));
  }
  return out;
}

}  // namespace sipyco::base
