// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logserver/sink.hpp"

#include <algorithm>
#include <utility>

namespace sipyco::logserver {

namespace {

// Enough for the cost of handing it over not to matter.
constexpr std::size_t batch_bytes = std::size_t{64} << 10;

}  // namespace

sink::sink(const format_options& format, output_target target, std::size_t max_bytes, event_handler tell)
    : max_bytes_(max_bytes),
      formatter_(format),
      target_(std::move(target)),
      tell_(tell),
      writer_(max_bytes, target_->path().empty() ? target_ : nullptr, std::move(tell)),
      batch_{.target = target_, .bytes = {}, .ends = {}} {}

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
  auto target = file.target;
  auto rotation = target ? files_->rotation(file, when) : std::nullopt;
  if (rotation) {
    flush();  // may close the file
    writer_.rotate(target, *std::move(rotation));
  }
  return target;
}

void sink::reopen() {
  if (files_)
    for (auto& target : files_->all()) writer_.reopen(std::move(target));
}

bool sink::put(const logs::record& record) {
  if (filter_ && !filter_->passes(record)) return false;
  ++received_;
  if (prepare_batch(record)) {
    formatter_.append(batch_.bytes, record);
    batch_.ends.push_back(static_cast<std::uint32_t>(batch_.bytes.size()));
  } else {
    count_dropped(1);
  }
  return true;
}

bool sink::prepare_batch(const logs::record& record) {
  if (files_) {
    auto target = target_of(record.source, record.time);
    if (!target) return false;
    if (target != batch_.target) flush();
    batch_.target = std::move(target);
  }
  if (batch_.bytes.size() >= batch_bytes) flush();
  return true;
}

void sink::flush() {
  if (batch_.ends.empty()) return;
  const bool has_way = untold_ == 0 || append_dropped(false);
  const auto count = batch_.ends.size();  // that may have flushed it
  const auto taken = has_way ? writer_.append(batch_) : 0;
  appended_ += taken;
  if (taken < count) count_dropped(count - taken);
  batch_.bytes.clear();
  batch_.ends.clear();
}

void sink::count_dropped(std::uint64_t records) {
  dropped_ += records;
  untold_ += records;
}

bool sink::append_dropped(bool even_if_full) {
  const auto now = std::chrono::system_clock::now();
  const auto target = target_of("logserver", now);
  if (untold_ == 0) return true;  // a rotation was due, and told of them
  const auto message = "dropped " + std::to_string(untold_) + " records: the output was blocked";
  std::string text;
  formatter_.append(text, {now, "logserver", log_level::warning, "logserver", message, {}, {}});
  if (!target || !writer_.append(target, text, even_if_full)) return false;
  untold_ = 0;
  forget_written_reports();
  own_.push_back(appended_++);
  return true;
}

void sink::report_dropped() {
  flush();
  if (untold_ > 0) (void)append_dropped(false);
}

bool sink::finish(std::chrono::steady_clock::time_point deadline) {
  flush();
  if (untold_ > 0) (void)append_dropped(true);
  return writer_.finish(deadline);
}

std::string sink::name() const {
  if (files_) return files_->path();
  return target_->path().empty() ? "standard output" : target_->path();
}

void sink::forget_written_reports() {
  for (const auto written = writer_.written(); !own_.empty() && own_.front() < written; own_.pop_front())
    ++own_written_;
}

sink_counts sink::counts() const {
  const auto all_written = writer_.written();
  const auto own_waiting = static_cast<std::uint64_t>(own_.end() - std::ranges::lower_bound(own_, all_written));
  const auto own_written = own_written_ + (own_.size() - own_waiting);
  return {.received = received_,
          .written = all_written - own_written,
          .waiting = appended_ - all_written - own_waiting + batch_.ends.size(),
          .dropped = dropped_};
}

}  // namespace sipyco::logserver
