// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/batch_json.hpp"

#include "rpctool/error_json.hpp"
#include "rpctool/error_text.hpp"

#include <sipyco/base/connection_error.hpp>
#include <sipyco/cli/nearest.hpp>
#include <sipyco/formats/json.hpp>
#include <sipyco/pyon/decode.hpp>
#include <sipyco/pyon/encode.hpp>

namespace sipyco::rpctool {

namespace {

void read_field(json_request& out, std::string_view name, const Value& value) {
  if (name == "id")
    out.id = value;
  else if (name == "method" && value.is_str())
    out.call.method = value.as_str();
  else if (name == "args" && value.is_sequence())
    out.call.arguments.assign(value.items().begin(), value.items().end());
  else if (name == "kwargs" && value.is_dict())
    out.call.keywords = value.as_dict();
  else if (name == "method" || name == "args" || name == "kwargs")
    throw ValueError("a request's \"method\" is a text, its \"args\" a list, its \"kwargs\" an object");
  else
    throw ValueError("a request has no \"" + std::string(name) + "\"" +
                     cli::did_you_mean(name, {"id", "method", "args", "kwargs"}));
}

std::string encoded(const Value& answer, const result_style& style) {
  if (style.format == result_format::pyon) return pyon::encode(answer, pyon::v2);
  return formats::to_json(answer, {.nan = style.nan});
}

}  // namespace

void read_json_request(json_request& out, std::string_view line) {
  const auto decoded = pyon::decode(line, pyon::v2);
  if (!decoded.is_dict()) throw ValueError("a request is an object: {\"id\": 1, \"method\": \"ping\", \"args\": []}");
  if (const auto* id = decoded.as_dict().find("id")) out.id = *id;
  for (const auto& [name, value] : decoded.as_dict()) read_field(out, name.is_str() ? name.as_str() : "", value);
  if (out.call.method.empty()) throw ValueError("a request needs its \"method\"");
}

json_answer answer_json(const Value& id, const std::function<Value()>& result, const result_style& style) {
  try {
    return {encoded(Value::dict({{"id", id}, {"ok", result()}}), style)};
  } catch (const Interrupted&) {
    throw;
  } catch (const std::exception& error) {
    return {encoded(Value::dict({{"id", id}, {"error", error_value(error)}}), style), ending_of(error, false).code};
  }
}

}  // namespace sipyco::rpctool
