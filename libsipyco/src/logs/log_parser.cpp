// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/logs/log_parser.hpp>

#include <algorithm>
#include <cstring>
#include <utility>

#include "protocol/cutting_framer.hpp"
#include "protocol/log_message.hpp"
#include "protocol/log_parser.hpp"

namespace sipyco::logs {

struct LogParser::state {
  state(std::string of, record_handler given, const log_parser_options& options)
      : source(std::move(of)),
        handler(std::move(given)),
        framer(options.max_line_bytes),
        parser(protocol::log_prefix::none, {options.max_line_bytes, options.max_record_bytes}) {}

  void hand_over(const std::optional<protocol::log_entry>& entry) {
    if (!entry) return;
    const auto now = std::chrono::system_clock::now();
    handler({now, source, entry->level, entry->name, entry->message, entry->mark, {}});
  }

  void take(const protocol::cutting_framer::cut_line& line) {
    auto text = line.text;
    if (line.cut_bytes == 0 && text.ends_with('\r')) text.remove_suffix(1);
    hand_over(parser.line(text, line.cut_bytes));
  }

  std::string source;
  record_handler handler;
  protocol::cutting_framer framer;
  protocol::log_parser parser;
};

parsed_message parse_log_message(std::string_view line) {
  const auto head = protocol::parse_log_head(line);
  return {head.level, head.lines, head.name, head.message};
}

LogParser::LogParser(std::string source, record_handler handler, log_parser_options options)
    : state_(std::make_unique<state>(std::move(source), std::move(handler), options)) {}

LogParser::~LogParser() = default;
LogParser::LogParser(LogParser&&) noexcept = default;
LogParser& LogParser::operator=(LogParser&&) noexcept = default;

void LogParser::line_input(std::string_view line) { state_->hand_over(state_->parser.line(line)); }

void LogParser::feed(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto room = state_->framer.prepare();
    const auto count = std::min(room.size(), bytes.size());
    std::memcpy(room.data(), bytes.data(), count);
    state_->framer.commit(count);
    bytes.remove_prefix(count);
    while (const auto line = state_->framer.next()) state_->take(*line);
  }
}

void LogParser::finish() {
  if (const auto line = state_->framer.finish()) state_->take(*line);
  state_->hand_over(state_->parser.finish());
}

}  // namespace sipyco::logs
