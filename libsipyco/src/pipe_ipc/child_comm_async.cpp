// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pipe_ipc/child_comm_async.hpp>

#include "net/pipe_stream.hpp"
#include "pipe_ipc/address.hpp"

#include <memory>

namespace sipyco::pipe_ipc {
namespace {

std::shared_ptr<net::byte_stream> stream_of(const net::asio::any_io_executor& executor, pipe_ends ends) {
  return std::make_shared<net::pipe_stream>(executor, std::move(ends.read), std::move(ends.write), "parent process");
}

}  // namespace

AsyncChildComm::AsyncChildComm(boost::asio::any_io_executor executor, std::string_view address,
                               std::size_t max_line_bytes)
    : stream_(stream_of(executor, take_address(address)), max_line_bytes) {}

}  // namespace sipyco::pipe_ipc
