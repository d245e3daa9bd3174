// SPDX-License-Identifier: LGPL-3.0-or-later
#include "protocol/rpc_client_session.hpp"

#include <algorithm>
#include <utility>

#include <sipyco/pyon/decode.hpp>

#include "protocol/banner.hpp"

namespace sipyco::protocol {
namespace {

failure make_failure(failure_kind kind, std::string message) {
  failure f;
  f.kind = kind;
  f.message = std::move(message);
  return f;
}

std::string sorted_and_joined(std::vector<std::string> names) {
  std::ranges::sort(names);
  std::string out;
  for (const std::string& name : names) out.append(out.empty() ? "" : " ").append(name);
  return out;
}

/// Small servers write JSON where v1 is due.
result<Value> decode_as(std::string_view line, pyon::version version, const decode_limits& limits) {
  auto decoded = pyon::try_decode(line, version, limits);
  if (!decoded && version == pyon::v1) {
    auto as_json = pyon::try_decode(line, pyon::v2, limits);
    if (as_json) return as_json;
  }
  return decoded;
}

}  // namespace

result<std::string> choose_target(const rpc_greeting& greeting, const std::optional<std::string>& name) {
  const auto& targets = greeting.targets;
  if (!name && targets.size() > 1)
    return make_failure(failure_kind::value_error, "Server has multiple targets: " + sorted_and_joined(targets));
  if (!name && targets.empty()) return make_failure(failure_kind::incompatible_server, "the server has no targets");
  if (name && std::ranges::find(targets, *name) == targets.end())
    return make_failure(failure_kind::incompatible_server, "valid target name(s): " + sorted_and_joined(targets));
  std::string chosen = name ? *name : targets.front();
  if (chosen.find_first_of(" \n") != std::string::npos)
    return make_failure(failure_kind::protocol, "the target's name holds white space, which the protocol cannot carry");
  return chosen;
}

std::string rpc_client_session::banner_line() { return std::string(pc_rpc_banner) + '\n'; }

result<void> rpc_client_session::on_greeting(std::string_view line) {
  auto greeting = read_greeting(line, limits_);
  if (!greeting) return greeting.error();
  greeting_ = *std::move(greeting);
  version_ = greeting_.offers_pyon_v2 && !force_pyon_v1_ ? pyon::v2 : pyon::v1;
  return {};
}

result<std::string> rpc_client_session::select(const std::optional<std::string>& name) {
  auto chosen = choose_target(greeting_, name);
  if (!chosen) return chosen.error();
  target_ = *std::move(chosen);
  return target_line({*target_, version_});
}

result<void> rpc_client_session::on_methods(std::string_view line) {
  auto names = read_method_set(line, version_, limits_);
  if (!names) return names.error();
  methods_ = *std::move(names);
  return {};
}

std::string rpc_client_session::encode_call(std::string_view name, std::span<const Value> arguments,
                                            const Dict& keywords) const {
  return call_line(name, arguments, keywords, version_);
}

result<rpc_reply> rpc_client_session::decode_reply(std::string_view line) const {
  const auto message = decode_as(line, version_, limits_);
  if (!message) return make_failure(failure_kind::protocol, message.error().message);
  return read_reply(*message);
}

}  // namespace sipyco::protocol
