// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/progress.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>

#include <unistd.h>

namespace sipyco::syncdump {

using clock = std::chrono::steady_clock;

namespace {

constexpr std::chrono::seconds patience{1};
constexpr std::chrono::milliseconds interval{250};

void write_error(std::string_view text) { (void)!::write(STDERR_FILENO, text.data(), text.size()); }

}  // namespace

progress::progress(boost::asio::io_context& context, std::function<std::size_t()> bytes)
    : timer_(context), bytes_(std::move(bytes)) {
  if (isatty(STDERR_FILENO) == 1) tick();
}

progress::~progress() { wipe(); }

void progress::tick() {
  timer_.expires_after(interval);
  timer_.async_wait([this](const boost::system::error_code& error) {
    if (error) return;
    look();
    tick();
  });
}

void progress::look() {
  const auto bytes = bytes_();
  if (bytes < before_ || before_ == 0) begin_ = clock::now();
  before_ = bytes;
  if (bytes == 0) return wipe();
  if (clock::now() - begin_ < patience) return;
  write_error(fmt::format("\rsyncdump: receiving, {:.1f} MiB so far\x1b[K", static_cast<double>(bytes) / (1 << 20)));
  written_ = true;
}

void progress::wipe() {
  if (std::exchange(written_, false)) write_error("\r\x1b[K");
}

}  // namespace sipyco::syncdump
