// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/server_base.hpp"

#include "net/listener.hpp"
#include "net/task_group.hpp"
#include "net/tcp_stream.hpp"
#include "net/tls_reloader.hpp"
#include "net/tls_stream.hpp"

#include <list>
#include <utility>

namespace sipyco::net {
namespace {

// After an error such as a lack of descriptors, time for others to end.
constexpr std::chrono::milliseconds accept_pause{200};

tcp::acceptor make_acceptor(const asio::any_io_executor& executor, listening_socket& socket) {
  const auto protocol = socket.address.family() == AF_INET6 ? tcp::v6() : tcp::v4();
  tcp::acceptor acceptor{executor};
  acceptor.assign(protocol, socket.fd.get());
  (void)socket.fd.release();
  return acceptor;
}

}  // namespace

struct server_base::state : std::enable_shared_from_this<server_base::state> {
  state(asio::any_io_executor used, connection_handler handle, server_base_options wanted)
      : executor(std::move(used)),
        handler(std::move(handle)),
        options(std::move(wanted)),
        tasks(executor, *options.log, options.log_name) {
    if (options.tls) tls.emplace(*options.tls, *options.log, options.log_name);
  }

  static void accept_on(const std::shared_ptr<state>& self, listening_socket& socket) {
    self->addresses.push_back(socket.address);
    auto& acceptor = self->acceptors.emplace_back(make_acceptor(self->executor, socket));
    self->tasks.spawn(accept_loop(self, acceptor), "accepting connections");
  }
  static asio::awaitable<void> accept_loop(std::shared_ptr<state> self, tcp::acceptor& acceptor);
  static asio::awaitable<void> serve(std::shared_ptr<state> self, std::shared_ptr<byte_stream> stream);
  [[nodiscard]] std::shared_ptr<byte_stream> make_stream(tcp::socket socket);
  void report(const failure& error) const;
  void admit(tcp::socket socket);
  void close() noexcept;

  asio::any_io_executor executor;
  connection_handler handler;
  server_base_options options;
  std::optional<tls_reloader> tls;
  std::list<tcp::acceptor> acceptors;
  std::list<std::shared_ptr<byte_stream>> streams;
  address_list addresses;
  task_group tasks;
  bool full = false;
  bool closed = false;
};

asio::awaitable<void> server_base::state::accept_loop(std::shared_ptr<state> self, tcp::acceptor& acceptor) {
  while (acceptor.is_open()) {
    auto [error, socket] = co_await acceptor.async_accept(as_result);
    if (error == asio::error::operation_aborted || self->closed) co_return;
    if (!error) {
      self->admit(std::move(socket));
    } else if (error != asio::error::connection_aborted) {
      self->options.log->log(log_level::warning, self->options.log_name, "cannot accept: " + error.message());
      asio::steady_timer pause{self->executor, accept_pause};
      co_await pause.async_wait(as_result);
    }
  }
}

void server_base::state::admit(tcp::socket socket) {
  const auto open = tasks.size() - acceptors.size();  // each acceptor has a task too
  if (open >= options.max_connections) {
    if (!std::exchange(full, true))
      options.log->log(log_level::warning, options.log_name,
                       "refusing connections: " + std::to_string(open) + " are open (limit max_connections)");
    return;
  }
  full = false;
  auto stream = make_stream(std::move(socket));
  auto what = "connection from " + stream->peer();
  tasks.spawn(serve(shared_from_this(), std::move(stream)), std::move(what));
}

std::shared_ptr<byte_stream> server_base::state::make_stream(tcp::socket socket) {
  if (tls) return std::make_shared<tls_stream>(std::move(socket), tls->current());
  return std::make_shared<tcp_stream>(std::move(socket));
}

void server_base::state::report(const failure& error) const {
  const auto level = error.kind == failure_kind::tls       ? log_level::warning
                     : error.kind == failure_kind::timeout ? log_level::info
                                                           : log_level::debug;
  options.log->log(level, options.log_name, "connection from " + error.message);
}

asio::awaitable<void> server_base::state::serve(std::shared_ptr<state> self, std::shared_ptr<byte_stream> stream) {
  struct registration {
    registration(state& server, std::shared_ptr<byte_stream> open)
        : streams(server.streams), place(streams.insert(streams.end(), std::move(open))) {}
    registration(const registration&) = delete;
    registration& operator=(const registration&) = delete;
    ~registration() {
      (*place)->close();
      streams.erase(place);
    }
    std::list<std::shared_ptr<byte_stream>>& streams;
    std::list<std::shared_ptr<byte_stream>>::iterator place;
  };
  const registration registered{*self, stream};
  const auto opened = co_await stream->open(deadline_after(self->options.handshake_timeout));
  if (!opened) co_return self->report(opened.error());
  if (const auto notice = stream->notice()) self->report({failure_kind::tls, stream->peer() + ": TLS: " + *notice});
  co_await self->handler(std::move(stream));
}

void server_base::state::close() noexcept {
  closed = true;
  error_code ignored;
  for (auto& acceptor : acceptors) acceptor.close(ignored);
  for (const auto& stream : streams) stream->close();
  tasks.cancel();
}

server_base::server_base(asio::any_io_executor executor, connection_handler handler, server_base_options options)
    : state_(std::make_shared<state>(std::move(executor), std::move(handler), std::move(options))) {}

server_base::~server_base() { state_->close(); }

void server_base::start(std::span<const std::string> hosts, std::uint16_t port) {
  if (state_->tls) state_->tls->load().value();
  auto sockets = listen_on(hosts, port, *state_->options.log);
  for (auto& socket : sockets.value()) state::accept_on(state_, socket);
}

void server_base::start_on(std::span<const int> descriptors) {
  if (state_->tls) state_->tls->load().value();
  for (const int descriptor : descriptors) {
    auto socket = listening_on(unique_fd{descriptor});
    state::accept_on(state_, socket.value());
  }
}

asio::awaitable<bool> server_base::stop(std::chrono::milliseconds grace) {
  const auto self = state_;
  self->close();
  co_return co_await self->tasks.wait_empty(std::chrono::steady_clock::now() + grace);
}

std::uint16_t server_base::port() const noexcept {
  return state_->addresses.empty() ? std::uint16_t{0} : state_->addresses.front().port();
}

const address_list& server_base::addresses() const noexcept { return state_->addresses; }

std::size_t server_base::connections() const noexcept { return state_->streams.size(); }

}  // namespace sipyco::net
