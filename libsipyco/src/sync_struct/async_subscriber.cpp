// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/sync_struct/subscriber_async.hpp>

#include <utility>

#include <sipyco/base/connection_error.hpp>
#include <sipyco/base/decode_error.hpp>

#include "net/connect_async.hpp"
#include "net/line_stream.hpp"
#include "protocol/banner.hpp"
#include "protocol/mod_reader.hpp"
#include "protocol/subscription.hpp"
#include "sync_struct/kept_part.hpp"

namespace sipyco::sync_struct {

struct AsyncSubscriber::implementation {
  implementation(std::string notifier_name, subscriber_options wanted)
      : name(std::move(notifier_name)),
        options(std::move(wanted)),
        reader(options.decode, options.only),
        part(options.only) {}

  void accept(const Mod& mod);

  std::string name;
  subscriber_options options;
  std::optional<net::line_stream> lines;
  protocol::mod_reader reader;
  kept_part part;
  Value target;
  bool initialized = false;
  std::size_t bytes = 0;
};

void AsyncSubscriber::implementation::accept(const Mod& mod) {
  if (!initialized && mod.action != ModAction::init)
    throw ProtocolError("the publisher sent a modification before the structure");
  initialized = true;
  if (!options.keep_target) return;
  try {
    part.apply(target, mod);
  } catch (const Error& error) {
    throw ProtocolError("a modification does not fit the structure: " + std::string(error.python_class()) + ": " +
                        error.what());
  }
  if (mod.action == ModAction::init && options.build) target = options.build(std::move(target));
}

AsyncSubscriber::AsyncSubscriber(std::string notifier_name, subscriber_options options)
    : impl_(std::make_unique<implementation>(std::move(notifier_name), std::move(options))) {
  if (!protocol::is_subscribable(impl_->name)) throw ValueError("the name of a notifier is one line, and not empty");
}

AsyncSubscriber::~AsyncSubscriber() { close(); }

boost::asio::awaitable<void> AsyncSubscriber::connect(std::string host, std::uint16_t port) {
  auto& self = *impl_;
  const auto deadline = net::deadline_after(self.options.connect_timeout);
  auto stream = co_await net::connect_async(std::move(host), port, deadline, self.options.tls, *self.options.log);
  self.lines.emplace(std::move(stream.value()), self.options.wire.max_line_bytes);
  self.reader = protocol::mod_reader(self.options.decode, self.options.only);
  self.initialized = false;
  self.bytes = 0;
  const auto sent = co_await self.lines->write(protocol::subscription_request(protocol::sync_struct_banner, self.name));
  sent.value();
}

boost::asio::awaitable<std::optional<Mod>> AsyncSubscriber::receive() {
  auto& self = *impl_;
  if (!self.lines) throw ConnectionLost("not connected", connection_loss::closed_here);
  while (true) {
    const auto piece = co_await self.lines->read_fragment();
    if (!piece.value()) {
      if (self.reader.within_line())
        throw ConnectionLost("connection to " + self.lines->peer() + " ended within a message",
                             connection_loss::end_of_file);
      co_return std::nullopt;
    }
    auto mod = self.reader.read(**piece);
    self.bytes = (*piece)->last ? 0 : self.bytes + (*piece)->text.size();
    if (!mod) throw_failure(mod.error(), (*piece)->text);
    if (!*mod) continue;
    self.accept(**mod);
    co_return std::move(*mod);
  }
}

void AsyncSubscriber::close() noexcept {
  if (impl_->lines) impl_->lines->close();
}

const Value& AsyncSubscriber::target() const noexcept { return impl_->target; }
bool AsyncSubscriber::initialized() const noexcept { return impl_->initialized; }
std::size_t AsyncSubscriber::bytes_of_message() const noexcept { return impl_->bytes; }
std::optional<pyon::version> AsyncSubscriber::version() const noexcept { return impl_->reader.version(); }

}  // namespace sipyco::sync_struct
