// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/net/stream_async.hpp>

#include <sipyco/base/connection_error.hpp>

#include "net/async_lock.hpp"
#include "net/byte_stream.hpp"
#include "net/system_failure.hpp"
#include "protocol/line_framer.hpp"

#include <boost/system/system_error.hpp>

#include <optional>
#include <utility>

namespace sipyco::net {
namespace {

/// A cancelled wait as the public interface shows it.
template <class T>
asio::awaitable<T> translated(asio::awaitable<T> work, std::string peer) {
  try {
    co_return co_await std::move(work);
  } catch (const boost::system::system_error& error) {
    if (error.code() != asio::error::operation_aborted) throw;
    throw Interrupted("the wait for " + peer + " was interrupted");
  }
}

}  // namespace

class stream::core {
 public:
  core(std::shared_ptr<byte_stream> bytes, std::size_t max_line_bytes)
      : bytes_(std::move(bytes)), input_(max_line_bytes), turns_(bytes_->get_executor()) {}

  static asio::awaitable<std::string> read(std::shared_ptr<core> self, std::size_t max_bytes);
  static asio::awaitable<std::string> readline(std::shared_ptr<core> self);
  static asio::awaitable<void> write(std::shared_ptr<core> self, std::string bytes);
  void close() noexcept { bytes_->close(); }
  [[nodiscard]] const std::string& peer() const noexcept { return bytes_->peer(); }

 private:
  [[nodiscard]] asio::awaitable<void> fill();
  [[nodiscard]] failure broken(const error_code& error) const;

  std::shared_ptr<byte_stream> bytes_;
  protocol::line_framer input_;
  async_lock turns_;
  bool ended_ = false;
};

asio::awaitable<std::string> stream::core::read(std::shared_ptr<core> self, std::size_t max_bytes) {
  if (max_bytes > 0 && self->input_.buffered() == 0 && !self->ended_) co_await self->fill();
  co_return std::string{self->input_.next_bytes(max_bytes)};
}

asio::awaitable<std::string> stream::core::readline(std::shared_ptr<core> self) {
  while (true) {
    if (const auto line = self->input_.next().value()) co_return std::string{* line} += '\n';
    if (self->ended_) co_return std::string{self->input_.finish().value_or("")};
    co_await self->fill();
  }
}

asio::awaitable<void> stream::core::fill() {
  const auto [error, count] = co_await bytes_->read_some(input_.prepare());
  input_.commit(count);
  ended_ = error == asio::error::eof;
  if (error && !ended_) throw_failure(broken(error));
}

asio::awaitable<void> stream::core::write(std::shared_ptr<core> self, std::string bytes) {
  const auto turn = co_await self->turns_.acquire();
  const auto [error, count] = co_await self->bytes_->write(bytes);
  if (!error) co_return;
  const auto why = self->broken(error);
  self->close();
  throw_failure(why);
}

failure stream::core::broken(const error_code& error) const {
  if (auto why = bytes_->explain()) return *std::move(why);
  if (error == asio::error::operation_aborted || error == asio::error::bad_descriptor)
    return {failure_kind::interrupted, "connection to " + peer() + " closed here"};
  return {failure_kind::connection_lost, "connection to " + peer() + " lost: " + error_text(error.value())};
}

stream::stream(std::shared_ptr<byte_stream> bytes, std::size_t max_line_bytes)
    : core_(std::make_shared<core>(std::move(bytes), max_line_bytes)) {}

stream::stream(stream&& other) noexcept = default;

stream& stream::operator=(stream&& other) noexcept {
  close();
  core_ = std::move(other.core_);
  return *this;
}

stream::~stream() { close(); }

asio::awaitable<std::string> stream::read(std::size_t max_bytes) {
  return translated(core::read(core_, max_bytes), peer());
}

asio::awaitable<std::string> stream::readline() { return translated(core::readline(core_), peer()); }

asio::awaitable<void> stream::write(std::string bytes) {
  return translated(core::write(core_, std::move(bytes)), peer());
}

void stream::close() noexcept {
  if (core_) core_->close();
}

const std::string& stream::peer() const noexcept { return core_->peer(); }

}  // namespace sipyco::net
