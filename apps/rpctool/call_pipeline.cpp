// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/call_pipeline.hpp"

#include <sipyco/base/connection_error.hpp>
#include <sipyco/pyon/encode.hpp>

#include <exception>
#include <optional>
#include <string>
#include <utility>

namespace sipyco::rpctool {

namespace {

// So few that the first answers come soon, so many that a round trip costs little.
constexpr std::size_t most_together = 64;

// Of arguments: two groups surely fit the network's buffers.
constexpr std::size_t most_bytes = 24 * 1024;

// How long the arguments are when they are sent; nothing if that is too much, or not possible.
std::optional<std::size_t> size_of(const pc_rpc::call_request& call) {
  encode_limits limits;
  limits.max_bytes = most_bytes;
  std::string text;
  for (const auto& argument : call.arguments)
    if (!pyon::try_encode_to(text, argument, pyon::v2, limits)) return std::nullopt;
  if (!call.keywords.empty() && !pyon::try_encode_to(text, Value(call.keywords), pyon::v2, limits)) return std::nullopt;
  return text.size();
}

Value result_of(pc_rpc::call_outcome outcome) {
  if (auto* const raised = std::get_if<RemoteError>(&outcome)) throw std::move(*raised);
  return std::get<Value>(std::move(outcome));
}

}  // namespace

void call_pipeline::add(pc_rpc::call_request call, taker take) {
  const auto bytes = size_of(call);
  if (!bytes || *bytes > most_bytes) {
    finish();
    return take([&] { return peer_.call(call.method, call.arguments, call.keywords); });
  }
  if (collected_.bytes + *bytes > most_bytes) send();
  collected_.bytes += *bytes;
  collected_.calls.push_back(std::move(call));
  collected_.takers.push_back(std::move(take));
  if (collected_.calls.size() == most_together) send();
}

void call_pipeline::finish() {
  send();
  take(std::exchange(sent_, {}));
  lost_ = false;
}

void call_pipeline::send() {
  if (collected_.calls.empty()) return;
  if (!peer_.is_connected()) take(std::exchange(sent_, {}));
  auto next = std::exchange(collected_, {});
  bool is_sent = true;
  try {
    next.outcomes = peer_.send_all(next.calls);
  } catch (const Interrupted&) {
    throw;
  } catch (const ConnectionError&) {
    lost_ = true;
    next.outcomes = [why = std::current_exception()]() -> pc_rpc::call_outcome { std::rethrow_exception(why); };
  } catch (const Error&) {  // one cannot be sent; none was
    is_sent = false;
  }
  take(std::exchange(sent_, {}));
  if (is_sent) {
    sent_ = std::move(next);
  } else {
    for (std::size_t i = 0; i < next.calls.size(); ++i) {
      const auto& [method, arguments, keywords] = next.calls[i];
      next.takers[i]([&] { return peer_.call(method, arguments, keywords); });
    }
  }
  if (lost_) finish();
}

void call_pipeline::take(group taken) {
  const auto result = [&] {
    try {
      return result_of(taken.outcomes());
    } catch (const RemoteError&) {
      throw;
    } catch (...) {
      lost_ = true;
      throw;
    }
  };
  for (const auto& take_one : taken.takers) take_one(result);
}

}  // namespace sipyco::rpctool
