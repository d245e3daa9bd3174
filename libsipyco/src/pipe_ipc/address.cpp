// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pipe_ipc/address.hpp"

#include <sipyco/base/connection_error.hpp>

#include <charconv>
#include <optional>

#include <fcntl.h>

namespace sipyco::pipe_ipc {
namespace {

std::optional<int> parse_number(std::string_view text) {
  int out = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc{} || end != text.data() + text.size() || out < 0) return std::nullopt;
  return out;
}

void close_on_exec(int fd, std::string_view address) {
  if (::fcntl(fd, F_SETFD, FD_CLOEXEC) == 0) return;
  throw ConnectionError("pipe address '" + std::string{address} + "': descriptor " + std::to_string(fd) +
                        " is not open (was it inherited from the parent?)");
}

}  // namespace

std::string format_address(const pipe_ends& ends) {
  return std::to_string(ends.read.get()) + "," + std::to_string(ends.write.get());
}

pipe_ends take_address(std::string_view address) {
  const auto comma = address.find(',');
  const auto read = parse_number(address.substr(0, comma));
  const auto write = comma == address.npos ? std::nullopt : parse_number(address.substr(comma + 1));
  if (!read || !write || *read == *write)
    throw ValueError("a pipe address is two numbers such as '5,8', not '" + std::string{address} + "'");
  close_on_exec(*read, address);
  close_on_exec(*write, address);
  return {net::unique_fd{*read}, net::unique_fd{*write}};
}

}  // namespace sipyco::pipe_ipc
