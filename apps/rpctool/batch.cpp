// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/batch.hpp"

#include "rpctool/error_json.hpp"
#include "rpctool/error_text.hpp"
#include "rpctool/session.hpp"

#include <sipyco/base/connection_error.hpp>
#include <sipyco/cli/errors.hpp>
#include <sipyco/cli/nearest.hpp>
#include <sipyco/formats/json.hpp>
#include <sipyco/pyon/decode.hpp>
#include <sipyco/pyon/encode.hpp>

namespace sipyco::rpctool {

namespace {

struct request {
  Value id;
  std::string method;
  std::vector<Value> arguments;
  Dict keywords;
};

void read_field(request& out, std::string_view name, const Value& value) {
  if (name == "id")
    out.id = value;
  else if (name == "method" && value.is_str())
    out.method = value.as_str();
  else if (name == "args" && value.is_sequence())
    out.arguments.assign(value.items().begin(), value.items().end());
  else if (name == "kwargs" && value.is_dict())
    out.keywords = value.as_dict();
  else if (name == "method" || name == "args" || name == "kwargs")
    throw ValueError("a request's \"method\" is a text, its \"args\" a list, its \"kwargs\" an object");
  else
    throw ValueError("a request has no \"" + std::string(name) + "\"" +
                     cli::did_you_mean(name, {"id", "method", "args", "kwargs"}));
}

// The id is kept even when the rest is wrong.
void read_request(request& out, std::string_view line) {
  const auto decoded = pyon::decode(line, pyon::v2);
  if (!decoded.is_dict()) throw ValueError("a request is an object: {\"id\": 1, \"method\": \"ping\", \"args\": []}");
  if (const auto* id = decoded.as_dict().find("id")) out.id = *id;
  for (const auto& [name, value] : decoded.as_dict()) read_field(out, name.is_str() ? name.as_str() : "", value);
  if (out.method.empty()) throw ValueError("a request needs its \"method\"");
}

std::string encoded(const Value& answer, const result_style& style) {
  if (style.format == result_format::pyon) return pyon::encode(answer, pyon::v2);
  return formats::to_json(answer, {.nan = style.nan});
}

class text_batch {
 public:
  text_batch(remote& peer, const options& given, const batch_streams& streams)
      : given_(given), lines_(peer, {}), streams_(streams) {}

  cli::exit_code answer(const std::string& line, std::size_t number) {
    try {
      streams_.out(result_line(lines_.execute(line), given_.style));
      return cli::exit_code::ok;
    } catch (const Interrupted&) {
      throw;
    } catch (const std::exception& error) {
      return tell(error, number);
    }
  }

 private:
  // Where the batch goes on, answers stay in step with the requests.
  cli::exit_code tell(const std::exception& error, std::size_t number) {
    const auto end = ending_of(error, given_.verbosity.verbose > 0);
    if (given_.style.format == result_format::json)
      streams_.err(error_json(error, end) + "\n");
    else
      streams_.err("rpctool: line " + std::to_string(number) + ": " + end.message + "\n");
    if (given_.session.keep_going) streams_.out("\n");
    return end.code;
  }

  const options& given_;
  session lines_;
  const batch_streams& streams_;
};

}  // namespace

json_answer answer_request(remote& peer, std::string_view line, const result_style& style) {
  request asked;
  try {
    read_request(asked, line);
    const auto result = peer.call(asked.method, asked.arguments, asked.keywords);
    return {encoded(Value::dict({{"id", asked.id}, {"ok", result}}), style)};
  } catch (const Interrupted&) {
    throw;
  } catch (const std::exception& error) {
    return {encoded(Value::dict({{"id", asked.id}, {"error", error_value(error)}}), style),
            ending_of(error, false).code};
  }
}

cli::exit_code run_batch(remote& peer, line_source& lines, const options& given, const batch_streams& streams) {
  text_batch texts(peer, given, streams);
  auto first_error = cli::exit_code::ok;
  std::size_t number = 0;
  for (auto got = lines.next(""); got.what == line_source::event::line; got = lines.next("")) {
    ++number;
    if (session::is_blank(got.line)) continue;
    auto code = cli::exit_code::ok;
    if (given.session.batch_json) {
      auto [answer, failed] = answer_request(peer, got.line, given.style);
      streams.out(answer + "\n");
      code = failed;
    } else {
      code = texts.answer(got.line, number);
    }
    if (first_error == cli::exit_code::ok) first_error = code;
    if (code != cli::exit_code::ok && !given.session.keep_going) break;
  }
  return first_error;
}

}  // namespace sipyco::rpctool
