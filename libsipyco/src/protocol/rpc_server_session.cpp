// SPDX-License-Identifier: LGPL-3.0-or-later
#include "protocol/rpc_server_session.hpp"

#include <utility>

#include <sipyco/pyon/decode.hpp>

#include "protocol/banner.hpp"

namespace sipyco::protocol {
namespace {

close_connection wrong_banner(std::string_view line) {
  if (const auto other = protocol_of_banner(line))
    return {"the client speaks " + std::string(*other) + ", not pc_rpc: wrong port?"};
  constexpr std::size_t shown = 40;
  return {"the client's first line is not the banner of pc_rpc: " + std::string(line.substr(0, shown))};
}

/// Turns a request into what to do about it.
struct action_of {
  pyon::version version;
  rpc_server_action operator()(call_request&& request) const { return run_call{std::move(request)}; }
  rpc_server_action operator()(method_list_request&&) const { return list_methods{}; }
  rpc_server_action operator()(malformed_request&& request) const {
    return send_line{failed_line(request.answer, version)};
  }
};

}  // namespace

rpc_server_action rpc_server_session::on_line(std::string_view line) {
  switch (state_) {
    case state::banner:
      if (line != pc_rpc_banner) return wrong_banner(line);
      state_ = state::target;
      return send_line{std::string(greeting_line_)};
    case state::target: return on_target(line);
    case state::calls: return on_request(line);
  }
  return close_connection{};
}

rpc_server_action rpc_server_session::on_unfinished_line(std::string_view line) {
  if (state_ == state::calls) return on_request(line);
  return close_connection{"the client left during the handshake"};
}

rpc_server_action rpc_server_session::on_target(std::string_view line) {
  auto choice = read_target(line);
  if (!choice) return close_connection{choice.error().message};
  version_ = choice->version;
  state_ = state::calls;
  return select_target{std::move(choice->target)};
}

rpc_server_action rpc_server_session::on_request(std::string_view line) {
  const auto message = pyon::try_decode(line, version_, limits_);
  if (!message) return close_connection{"the request does not decode: " + message.error().message};
  return std::visit(action_of{version_}, read_request(*message));
}

}  // namespace sipyco::protocol
