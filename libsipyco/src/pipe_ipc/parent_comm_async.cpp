// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pipe_ipc/parent_comm_async.hpp>

#include <sipyco/base/connection_error.hpp>
#include <sipyco/net/stream_async.hpp>
#include <sipyco/tools/condition_async.hpp>

#include "net/background.hpp"
#include "net/pipe_stream.hpp"
#include "net/system_failure.hpp"
#include "net/task_group.hpp"
#include "pipe_ipc/address.hpp"
#include "pipe_ipc/child_process.hpp"

#include <array>
#include <cerrno>
#include <stdexcept>
#include <tuple>
#include <utility>

#include <fcntl.h>

namespace sipyco::pipe_ipc {
namespace {

std::pair<net::unique_fd, net::unique_fd> make_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw ConnectionError("cannot make a pipe: " + net::error_text(errno));
  return {net::unique_fd{ends[0]}, net::unique_fd{ends[1]}};
}

}  // namespace

struct AsyncParentComm::state {
  state(net::asio::any_io_executor used, std::size_t max_line)
      : executor(std::move(used)),
        max_line_bytes(max_line),
        ended(executor),
        tasks(executor, default_log_sink(), "sipyco.pipe_ipc") {
    std::tie(childs.read, own.write) = make_pipe();
    std::tie(own.read, childs.write) = make_pipe();
  }

  void start(std::shared_ptr<child_process> started);
  static net::asio::awaitable<void> watch(std::shared_ptr<state> self, net::background_work reaping);
  [[nodiscard]] child_process& started() const;
  [[nodiscard]] net::stream& pipes();

  net::asio::any_io_executor executor;
  std::size_t max_line_bytes;
  pipe_ends childs;
  pipe_ends own;
  std::shared_ptr<child_process> child;
  std::shared_ptr<net::pipe_stream> bytes;
  std::optional<net::stream> stream;
  std::optional<int> returncode;  // once the pipes know of the end too
  tools::Condition ended;
  net::task_group tasks;
};

void AsyncParentComm::state::start(std::shared_ptr<child_process> started) {
  child = std::move(started);
  childs = {};
  bytes = std::make_shared<net::pipe_stream>(executor, std::move(own.read), std::move(own.write),
                                             "child process " + std::to_string(child->pid()));
  stream.emplace(bytes, max_line_bytes);
}

net::asio::awaitable<void> AsyncParentComm::state::watch(std::shared_ptr<state> self, net::background_work reaping) {
  co_await reaping.wait();
  const int code = self->child->returncode().value();
  self->bytes->end({failure_kind::connection_lost, self->bytes->peer() + " " + describe_end(code)});
  self->returncode = code;
  self->ended.notify();
}

child_process& AsyncParentComm::state::started() const {
  if (!child) throw std::logic_error("no child process was started");
  return *child;
}

net::stream& AsyncParentComm::state::pipes() {
  (void)started();
  return *stream;
}

AsyncParentComm::AsyncParentComm(boost::asio::any_io_executor executor, std::size_t max_line_bytes)
    : state_(std::make_shared<state>(std::move(executor), max_line_bytes)) {}

AsyncParentComm::AsyncParentComm(AsyncParentComm&&) noexcept = default;

AsyncParentComm::~AsyncParentComm() {
  if (!state_) return;
  close();
  state_->tasks.cancel();
}

std::string AsyncParentComm::get_address() const { return format_address(state_->childs); }

void AsyncParentComm::create_subprocess(const std::vector<std::string>& command, const subprocess_options& options) {
  if (state_->child) throw std::logic_error("the child process was started already");
  const std::array passed{state_->childs.read.get(), state_->childs.write.get()};
  state_->start(std::make_shared<child_process>(command, options, passed));
  // The thread that reaps may outlive this object, and the context: a child is never left a zombie.
  net::background_work reaping([child = state_->child] { child->reap(); });
  state_->tasks.spawn(state::watch(state_, std::move(reaping)), "waiting for a child process");
}

boost::asio::awaitable<std::string> AsyncParentComm::read(std::size_t max_bytes) {
  return state_->pipes().read(max_bytes);
}

boost::asio::awaitable<std::string> AsyncParentComm::readline() { return state_->pipes().readline(); }

boost::asio::awaitable<void> AsyncParentComm::write(std::string bytes) {
  return state_->pipes().write(std::move(bytes));
}

void AsyncParentComm::close() noexcept {
  if (state_->stream) state_->stream->close();
}

int AsyncParentComm::pid() const { return state_->started().pid(); }

boost::asio::awaitable<int> AsyncParentComm::wait() {
  const auto self = state_;
  (void)self->started();
  while (!self->returncode) co_await self->ended.wait();
  co_return *self->returncode;
}

std::optional<int> AsyncParentComm::returncode() const { return state_->returncode; }

void AsyncParentComm::send_signal(int number) noexcept {
  if (state_->child) state_->child->send_signal(number);
}

}  // namespace sipyco::pipe_ipc
