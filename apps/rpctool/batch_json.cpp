// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/batch_json.hpp"

#include "rpctool/error_json.hpp"
#include "rpctool/error_text.hpp"

#include <sipyco/base/connection_error.hpp>
#include <sipyco/cli/nearest.hpp>
#include <sipyco/formats/json.hpp>
#include <sipyco/pyon/decode.hpp>
#include <sipyco/pyon/encode.hpp>

#include <algorithm>

namespace sipyco::rpctool {

namespace {

struct request {
  Value id;
  pc_rpc::call_request call;
};

void read_field(request& out, std::string_view name, const Value& value) {
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

// The id is kept even when the rest is wrong.
void read_request(request& out, std::string_view line) {
  const auto decoded = pyon::decode(line, pyon::v2);
  if (!decoded.is_dict()) throw ValueError("a request is an object: {\"id\": 1, \"method\": \"ping\", \"args\": []}");
  if (const auto* id = decoded.as_dict().find("id")) out.id = *id;
  for (const auto& [name, value] : decoded.as_dict()) read_field(out, name.is_str() ? name.as_str() : "", value);
  if (out.call.method.empty()) throw ValueError("a request needs its \"method\"");
}

std::string encoded(const Value& answer, const result_style& style) {
  if (style.format == result_format::pyon) return pyon::encode(answer, pyon::v2);
  return formats::to_json(answer, {.nan = style.nan});
}

json_answer success(const Value& id, const Value& result, const result_style& style) {
  return {encoded(Value::dict({{"id", id}, {"ok", result}}), style)};
}

json_answer failed(const Value& id, const std::exception& error, const result_style& style) {
  return {encoded(Value::dict({{"id", id}, {"error", error_value(error)}}), style), ending_of(error, false).code};
}

// With a result, or what kept it from coming or from being written as JSON.
template <class F>
json_answer answer(const Value& id, F result, const result_style& style) {
  try {
    return success(id, result(), style);
  } catch (const Interrupted&) {
    throw;
  } catch (const std::exception& error) {
    return failed(id, error, style);
  }
}

json_answer answer_one(remote& peer, const request& asked, const result_style& style) {
  const auto& [method, arguments, keywords] = asked.call;
  return answer(
      asked.id, [&] { return peer.call(method, arguments, keywords); }, style);
}

// Requests for methods of the target, collected to be sent together.
class group {
 public:
  group(remote& peer, const result_style& style, std::vector<json_answer>& answers)
      : peer_(peer), style_(style), answers_(answers) {}

  void add(request asked) {
    ids_.push_back(std::move(asked.id));
    calls_.push_back(std::move(asked.call));
  }

  void answer() {
    if (calls_.empty()) return;
    std::vector<pc_rpc::call_outcome> outcomes;
    try {
      outcomes = peer_.call_all(calls_);
    } catch (const Interrupted&) {
      throw;
    } catch (const ConnectionError& error) {
      for (const auto& id : ids_) answers_.push_back(failed(id, error, style_));
    } catch (const Error&) {  // one cannot be sent; none was
      for (std::size_t i = 0; i < calls_.size(); ++i)
        answers_.push_back(answer_one(peer_, {ids_[i], calls_[i]}, style_));
    }
    for (std::size_t i = 0; i < outcomes.size(); ++i) add_answer(ids_[i], outcomes[i]);
    ids_.clear();
    calls_.clear();
  }

 private:
  void add_answer(const Value& id, const pc_rpc::call_outcome& outcome) {
    if (const auto* raised = std::get_if<RemoteError>(&outcome))
      answers_.push_back(failed(id, *raised, style_));
    else
      answers_.push_back(rpctool::answer(
          id, [&] { return std::get<Value>(outcome); }, style_));
  }

  remote& peer_;
  const result_style& style_;
  std::vector<json_answer>& answers_;
  std::vector<Value> ids_;
  std::vector<pc_rpc::call_request> calls_;
};

bool is_plain_method(remote& peer, const std::string& name) {
  return std::ranges::binary_search(peer.methods(), name) &&
         std::ranges::find(peer.own_methods(), name) == peer.own_methods().end();
}

}  // namespace

json_answer answer_request(remote& peer, std::string_view line, const result_style& style) {
  request asked;
  try {
    read_request(asked, line);
  } catch (const std::exception& error) {
    return failed(asked.id, error, style);
  }
  return answer_one(peer, asked, style);
}

std::vector<json_answer> answer_requests(remote& peer, std::span<const std::string> lines, const result_style& style) {
  std::vector<json_answer> out;
  group together(peer, style, out);
  for (const auto& line : lines) {
    request asked;
    try {
      read_request(asked, line);
    } catch (const std::exception& error) {
      together.answer();
      out.push_back(failed(asked.id, error, style));
      continue;
    }
    if (is_plain_method(peer, asked.call.method)) {
      together.add(std::move(asked));
    } else {
      together.answer();
      out.push_back(answer_one(peer, asked, style));
    }
  }
  together.answer();
  return out;
}

}  // namespace sipyco::rpctool
