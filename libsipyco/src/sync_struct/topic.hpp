// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <array>
#include <list>
#include <memory>
#include <string>

#include <sipyco/sync_struct/publisher_options.hpp>

#include "net/asio.hpp"
#include "net/task_group.hpp"
#include "sync_struct/notifier_state.hpp"
#include "sync_struct/structure_text.hpp"
#include "sync_struct/subscriber_link.hpp"

namespace sipyco::sync_struct {

/// One notifier of a publisher, with its subscribers. On the context's thread, but for what its inbox is given.
class topic : public std::enable_shared_from_this<topic> {
 public:
  /// `tasks` must live until `close`. Throws ValueError when the notifier has a publisher.
  [[nodiscard]] static std::shared_ptr<topic> open(net::asio::any_io_executor executor, std::string name,
                                                   const Notifier& notifier, net::task_group& tasks,
                                                   std::shared_ptr<const publisher_options> options);
  ~topic() = default;
  topic(const topic&) = delete;
  topic& operator=(const topic&) = delete;

  /// Throws EncodeError, naming the notifier.
  void activate(pyon::version version);
  /// Takes the changes that were made, and sends them.
  void deliver();
  /// Gives the notifier up, and its subscribers.
  void close();

  using place = std::list<std::shared_ptr<subscriber_link>>::iterator;
  [[nodiscard]] place add(const std::shared_ptr<subscriber_link>& link);
  void remove(place where) { links_.erase(where); }
  [[nodiscard]] std::size_t size() const noexcept { return links_.size(); }

 private:
  topic(net::asio::any_io_executor executor, std::string name, std::shared_ptr<notifier_state> notifier,
        net::task_group& tasks, std::shared_ptr<const publisher_options> options);

  void send(const encoded_mod& mod);
  [[nodiscard]] bool is_wanted(pyon::version version) const;
  /// Hands the structure out, or has it encoded first.
  void provide(pyon::version version);
  void refuse(pyon::version version);
  void hand_out(pyon::version version);
  void keep_for_a_while();
  [[nodiscard]] static net::asio::awaitable<void> make_text(std::shared_ptr<topic> self, pyon::version version);
  void warn(std::size_t bytes, const std::string& largest);

  net::asio::any_io_executor executor_;
  std::string name_;
  std::shared_ptr<notifier_state> notifier_;
  net::task_group& tasks_;
  std::shared_ptr<const publisher_options> options_;
  std::shared_ptr<mod_inbox> inbox_;
  std::list<std::shared_ptr<subscriber_link>> links_;
  std::array<structure_text, version_count> texts_;
  net::asio::steady_timer forget_;
  bool warned_ = false;
  bool delivering_ = false;
};

}  // namespace sipyco::sync_struct
