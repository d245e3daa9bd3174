// SPDX-License-Identifier: LGPL-3.0-or-later
#include "protocol/log_parser.hpp"

#include "base/utf8.hpp"
#include "base/utf8_repair.hpp"
#include "protocol/log_message.hpp"

namespace sipyco::protocol {

std::optional<log_entry> log_parser::line(std::string_view text, std::uint64_t cut_bytes) {
  if (ended_) {  // the record before was handed out
    mark_.clear();
    ended_ = false;
  }
  if (cut_bytes > 0) add_mark("cut: " + std::to_string(cut_bytes) + " more bytes in a line");
  if (base::find_invalid_utf8(text) != text.size()) {
    repaired_ = base::repair_utf8(text);
    text = repaired_;
  }
  return lines_left_ == 0 ? begin(text) : go_on(text);
}

std::optional<log_entry> log_parser::begin(std::string_view text) {
  auto rest = text;
  if (prefix_ == log_prefix::source) {
    const auto colon = text.find(':');
    if (colon == text.npos) {
      add_mark("no source");
      ended_ = true;
      return log_entry{source_, log_level::info, plain_text_name, text, mark_};
    }
    if (source_ != text.substr(0, colon)) source_ = text.substr(0, colon);
    rest = text.substr(colon + 1);
  }
  const auto head = parse_log_head(rest);
  if (head.lines == 1) {
    ended_ = true;
    return log_entry{source_, head.level, head.name, head.message, mark_};
  }
  level_ = head.level;
  name_ = head.name;
  message_ = head.message;
  lines_ = head.lines;
  lines_left_ = head.lines - 1;
  return std::nullopt;
}

std::optional<log_entry> log_parser::go_on(std::string_view text) {
  if (part_ended_) {
    message_.clear();
    add_mark("continued");
    part_ended_ = false;
  } else {
    message_ += '\n';
  }
  message_ += text;
  if (--lines_left_ == 0) {
    ended_ = true;
    return collected();
  }
  if (message_.size() < limits_.max_record_bytes) return std::nullopt;
  return end_part();
}

log_entry log_parser::end_part() {
  add_mark("to be continued: more than " + std::to_string(limits_.max_record_bytes) + " bytes");
  part_ended_ = true;
  ended_ = true;
  return collected();
}

std::optional<log_entry> log_parser::finish() {
  if (lines_left_ == 0) return std::nullopt;
  const bool nothing_new = part_ended_;
  if (ended_) mark_.clear();
  add_mark("truncated: " + std::to_string(lines_ - lines_left_) + " of " + std::to_string(lines_) + " lines");
  lines_left_ = 0;
  ended_ = true;
  part_ended_ = false;
  if (nothing_new) message_.clear();
  return collected();
}

void log_parser::add_mark(std::string_view what) {
  if (!mark_.empty()) mark_ += "; ";
  mark_ += what;
}

}  // namespace sipyco::protocol
