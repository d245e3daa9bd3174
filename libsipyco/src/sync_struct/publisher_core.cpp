// SPDX-License-Identifier: LGPL-3.0-or-later
#include "sync_struct/publisher_core.hpp"

#include <utility>

#include <sipyco/base/error.hpp>

#include "base/escape.hpp"
#include "net/accept_subscription.hpp"
#include "protocol/banner.hpp"
#include "protocol/subscription.hpp"

namespace sipyco::sync_struct {
namespace {

constexpr std::string_view log_name = "sipyco.sync_struct";
constexpr std::chrono::milliseconds patience{900};  // a stop is to last less than a second

/// Takes a link off its topic when its connection ends.
class membership {
 public:
  membership(std::shared_ptr<topic> joined, const std::shared_ptr<subscriber_link>& link)
      : topic_(std::move(joined)), place_(topic_->add(link)) {}
  membership(const membership&) = delete;
  membership& operator=(const membership&) = delete;
  ~membership() { topic_->remove(place_); }

 private:
  std::shared_ptr<topic> topic_;
  topic::place place_;
};

}  // namespace

Publisher::core::core(net::asio::io_context* given, publisher_options options)
    : options_(std::make_shared<const publisher_options>(options)),
      loop_(given, *options_->log, std::string(log_name)),
      tasks_(loop_.executor(), *options_->log, std::string(log_name)) {}

net::server_base::connection_handler Publisher::core::handler(pyon::version version) {
  return [owner = weak_from_this(), version](std::shared_ptr<net::byte_stream> stream) {
    return serve(owner, version, std::move(stream));
  };
}

void Publisher::core::start(std::span<const std::string> hosts, std::uint16_t port, pyon::version version) {
  if (server(version)) throw ValueError("the publisher serves this version of PYON already");
  for (const auto& [name, published] : topics_) published->activate(version);
  server(version).emplace(loop_.executor(), handler(version),
                          net::server_base_options{options_->max_connections, options_->log, std::string(log_name),
                                                   options_->tls, options_->handshake_timeout});
  try {
    server(version)->start(hosts, port);
  } catch (...) {
    server(version).reset();
    throw;
  }
}

std::uint16_t Publisher::core::port(pyon::version version) const {
  const auto& found = servers_[index_of(version)];
  return found ? found->port() : std::uint16_t{0};
}

void Publisher::core::add(const std::string& name, const Notifier& notifier) {
  if (!protocol::is_subscribable(name)) throw ValueError("the name of a notifier is one line, and not empty");
  if (topics_.contains(name)) throw ValueError("there is a notifier '" + name + "' already");
  const auto opened = topic::open(loop_.executor(), name, notifier, tasks_, options_);
  try {
    for (const auto version : {pyon::v1, pyon::v2})
      if (server(version)) opened->activate(version);
  } catch (...) {
    opened->close();
    throw;
  }
  topics_.emplace(name, opened);
}

bool Publisher::core::remove(std::string_view name) {
  const auto found = topics_.find(name);
  if (found == topics_.end()) return false;
  found->second->close();
  topics_.erase(found);
  return true;
}

std::size_t Publisher::core::subscribers() const {
  std::size_t out = 0;
  for (const auto& [name, published] : topics_) out += published->size();
  return out;
}

void Publisher::core::close_topics() {
  for (const auto& [name, published] : std::exchange(topics_, {})) published->close();
}

net::asio::awaitable<void> Publisher::core::stop(std::shared_ptr<core> self) {
  self->close_topics();
  self->tasks_.cancel();
  bool all_ended = true;
  for (auto& server : self->servers_)
    if (server) all_ended = co_await server->stop(patience) && all_ended;
  all_ended = co_await self->tasks_.wait_empty(net::deadline_after(patience)) && all_ended;
  if (!all_ended) self->log(log_level::warning, "stop", "a connection goes on after its cancellation");
}

net::asio::awaitable<void> Publisher::core::serve(std::weak_ptr<core> owner, pyon::version version,
                                                  std::shared_ptr<net::byte_stream> stream) {
  const auto self = owner.lock();
  if (!self) co_return;
  const auto& options = *self->options_;
  const auto link = std::make_shared<subscriber_link>(std::move(stream), version, options.max_queue_bytes,
                                                      options.wire.max_greeting_bytes);
  const auto deadline = net::deadline_after(options.handshake_timeout);
  const auto name = co_await net::accept_subscription(link->lines(), protocol::sync_struct_banner, deadline);
  if (!name) co_return self->log(log_level::info, link->lines().peer(), name.error().message);
  const auto found = self->topics_.find(*name);
  if (found == self->topics_.end())
    co_return self->log(log_level::info, link->lines().peer(), "asked for '" + *name + "', which is not there");
  const membership member(found->second, link);
  self->tasks_.spawn(subscriber_link::watch(link), "subscriber");
  co_await link->run();
}

void Publisher::core::log(log_level level, const std::string& peer, const std::string& message) const {
  options_->log->log(level, log_name, peer + ": " + base::escape_to_one_line(message));
}

}  // namespace sipyco::sync_struct
