// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/connection.hpp"

#include "rpctool/flags.hpp"
#include "rpctool/hints.hpp"

#include <sipyco/cli/errors.hpp>
#include <sipyco/cli/output.hpp>
#include <sipyco/cli/run_main.hpp>

#include <fmt/format.h>
#include <poll.h>

#include <algorithm>
#include <chrono>
#include <memory>

namespace sipyco::rpctool {

namespace {

using std::chrono::milliseconds;
using clock = std::chrono::steady_clock;

std::string joined(std::span<const std::string> names) {
  std::string out;
  for (const auto& name : names) out.append(out.empty() ? "" : ", ").append(name);
  return out;
}

milliseconds rounded_up(const std::optional<std::chrono::nanoseconds>& time) {
  return time ? std::chrono::ceil<milliseconds>(*time) : milliseconds(0);  // 0: no limit
}

pc_rpc::Client connect_once(const options& given, log_sink& log, int wake_descriptor) {
  pc_rpc::client_options how;
  how.connect_timeout = rounded_up(given.connect_timeout);
  how.timeout = rounded_up(given.timeout);
  how.wake_descriptor = wake_descriptor;
  how.tls = cli::ssl_from_args(given.ssl);
  how.log = &log;
  return {given.host, given.port, pc_rpc::no_target, how};
}

// False when a signal came.
bool pause(milliseconds time, int wake_descriptor) {
  pollfd entry{wake_descriptor, POLLIN, 0};
  return poll(&entry, 1, static_cast<int>(time.count())) == 0;
}

// Whether the next attempt may find somebody.
bool may_come(const ConnectionError& error) {
  return !dynamic_cast<const ProtocolError*>(&error) && !dynamic_cast<const Interrupted*>(&error);
}

// Methods of Python's client object, which hide those of the target.
struct own_method {
  std::string_view name;
  Value (*call)(pc_rpc::Client& client);
};

constexpr own_method own_table[] = {
    {"close_rpc", [](pc_rpc::Client& client) { return client.close_rpc(), Value(); }},
    {"get_local_host", [](pc_rpc::Client& client) { return Value(client.get_local_host()); }},
    {"get_rpc_id", [](pc_rpc::Client& client) { return Value(client.get_rpc_id()); }},
    {"get_rpc_method_list", [](pc_rpc::Client& client) { return client.get_rpc_method_list(); }},
    {"get_selected_target", [](pc_rpc::Client& client) { return Value(client.get_selected_target()); }},
};

}  // namespace

pc_rpc::Client connect(const options& given, log_sink& log, int wake_descriptor) {
  const auto begin = clock::now();
  for (auto delay = milliseconds(100);; delay = std::min(2 * delay, milliseconds(1000))) {
    try {
      return connect_once(given, log, wake_descriptor);
    } catch (const ConnectionError& error) {
      if (!given.wait || !may_come(error)) throw;
      const auto waited = clock::now() - begin;
      if (given.wait_limit && waited + delay > *given.wait_limit)
        throw cli::fatal_error(cli::ending_of(error, {}).code,
                               fmt::format("{}; gave up after {:.3g} s of trying", error.what(),
                                           std::chrono::duration<double>(waited).count()));
      if (!pause(delay, wake_descriptor)) throw Interrupted("interrupted while waiting for the server");
    }
  }
}

void select_target(pc_rpc::Client& client, const options& given) {
  const auto& targets = client.get_rpc_id().targets;
  if (given.target && !given.target->empty()) {
    if (std::ranges::find(targets, *given.target) == targets.end())
      throw cli::fatal_error(cli::exit_code::no_such_name,
                             fmt::format("no target '{}' there; the server has: {}", *given.target, joined(targets)));
    return client.select_rpc_target(*given.target);
  }
  if (targets.size() > 1)
    throw cli::usage_error(fmt::format("the server has several targets; choose one with -t: {}", joined(targets)),
                           usage_line(given.what));
  client.select_rpc_target(pc_rpc::AutoTarget{});
}

std::string no_such_method(const pc_rpc::Client& client, std::string_view method) {
  return fmt::format("target '{}' has no method '{}'{}", client.get_selected_target().value_or(""), method,
                     method_hint(method, client.get_selected_target().value_or(""), client.methods()));
}

connection::connection(const options& given, int wake_descriptor)
    : given_(given), wake_descriptor_(wake_descriptor), log_(cli::log_level_from_args(given.verbosity)) {
  for (const auto& own : own_table) own_methods_.emplace_back(own.name);
}

void connection::open() {
  if (is_connected()) return;
  lost_ = lost_ || client_;
  client_.reset();
  auto made = connect(given_, log_, wake_descriptor_);
  select_target(made, given_);
  methods_ = made.methods();
  std::erase_if(methods_, [](const auto& name) { return name.starts_with('_'); });
  client_ = std::move(made);
  if (std::exchange(lost_, false))
    cli::write_error(fmt::format("rpctool: connected again to {} port {}\n", given_.host, given_.port));
}

pc_rpc::Client& connection::client() {
  open();
  return *client_;
}

// A connection on which something went wrong is not used again.
void connection::give_up() {
  client_.reset();
  lost_ = true;
  ++given_up_;
}

template <class Body>
auto connection::guarded(const Body& body) {
  open();
  try {
    return body();
  } catch (const ConnectionError&) {
    give_up();
    throw;
  }
}

Value connection::timed_call(std::string_view method, std::span<const Value> arguments, const Dict& keywords) {
  const auto begin = clock::now();
  auto result = client_->call_value(method, arguments, keywords);
  const std::chrono::duration<double, std::milli> took = clock::now() - begin;
  if (given_.show_time) cli::write_error(fmt::format("rpctool: {} took {:.3f} ms\n", method, took.count()));
  return result;
}

Value connection::call_target(std::string_view method, std::span<const Value> arguments, const Dict& keywords) {
  if (std::ranges::find(client_->methods(), method) == client_->methods().end())
    throw cli::fatal_error(cli::exit_code::no_such_name, no_such_method(*client_, method));
  try {
    return timed_call(method, arguments, keywords);
  } catch (const TimeoutError&) {
    const auto limit = std::chrono::duration<double>(given_.timeout.value_or(std::chrono::nanoseconds(0))).count();
    throw TimeoutError(
        fmt::format("'{}' did not answer within {} s; the call may still be running there", method, limit));
  }
}

Value connection::call(std::string_view method, std::span<const Value> arguments, const Dict& keywords) {
  const auto* own = std::ranges::find(own_table, method, &own_method::name);
  return guarded([&] {
    if (own == std::end(own_table)) return call_target(method, arguments, keywords);
    if (!arguments.empty() || !keywords.empty())
      throw cli::usage_error(fmt::format("'{}' takes no arguments", method), usage_line(given_.what));
    return own->call(*client_);
  });
}

remote::outcome_source connection::send_all(std::span<const pc_rpc::call_request> calls) {
  auto sent = guarded([&] { return std::make_shared<pc_rpc::pending_calls>(client_->send_all(calls)); });
  return [this, sent = std::move(sent), at = given_up_]() -> pc_rpc::call_outcome {
    if (at != given_up_)
      throw ConnectionLost("the connection was given up after an earlier call; this one may have run there");
    try {
      return sent->next();
    } catch (const ConnectionLost&) {  // `open` sees it; answers from before have come
      throw;
    } catch (const ConnectionError&) {
      give_up();
      throw;
    }
  };
}

const std::vector<std::string>& connection::methods() {
  if (methods_.empty()) open();
  return methods_;
}

const std::vector<std::string>& connection::own_methods() { return own_methods_; }

Value connection::documentation() {
  return guarded([&] { return client_->get_rpc_method_list(); });
}

std::optional<Value> connection::quick_documentation() {
  constexpr milliseconds patience(500);
  if (!client_) return std::nullopt;
  std::optional<Value> out;
  client_->set_timeout(patience);
  try {
    out = client_->get_rpc_method_list();
  } catch (const Error&) {  // the next call finds out what is wrong
  }
  client_->set_timeout(rounded_up(given_.timeout));
  return out;
}

std::string connection::target() { return client().get_selected_target().value_or(""); }

}  // namespace sipyco::rpctool
