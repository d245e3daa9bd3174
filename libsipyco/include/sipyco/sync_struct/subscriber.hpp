// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <sipyco/sync_struct/mod.hpp>
#include <sipyco/sync_struct/subscriber_options.hpp>

namespace sipyco::sync_struct {

/// What a Subscriber calls, on its thread. What one of them throws, or the target builder, is logged and ends the
/// subscription, as in Python.
struct subscriber_callbacks {
  /// Called in turn with each mod, after it was applied, and the structure.
  std::vector<std::function<void(const Mod& mod, const Value& target)>> notify = {};
  /// The connection has ended for another reason than `close`.
  std::function<void()> disconnect = nullptr;
  /// Before the first mod of a connection is read.
  std::function<void()> before_receive = nullptr;
};

/// Python's `Subscriber`: keeps a copy of a publisher's structure, on a thread of its own.
class Subscriber {
 public:
  /// Not connected yet.
  Subscriber(std::string notifier_name, subscriber_callbacks callbacks, subscriber_options options = {});
  /// Closes.
  ~Subscriber();
  Subscriber(const Subscriber&) = delete;
  Subscriber& operator=(const Subscriber&) = delete;

  /// Returns when it is connected; the structure comes later. Throws ConnectionError. To be called once.
  void connect(const std::string& host, std::uint16_t port);
  /// No callback is called after it, unless it is called by one.
  void close();

  /// A snapshot of the copy; None before the first mod. From any thread.
  [[nodiscard]] Value target() const;

 private:
  class core;
  std::unique_ptr<core> core_;
};

}  // namespace sipyco::sync_struct
