// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>

#include <sipyco/pyon/version.hpp>
#include <sipyco/sync_struct/notifier.hpp>
#include <sipyco/sync_struct/publisher_options.hpp>

namespace boost::asio {
class io_context;
}

namespace sipyco::sync_struct {

/// Notifiers under the names that subscribers ask for.
using notifier_map = std::map<std::string, Notifier, std::less<>>;

/// Python's `Publisher`: sends structures and their changes over TCP.
///
/// Each listening port speaks one version of PYON, which subscribers cannot choose: Python's sipyco up to 1.9 needs
/// version 1, from 1.10 on version 2. Start it once for each.
///
///     Publisher publisher{{{"datasets", datasets}}};
///     publisher.start(hosts, 3250, pyon::v2);
///     publisher.start(hosts, 3255, pyon::v1);
///
/// A slow subscriber neither delays others nor makes memory grow; see publisher_options.
class Publisher {
 public:
  /// With an io_context and a thread of its own. Throws ValueError when a notifier has a publisher already.
  explicit Publisher(notifier_map notifiers, publisher_options options = {});
  /// On the caller's io_context, which one thread runs and which must outlive the publisher. All calls are made on that
  /// thread, or while nobody runs it.
  Publisher(boost::asio::io_context& context, notifier_map notifiers, publisher_options options = {});
  ~Publisher();
  Publisher(const Publisher&) = delete;
  Publisher& operator=(const Publisher&) = delete;

  /// Listens; from now on every change must be expressible in `version`. Each host is a name or address, `*` stands for
  /// all interfaces; port 0 takes a free one. Throws ConnectionError, naming host and port, and EncodeError, naming
  /// notifier and place.
  void start(std::span<const std::string> hosts, std::uint16_t port, pyon::version version = pyon::v2);
  /// The port of the version, 0 if there is none.
  [[nodiscard]] std::uint16_t port(pyon::version version = pyon::v2) const;

  /// Publishes another notifier. Throws ValueError when the name is taken or the notifier has a publisher, EncodeError.
  void add(const std::string& name, const Notifier& notifier);
  /// Publishes it no more; its subscribers are disconnected. False when there is none of that name.
  bool remove(std::string_view name);

  /// Connected subscribers.
  [[nodiscard]] std::size_t subscribers() const;

  /// Closes everything within a second, whatever the subscribers do. On a caller's io_context it only begins that.
  void stop();

 private:
  class core;
  std::shared_ptr<core> core_;
};

}  // namespace sipyco::sync_struct
