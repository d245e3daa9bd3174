// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

#include <sipyco/pyon/version.hpp>

#include "net/shared_line.hpp"

namespace sipyco::broadcast {

using net::shared_line;
inline constexpr std::size_t version_count = 2;

/// A message in the versions that somebody listens in; null for the others.
using encoded_message = std::array<shared_line, version_count>;

/// What one receiver has not been sent yet.
struct mailbox {
  pyon::version version;
  std::size_t limit;
  std::deque<shared_line> lines = {};
  /// Wakes the one who sends; on any thread.
  std::function<void()> wake = {};
};

/// Who listens to what. From any thread.
class audience {
 public:
  void join(const std::string& channel, std::shared_ptr<mailbox> receiver);
  void leave(const std::string& channel, const std::shared_ptr<mailbox>& receiver);

  /// The versions in which somebody listens to the channel.
  [[nodiscard]] std::array<bool, version_count> versions(std::string_view channel) const;
  /// Returns for how many receivers the message had to be dropped.
  [[nodiscard]] std::size_t send(std::string_view channel, const encoded_message& message);
  /// The next lines for a receiver, to be sent together; null if there are none.
  [[nodiscard]] shared_line next(mailbox& receiver);

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::set<std::shared_ptr<mailbox>>, std::less<>> channels_;
};

}  // namespace sipyco::broadcast
