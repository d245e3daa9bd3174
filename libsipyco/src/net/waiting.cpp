// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/waiting.hpp"

#include "net/system_failure.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <system_error>

#include <poll.h>
#include <sys/eventfd.h>

namespace sipyco::net {

time_point deadline_after(std::chrono::milliseconds duration) {
  if (duration <= std::chrono::milliseconds::zero()) return never;
  const auto now = std::chrono::steady_clock::now();
  const auto most = std::chrono::floor<std::chrono::milliseconds>(never - now);
  return duration < most ? now + duration : never;
}

waker::waker() : fd_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (!fd_) throw std::system_error(errno, std::generic_category(), "eventfd");
}

void waker::wake() noexcept {
  const int saved = errno;
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = ::write(fd_.get(), &one, sizeof one);
  errno = saved;
}

void waker::clear() noexcept {
  std::uint64_t count = 0;
  [[maybe_unused]] const auto got = ::read(fd_.get(), &count, sizeof count);
}

int poll_milliseconds(time_point deadline) {
  if (deadline == never) return -1;
  const auto now = std::chrono::steady_clock::now();
  if (deadline <= now) return 0;  // before subtracting: the deadline may be the least of all
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - now);
  return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, 3'600'000));
}

result<void> wait_for(int fd, short events, const waiting& until) {
  std::array<pollfd, 3> polled{
      {{fd, events, 0}, {until.wake_descriptors[0], POLLIN, 0}, {until.wake_descriptors[1], POLLIN, 0}}};
  while (true) {
    const int count = ::poll(polled.data(), polled.size(), poll_milliseconds(until.deadline));
    if (count < 0 && errno != EINTR) return system_failure(errno, "poll");
    if (count < 0) continue;
    if (polled[1].revents != 0 || polled[2].revents != 0) return failure{failure_kind::interrupted, "interrupted"};
    if (polled[0].revents != 0) return {};
    if (std::chrono::steady_clock::now() >= until.deadline) return failure{failure_kind::timeout, "timed out"};
  }
}

}  // namespace sipyco::net
