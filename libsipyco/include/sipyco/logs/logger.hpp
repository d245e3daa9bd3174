// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <sipyco/base/log.hpp>

namespace sipyco::logs {

/// Logs under a name, as Python's `logging.getLogger(name)` does; cheap to copy.
///
///     const auto log = logs::multiline_log_config(log_level::info);
///     const logs::Logger logger("aqctl_lda", *log);
///     logger.warning("attenuation out of range");
class Logger {
 public:
  /// `sink` must outlive the logger.
  Logger(std::string name, log_sink& sink) : name_(std::move(name)), sink_(&sink) {}

  /// The message may have several lines.
  void log(log_level level, std::string_view message) const { sink_->log(level, name_, message); }
  /// Python's sipyco has a level below DEBUG: 5.
  void trace(std::string_view message) const { log(log_level::trace, message); }
  void debug(std::string_view message) const { log(log_level::debug, message); }        ///< Level 10.
  void info(std::string_view message) const { log(log_level::info, message); }          ///< Level 20.
  void warning(std::string_view message) const { log(log_level::warning, message); }    ///< Level 30.
  void error(std::string_view message) const { log(log_level::error, message); }        ///< Level 40.
  void critical(std::string_view message) const { log(log_level::critical, message); }  ///< Level 50.
  /// An error, with the exception in the lines behind the message (see format_exception).
  void exception(std::string_view message, const std::exception& error) const;

 private:
  std::string name_;
  log_sink* sink_;
};

/// Python's `sipyco.logs.log_with_name`: logs in the name of any logger.
void log_with_name(log_sink& sink, std::string_view name, log_level level, std::string_view message);

/// Python's `sipyco.logs.multiline_log_config`: a sink that writes records of the level and above to standard error,
/// each in one piece, in the format of MultilineFormatter. From any thread.
[[nodiscard]] std::unique_ptr<log_sink> multiline_log_config(log_level level);

/// Hands each record to several sinks, which must outlive it: standard error and a LogForwarder, for instance.
class log_fan_out final : public log_sink {
 public:
  /// In the order in which they are to get each record.
  explicit log_fan_out(std::vector<log_sink*> sinks) : sinks_(std::move(sinks)) {}
  void log(log_level level, std::string_view name, std::string_view message) override {
    for (auto* const sink : sinks_) sink->log(level, name, message);
  }

 private:
  std::vector<log_sink*> sinks_;
};

/// Python's `sipyco.logs.SourceFilter`: what this program logs itself is filtered by a level; what it hands on for
/// others has been filtered by them.
class SourceFilter {
 public:
  /// What comes from `local_source` is let through from `local_level` on.
  SourceFilter(log_level local_level, std::string local_source)
      : local_level_(local_level), local_source_(std::move(local_source)) {}
  /// An empty source is the local one.
  [[nodiscard]] bool filter(std::string_view source, log_level level) const {
    return (!source.empty() && source != local_source_) || level >= local_level_;
  }

 private:
  log_level local_level_;
  std::string local_source_;
};

}  // namespace sipyco::logs
