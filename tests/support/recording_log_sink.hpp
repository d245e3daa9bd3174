// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/log.hpp>

#include <mutex>
#include <string>
#include <vector>

namespace sipyco::test {

/// Keeps each message as `LEVEL:name:message`.
class recording_log_sink final : public log_sink {
 public:
  void log(log_level level, std::string_view name, std::string_view message) override {
    const std::lock_guard lock{mutex_};
    lines_.push_back(std::string{log_level_name(level)} + ":" + std::string{name} + ":" + std::string{message});
  }

  [[nodiscard]] std::vector<std::string> lines() const {
    const std::lock_guard lock{mutex_};
    return lines_;
  }

 private:
  mutable std::mutex mutex_;
  std::vector<std::string> lines_;
};

}  // namespace sipyco::test
