// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logserver/sink.hpp"

#include <algorithm>
#include <utility>

namespace sipyco::logserver {

sink::sink(const format_options& format, output_target target, std::size_t max_bytes, event_handler tell)
    : max_bytes_(max_bytes),
      formatter_(format),
      target_(std::move(target)),
      tell_(tell),
      writer_(max_bytes, target_->path().empty() ? target_ : nullptr, std::move(tell)) {}

sink::sink(const format_options& format, log_files files, std::size_t max_bytes, event_handler tell)
    : max_bytes_(max_bytes),
      formatter_(format),
      files_(std::move(files)),
      tell_(tell),
      writer_(max_bytes, nullptr, std::move(tell)) {}

output_target sink::target_of(std::string_view source, std::chrono::system_clock::time_point when) {
  if (!files_) return target_;
  std::string problem;
  auto& file = files_->of(source, problem);
  if (!problem.empty()) tell_({output_event::kind::not_opened, 0, nullptr, problem});
  if (!file.target) return nullptr;
  if (auto rotation = files_->rotation(file, when)) writer_.rotate(file.target, *std::move(rotation));
  return file.target;
}

void sink::reopen() {
  if (files_)
    for (auto& target : files_->all()) writer_.reopen(std::move(target));
}

bool sink::put(const logs::record& record) {
  if (filter_ && !filter_->passes(record)) return false;
  ++received_;
  text_.clear();
  formatter_.append(text_, record);
  const auto target = target_of(record.source, record.time);
  if (target && (untold_ == 0 || append_dropped(false)) && writer_.append(target, text_)) {
    last_is_own_ = false;
  } else {
    ++dropped_;
    ++untold_;
  }
  return true;
}

bool sink::append_dropped(bool even_if_full) {
  const auto message = "dropped " + std::to_string(untold_) + " records: the output was blocked";
  const auto now = std::chrono::system_clock::now();
  std::string text;
  formatter_.append(text, {now, "logserver", log_level::warning, "logserver", message, {}, {}});
  const auto target = target_of("logserver", now);
  if (!target || !writer_.append(target, text, even_if_full)) return false;
  untold_ = 0;
  last_is_own_ = true;
  return true;
}

void sink::report_dropped() {
  if (untold_ > 0) (void)append_dropped(false);
}

bool sink::finish(std::chrono::steady_clock::time_point deadline) {
  if (untold_ > 0) (void)append_dropped(true);
  return writer_.finish(deadline);
}

std::string sink::name() const {
  if (files_) return files_->path();
  return target_->path().empty() ? "standard output" : target_->path();
}

sink_counts sink::counts() const {
  sink_counts out{received_, 0, 0, dropped_};
  const auto left = received_ - dropped_;
  const auto waiting = writer_.waiting();
  const std::uint64_t own = waiting > 0 && last_is_own_ ? 1 : 0;
  out.waiting = std::min(waiting - own, left);
  out.written = left - out.waiting;
  return out;
}

}  // namespace sipyco::logserver
