// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/template_fields.hpp"

#include <sipyco/base/decode_error.hpp>
#include <sipyco/cli/errors.hpp>
#include <sipyco/cli/terminal.hpp>
#include <sipyco/pyon/encode.hpp>
#include <sipyco/text/repr.hpp>

namespace sipyco::syncdump {

namespace {

constexpr formats::template_field fields[] = {
    {'a', "action"},
    {'j', "the record as JSON"},
    {'k', "place"},
    {'n', "notifier"},
    {'s', "number"},
    {'t', "time"},
    {'v', "value", "json pyon pyon1 repr raw"},
};

/// As text itself, or in one of the notations.
std::string value_text(const Value& x, std::string_view notation, formats::json_nan nan) {
  if (notation == "json") return formats::to_json(x, {.nan = nan});
  if (notation == "pyon") return pyon::encode(x, pyon::v2);
  if (notation == "pyon1") return pyon::encode(x, pyon::v1);
  if (notation == "raw" && x.is_str()) return std::string(x.as_str());
  if (notation.empty() && x.is_str()) return cli::safe_line(x.as_str());
  return cli::safe_line(text::repr(x));
}

}  // namespace

formats::text_template compile_template(std::string_view text) {
  auto compiled = formats::text_template::try_compile(text, fields);
  if (!compiled)
    throw cli::usage_error("template, at character " + std::to_string(compiled.error().offset + 1) + ": " +
                           compiled.error().message);
  return std::move(*compiled);
}

void expand(std::string& out, const formats::text_template& pattern, const event& happened, formats::json_nan nan) {
  pattern.expand(out, [&](std::string& to, char letter, std::string_view argument) {
    switch (letter) {
      case 'a': to += happened.is_message ? "message" : sync_struct::action_name(happened.mod.action); break;
      case 'j': to += formats::to_json(record_of(happened), {.nan = nan}); break;
      case 'k': to += place_of(happened); break;
      case 'n': to += cli::safe_line(happened.source); break;
      case 's': to += std::to_string(happened.sequence); break;
      case 't': to += timestamp(happened.time); break;
      default: to += value_text(happened.mod.value, argument, nan);
    }
  });
}

}  // namespace sipyco::syncdump
