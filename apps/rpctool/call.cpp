// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/call.hpp"

#include "rpctool/flags.hpp"

#include <sipyco/cli/errors.hpp>
#include <sipyco/cli/nearest.hpp>
#include <sipyco/pc_rpc/client.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace sipyco::rpctool {

namespace {

std::string joined(std::span<const std::string> names) {
  std::string out;
  for (const auto& name : names) out.append(out.empty() ? "" : ", ").append(name);
  return out;
}

// Methods of Python's client object, which hide those of the target.
struct own_method {
  std::string_view name;
  Value (*call)(pc_rpc::Client& client);
};

constexpr own_method own_methods[] = {
    {"close_rpc", [](pc_rpc::Client& client) { return client.close_rpc(), Value(); }},
    {"get_local_host", [](pc_rpc::Client& client) { return Value(client.get_local_host()); }},
    {"get_rpc_id", [](pc_rpc::Client& client) { return Value(client.get_rpc_id()); }},
    {"get_rpc_method_list", [](pc_rpc::Client& client) { return client.get_rpc_method_list(); }},
    {"get_selected_target", [](pc_rpc::Client& client) { return Value(client.get_selected_target()); }},
};

Value call_own(const own_method& own, pc_rpc::Client& client, const call_arguments& arguments) {
  if (!arguments.positional.empty() || !arguments.keywords.empty())
    throw cli::usage_error(fmt::format("'{}' takes no arguments", own.name), usage_line(action::call));
  return own.call(client);
}

Value call_remote(pc_rpc::Client& client, const options& given) {
  try {
    return client.call_value(given.method, given.arguments.positional, given.arguments.keywords);
  } catch (const TimeoutError&) {
    const auto waited = std::chrono::duration<double>(given.timeout.value_or(std::chrono::nanoseconds(0))).count();
    throw cli::fatal_error(
        cli::exit_code::timed_out,
        fmt::format("'{}' did not answer within {} s; the call may still be running there", given.method, waited));
  }
}

}  // namespace

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

Value call(pc_rpc::Client& client, const options& given) {
  const auto* own = std::ranges::find(own_methods, given.method, &own_method::name);
  if (own != std::end(own_methods)) return call_own(*own, client, given.arguments);
  if (std::ranges::find(client.methods(), given.method) == client.methods().end())
    throw cli::fatal_error(cli::exit_code::no_such_name, no_such_method(client, given.method));
  return call_remote(client, given);
}

std::string no_such_method(const pc_rpc::Client& client, const std::string& method) {
  return fmt::format("target '{}' has no method '{}'{}", client.get_selected_target().value_or(""), method,
                     cli::did_you_mean(method, client.methods()));
}

}  // namespace sipyco::rpctool
