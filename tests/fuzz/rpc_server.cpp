// SPDX-License-Identifier: LGPL-3.0-or-later
// A client's lines for the server's side of pc_rpc: what the server answers is what a client reads, and a call that the
// server understood, sent once more, is understood the same way.
#include "fuzz/pyon_oracle.hpp"

#include "protocol/line_framer.hpp"
#include "protocol/rpc_server_session.hpp"

#include <cstdint>
#include <utility>
#include <variant>

namespace {

using namespace sipyco;
using namespace sipyco::protocol;

void check_answer(const send_line& sent, const rpc_server_session& session, std::string_view text) {
  fuzz::require(sent.line.ends_with('\n') && sent.line.find('\n') == sent.line.size() - 1, "an answer is a line", text);
  if (!session.serves_calls()) return;
  const auto message = pyon::try_decode(std::string_view(sent.line).substr(0, sent.line.size() - 1), session.version());
  fuzz::require(message && read_reply(*message), "an answer is a reply", text);
}

void check_call(const call_request& call, pyon::version version, std::string_view text) {
  const bool proper = call.arguments.is_sequence() && call.keywords.is_dict();
  if (!proper) return;
  try {
    const auto line = call_line(call.name, call.arguments.items(), call.keywords.as_dict(), version);
    const auto again = read_request(pyon::decode(std::string_view(line).substr(0, line.size() - 1), version));
    const auto* const same = std::get_if<call_request>(&again);
    fuzz::require(same != nullptr, "a call that is sent again is one", text);
    const auto third = call_line(same->name, same->arguments.items(), same->keywords.as_dict(), version);
    fuzz::require(fuzz::stays(line, third, version), "a call that is sent again is the same", text);
  } catch (const EncodeError&) {  // what the other version has, but this one lacks
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  line_framer framer(1 << 20);
  framer.feed(text);
  rpc_server_session session("{}\n");
  bool unfinished = false;
  while (!unfinished) {
    auto line = framer.next().value();
    unfinished = !line.has_value();
    if (unfinished && !(line = framer.finish())) return 0;
    const auto action = unfinished ? session.on_unfinished_line(*line) : session.on_line(*line);
    if (std::holds_alternative<close_connection>(action)) return 0;
    if (const auto* const sent = std::get_if<send_line>(&action)) check_answer(*sent, session, text);
    if (const auto* const run = std::get_if<run_call>(&action)) check_call(run->request, session.version(), text);
  }
  return 0;
}
