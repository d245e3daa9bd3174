// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logserver/sink.hpp"

#include <algorithm>
#include <utility>

namespace sipyco::logserver {

sink::sink(const format_options& format, output_target target, std::size_t max_bytes,
           std::function<void(const output_event&)> tell)
    : formatter_(format), target_(std::move(target)), writer_(max_bytes, target_, std::move(tell)) {}

void sink::put(const logs::record& record) {
  ++received_;
  text_.clear();
  formatter_.append(text_, record);
  if ((untold_ == 0 || append_dropped(false)) && writer_.append(target_, text_)) {
    last_is_own_ = false;
    return;
  }
  ++dropped_;
  ++untold_;
}

bool sink::append_dropped(bool even_if_full) {
  const auto message = "dropped " + std::to_string(untold_) + " records: the output was blocked";
  std::string text;
  formatter_.append(text,
                    {std::chrono::system_clock::now(), "logserver", log_level::warning, "logserver", message, {}, {}});
  if (!writer_.append(target_, text, even_if_full)) return false;
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

std::string sink::name() const { return target_->path().empty() ? "standard output" : target_->path(); }

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
