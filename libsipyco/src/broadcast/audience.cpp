// SPDX-License-Identifier: LGPL-3.0-or-later
#include "broadcast/audience.hpp"

#include <utility>

namespace sipyco::broadcast {

void audience::join(const std::string& channel, std::shared_ptr<mailbox> receiver) {
  const std::lock_guard held(mutex_);
  channels_[channel].insert(std::move(receiver));
}

void audience::leave(const std::string& channel, const std::shared_ptr<mailbox>& receiver) {
  const std::lock_guard held(mutex_);
  const auto found = channels_.find(channel);
  if (found == channels_.end()) return;
  found->second.erase(receiver);
  if (found->second.empty()) channels_.erase(found);
}

std::array<bool, version_count> audience::versions(std::string_view channel) const {
  const std::lock_guard held(mutex_);
  std::array<bool, version_count> out = {};
  const auto found = channels_.find(channel);
  if (found == channels_.end()) return out;
  for (const auto& receiver : found->second) out[static_cast<std::size_t>(receiver->version)] = true;
  return out;
}

std::size_t audience::send(std::string_view channel, const encoded_message& message) {
  const std::lock_guard held(mutex_);
  const auto found = channels_.find(channel);
  if (found == channels_.end()) return 0;
  std::size_t dropped = 0;
  for (const auto& receiver : found->second) {
    const auto& line = message[static_cast<std::size_t>(receiver->version)];
    if (!line) continue;  // it came after the message was encoded
    if (receiver->lines.size() >= receiver->limit) {
      ++dropped;
      continue;
    }
    receiver->lines.push_back(line);
    if (receiver->lines.size() == 1) receiver->wake();
  }
  return dropped;
}

shared_line audience::next(mailbox& receiver) {
  const std::lock_guard held(mutex_);
  if (receiver.lines.empty()) return nullptr;
  return net::take_lines(receiver.lines);
}

}  // namespace sipyco::broadcast
