// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/logs/logger.hpp>

#include <cerrno>

#include <unistd.h>

#include <sipyco/logs/multiline_formatter.hpp>

namespace sipyco::logs {
namespace {

class stderr_sink final : public log_sink {
 public:
  explicit stderr_sink(log_level threshold) : threshold_(threshold) {}

  void log(log_level level, std::string_view name, std::string_view message) override {
    if (level >= threshold_) write_all(MultilineFormatter().format(level, name, message) + "\n");
  }

 private:
  // There is nobody to tell about a failure.
  static void write_all(std::string_view text) noexcept {
    while (!text.empty()) {
      const auto count = ::write(STDERR_FILENO, text.data(), text.size());
      if (count > 0)
        text.remove_prefix(static_cast<std::size_t>(count));
      else if (errno != EINTR)
        return;
    }
  }

  log_level threshold_;
};

}  // namespace

void Logger::exception(std::string_view message, const std::exception& error) const {
  log(log_level::error, std::string(message) + "\n" + format_exception(error));
}

void log_with_name(log_sink& sink, std::string_view name, log_level level, std::string_view message) {
  sink.log(level, name, message);
}

std::unique_ptr<log_sink> multiline_log_config(log_level level) { return std::make_unique<stderr_sink>(level); }

}  // namespace sipyco::logs
