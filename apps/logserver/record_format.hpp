// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "logserver/record_text.hpp"

#include <sipyco/formats/template.hpp>
#include <sipyco/logs/record.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sipyco::logserver {

enum class record_style {
  text,
  dated,
  brief,
  raw,
  json,
  syslog_prefix,
  journal_export,
  journal_native,
  rfc5424,
  logfmt
};

enum class multiline_style { keep, indent, escape };

/// How records are shown.
struct format_options {
  record_style style = record_style::text;
  multiline_style multiline = multiline_style::keep;
  bool color = false;
  /// In place of the style, where it is not empty: text with fields such as `%m`.
  std::string pattern = {};
};

/// The fields that a pattern may have.
[[nodiscard]] std::span<const formats::template_field> pattern_fields() noexcept;

/// The styles by the names that `--format` takes.
[[nodiscard]] std::optional<record_style> parse_style(std::string_view name) noexcept;
[[nodiscard]] std::vector<std::string> style_names();
[[nodiscard]] std::optional<multiline_style> parse_multiline(std::string_view name) noexcept;

/// Writes records as text, each with its final newline; but for those of the journal, which have an end of their own.
class record_formatter {
 public:
  /// Throws cli::usage_error for a pattern that is none.
  explicit record_formatter(const format_options& options);

  void append(std::string& out, const logs::record& record);

 private:
  void append_style(std::string& out, const logs::record& record);
  void append_field(std::string& out, const logs::record& record, char letter, std::string_view argument);
  void append_text(std::string& out, const logs::record& record);
  void append_brief(std::string& out, const logs::record& record);
  void append_json(std::string& out, const logs::record& record);
  void append_source(std::string& out, std::string_view source) const;
  void append_level(std::string& out, log_level level) const;
  void append_message(std::string& out, const logs::record& record) const;

  format_options options_;
  std::optional<formats::text_template> pattern_;
  clock_text clock_;
};

}  // namespace sipyco::logserver
