// SPDX-License-Identifier: LGPL-3.0-or-later
// A server's lines for the client's side of pc_rpc: what was understood, written by our server, is understood the same
// way. The first byte chooses the version.
#include "fuzz/pyon_oracle.hpp"

#include "protocol/line_framer.hpp"
#include "protocol/rpc_client_session.hpp"

#include <cstdint>
#include <variant>

namespace {

using namespace sipyco;
using namespace sipyco::protocol;

std::string_view chopped(std::string_view line) { return line.substr(0, line.size() - 1); }

void check_handshake(rpc_client_session& session, std::string_view greeting, std::string_view methods) {
  if (!session.on_greeting(greeting)) return;
  const auto again = read_greeting(chopped(greeting_line(session.greeting())));
  fuzz::require(again && *again == session.greeting(), "a greeting is read as it was written", greeting);
  const auto choice = session.select({});
  if (!choice) return;
  const auto chosen = read_target(chopped(*choice));
  fuzz::require(chosen && chosen->target == session.target(), "a target is read as it was chosen", greeting);
  if (!session.on_methods(methods)) return;
  const auto written = method_set_line(session.methods(), session.version());
  const auto names = read_method_set(chopped(written), session.version());
  fuzz::require(names && *names == session.methods(), "a method set is read as it was written", methods);
}

void check_reply(const rpc_client_session& session, std::string_view line) {
  const auto reply = session.decode_reply(line);
  const auto* const value = reply ? std::get_if<Value>(&*reply) : nullptr;
  if (value == nullptr) return;
  const auto again = session.decode_reply(chopped(ok_line(*value, session.version())));
  fuzz::require(again.has_value(), "a reply that was written is read", line);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  line_framer framer(1 << 20);
  framer.feed({reinterpret_cast<const char*>(data + 1), size - 1});
  const auto next = [&] { return std::string(framer.next().value().value_or(std::string_view{})); };
  rpc_client_session session(data[0] % 2 == 1);
  const auto greeting = next();
  check_handshake(session, greeting, next());
  for (auto line = next(); !line.empty(); line = next()) check_reply(session, line);
  return 0;
}
