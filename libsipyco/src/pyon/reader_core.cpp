// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyon/reader_core.hpp"

#include <string>
#include <utility>

namespace sipyco::pyon {

bool reader_core::begin_chunk(std::string_view chunk, bool last) {
  if (failed_) return false;
  const std::size_t room = limits_.max_bytes - window_.total();
  if (chunk.size() > room) {
    failed_ = true;
    error_ = limit_failure("bytes of text", "max_bytes", limits_.max_bytes, limits_.max_bytes);
    return false;
  }
  window_.advance(chunk, last);
  return true;
}

result<void> reader_core::end_chunk(const char* stopped) {
  if (failed_) return error_;
  if (!window_.last()) window_.keep(stopped != nullptr ? stopped : token_);
  return {};
}

const char* reader_core::fail_at(std::size_t offset, std::string_view message) {
  failed_ = syntax_error_ = true;
  error_ = decode_failure(std::string(message), offset);
  return nullptr;
}

const char* reader_core::fail_limit(const char* at, std::string_view what, std::string_view limit_name,
                                    std::size_t limit) {
  failed_ = true;
  error_ = limit_failure(what, limit_name, limit, window_.offset(at));
  return nullptr;
}

const char* reader_core::reject(failure why, std::size_t start, std::size_t content) {
  failed_ = true;
  error_ = std::move(why);
  const bool known = error_.offset != failure::no_offset && content != failure::no_offset;
  error_.offset = known ? content + error_.offset : start;
  return nullptr;
}

const char* reader_core::need_more(const char* token, std::size_t scanned, std::string_view what) {
  if (window_.last()) return fail(token, "the text ends inside " + std::string(what));
  token_ = token;
  scanned_ = scanned;
  return nullptr;
}

}  // namespace sipyco::pyon
