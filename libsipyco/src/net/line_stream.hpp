// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/result.hpp>

#include "net/asio.hpp"
#include "net/byte_stream.hpp"
#include "net/deadline_watch.hpp"
#include "net/waiting.hpp"
#include "protocol/line_framer.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace sipyco::net {

/// Lines over a byte stream.
///
/// One reader and one writer at a time. Failures are values: `connection_lost` (reset), `timeout` (the deadline passed;
/// the stream is closed then), `limit`, `interrupted` (cancelled or closed here), `tls`. After a failure the stream is
/// of no further use.
class line_stream {
 public:
  line_stream(std::shared_ptr<byte_stream> stream, std::size_t max_line_bytes);

  /// The next line without its newline; nothing at the end of the stream. A last line without newline counts.
  ///
  /// The view lives until the next read.
  [[nodiscard]] asio::awaitable<result<std::optional<std::string_view>>> read_line(time_point deadline = never);

  /// The next piece of a line, as soon as it comes; nothing at the end of the stream.
  [[nodiscard]] asio::awaitable<result<std::optional<protocol::line_fragment>>> read_fragment(
      time_point deadline = never);

  /// Writes all of it, newlines included, in one piece.
  [[nodiscard]] asio::awaitable<result<void>> write(std::shared_ptr<const std::string> bytes,
                                                    time_point deadline = never);
  [[nodiscard]] asio::awaitable<result<void>> write(std::string bytes, time_point deadline = never);

  /// Writes what can go without waiting, while no write is in progress.
  [[nodiscard]] std::size_t try_write(std::string_view bytes) noexcept { return stream_->try_write(bytes); }

  /// Holds for the line at hand already.
  void set_max_line_bytes(std::size_t bytes) { framer_.set_max_line_bytes(bytes); }
  void close() noexcept { stream_->close(); }
  [[nodiscard]] byte_stream& stream() noexcept { return *stream_; }
  [[nodiscard]] const std::string& peer() const noexcept { return stream_->peer(); }

 private:
  [[nodiscard]] asio::awaitable<result<void>> fill(time_point deadline);
  [[nodiscard]] asio::awaitable<result<void>> write_view(std::string_view bytes, time_point deadline);
  [[nodiscard]] failure broken(const error_code& error, const deadline_watch& watch) const;

  std::shared_ptr<byte_stream> stream_;
  protocol::line_framer framer_;
  deadline_watch read_watch_;
  deadline_watch write_watch_;
  bool ended_ = false;
};

}  // namespace sipyco::net
