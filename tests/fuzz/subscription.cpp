// SPDX-License-Identifier: LGPL-3.0-or-later
// The two lines with which a subscriber begins: a name is answered if and only if it can be asked for, and asked for by
// our client it is the same name.
#include "fuzz/claim.hpp"

#include "protocol/line_framer.hpp"
#include "protocol/subscription.hpp"

#include <cstdint>
#include <string>

using namespace sipyco;
using session = protocol::subscription_session;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::string_view banner = "ARTIQ sync_struct";
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto newline = text.find('\n');
  session begun(banner);
  const auto first = begun.on_line(text.substr(0, newline));
  if (!std::holds_alternative<session::read_on>(first) || newline == text.npos) return 0;
  const auto name = text.substr(newline + 1, text.find('\n', newline + 1) - newline - 1);
  const auto second = begun.on_line(name);
  const auto* const found = std::get_if<session::subscribe>(&second);
  fuzz::require((found != nullptr) == protocol::is_subscribable(name), "what can be asked for is answered", text);
  if (found == nullptr) return 0;
  const auto request = protocol::subscription_request(banner, found->name);
  fuzz::require(request == std::string(banner) + "\n" + std::string(name) + "\n", "a name stays what it was", text);
  return 0;
}
