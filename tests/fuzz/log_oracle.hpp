// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "protocol/log_receiver.hpp"

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace sipyco::fuzz {

/// A record that outlives what it came from.
struct kept_record {
  std::string source;
  log_level level;
  std::string name;
  std::string message;
  std::string mark;

  friend bool operator==(const kept_record&, const kept_record&) = default;
};

inline void collect(std::vector<kept_record>& into, protocol::log_receiver& receiver) {
  while (const auto entry = receiver.next())
    into.push_back({std::string(entry->source), entry->level, std::string(entry->name), std::string(entry->message),
                    std::string(entry->mark)});
}

/// What a connection that sends a text in pieces of a size, and then ends, means.
inline std::vector<kept_record> records_of(std::string_view text, std::size_t piece,
                                           const protocol::log_limits& limits) {
  std::vector<kept_record> out;
  protocol::log_receiver receiver(limits);
  while (!text.empty()) {
    const auto room = receiver.prepare();
    const auto count = std::min({room.size(), text.size(), piece});
    std::memcpy(room.data(), text.data(), count);
    receiver.commit(count);
    text.remove_prefix(count);
    collect(out, receiver);
  }
  receiver.end();
  collect(out, receiver);
  return out;
}

}  // namespace sipyco::fuzz
