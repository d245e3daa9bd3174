// SPDX-License-Identifier: LGPL-3.0-or-later
#include "protocol/subscription.hpp"

#include "base/utf8.hpp"
#include "protocol/banner.hpp"

namespace sipyco::protocol {

std::string subscription_request(std::string_view banner, std::string_view name) {
  return std::string(banner).append("\n").append(name).append("\n");
}

bool is_subscribable(std::string_view name) noexcept {
  return !name.empty() && name.find('\n') == name.npos && base::find_invalid_utf8(name) == name.size();
}

subscription_session::action subscription_session::on_line(std::string_view line) {
  if (greeted_) {
    if (is_subscribable(line)) return subscribe{std::string(line)};
    return refuse{"asked for a name that is empty or not UTF-8"};
  }
  greeted_ = line == banner_;
  if (greeted_) return read_on{};
  if (const auto other = protocol_of_banner(line)) return refuse{"speaks " + std::string(*other)};
  return refuse{"sent an unknown banner"};
}

}  // namespace sipyco::protocol
