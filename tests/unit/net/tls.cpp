// SPDX-License-Identifier: LGPL-3.0-or-later
#include <boost/test/unit_test.hpp>

#include <sipyco/base/connection_error.hpp>

#include "net/blocking_socket.hpp"
#include "net/connect_async.hpp"
#include "net/line_stream.hpp"
#include "net/server_base.hpp"
#include "support/certificates.hpp"
#include "support/io_fixture.hpp"
#include "support/loopback.hpp"
#include "support/recording_log_sink.hpp"

#include <boost/asio/post.hpp>

#include <array>
#include <future>
#include <thread>

using namespace sipyco;
using namespace sipyco::net;
using namespace sipyco::test;
using namespace std::chrono_literals;

namespace {

asio::awaitable<void> echo(std::shared_ptr<byte_stream> stream) {
  line_stream lines{std::move(stream), 10'000'000};
  while (const auto line = (co_await lines.read_line()).value())
    (co_await lines.write(std::string{*line} + "\n")).value();
}

waiting soon() { return waiting{deadline_after(10s)}; }

/// An echo server on a thread of its own.
class tls_server {
 public:
  explicit tls_server(std::optional<SimpleSSLConfig> tls, std::chrono::milliseconds patience = 5s) {
    server_base_options options;
    options.log = &log;
    options.log_name = "test";
    options.tls = std::move(tls);
    options.handshake_timeout = patience;
    server_ = std::make_unique<server_base>(context_.get_executor(), echo, options);
    server_->start(std::vector<std::string>{"::1"}, 0);
    thread_ = std::thread([this] { context_.run(); });
  }
  ~tls_server() {
    asio::co_spawn(
        context_, [this]() -> asio::awaitable<void> { BOOST_TEST(co_await server_->stop()); },
        [](std::exception_ptr) {});
    thread_.join();
  }
  [[nodiscard]] std::uint16_t port() const { return server_->port(); }
  /// True when a line with this text is in the log within ten seconds.
  [[nodiscard]] bool logs(const std::string& text) const {
    for (const auto end = std::chrono::steady_clock::now() + 10s; std::chrono::steady_clock::now() < end;) {
      for (const auto& line : log.lines())
        if (line.find(text) != std::string::npos) return true;
      std::this_thread::yield();
    }
    for (const auto& line : log.lines()) BOOST_TEST_MESSAGE(line);
    return false;
  }
  recording_log_sink log;

 private:
  asio::io_context context_{1};
  std::unique_ptr<server_base> server_;
  std::thread thread_;
};

/// What comes back for a line, or why nothing does.
result<std::string> talk(blocking_socket& socket, const std::string& line) {
  if (const auto sent = socket.send_all(line, soon()); !sent) return sent.error();
  std::string got;
  while (!got.ends_with('\n')) {
    std::array<char, 20'000> room{};
    const auto count = socket.recv_some(room, soon());
    if (!count) return count.error();
    if (*count == 0) return failure{failure_kind::connection_lost, "end"};
    got.append(room.data(), *count);
  }
  return got;
}

result<std::string> talk_to(const tls_server& server, const SimpleSSLConfig& ours, log_sink& log = default_log_sink()) {
  auto socket = blocking_socket::connect_tls("::1", server.port(), soon(), ours, log);
  if (!socket) return socket.error();
  return talk(*socket, "hello\n");
}

asio::awaitable<result<std::string>> talk_async(std::uint16_t port, SimpleSSLConfig ours, std::string line) {
  const auto stream = co_await connect_async("::1", port, deadline_after(10s), std::move(ours));
  if (!stream) co_return stream.error();
  line_stream lines{*stream, 10'000'000};
  const auto written = co_await lines.write(line);
  const auto got = co_await lines.read_line(deadline_after(10s));
  if (!got) co_return got.error();
  if (!*got) co_return failure{failure_kind::connection_lost, "end"};
  co_return std::string(**got);
}

std::string why(const result<std::string>& got) {
  BOOST_TEST_REQUIRE(got.has_error());
  BOOST_TEST((got.error().kind == failure_kind::tls), got.error().message);
  return got.error().message;
}

struct fixture : io_fixture {
  certificate_folder files;
  fixture() {
    for (const auto* const name : {"server", "client", "other"}) files.make(name);
  }
  [[nodiscard]] result<std::string> talk_async_to(const tls_server& server, const SimpleSSLConfig& ours,
                                                  std::string line = "hello\n") {
    result<std::string> out;
    run([](result<std::string>& got, std::uint16_t port, SimpleSSLConfig config,
           std::string sent) -> asio::awaitable<void> {
      got = co_await talk_async(port, std::move(config), std::move(sent));
    }(out, server.port(), ours, std::move(line)));
    return out;
  }
};

bool contains(const std::string& text, const std::string& part) {
  const bool found = text.find(part) != std::string::npos;
  if (!found) BOOST_TEST_MESSAGE("not in: " << text);
  return found;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(net_tls, fixture)

BOOST_AUTO_TEST_CASE(carries_bytes_both_ways_for_either_kind_of_client) {
  const tls_server server(files.config("server", "client"));
  const auto ours = files.config("client", "server");
  const std::string large = std::string(3'000'000, 'x') + "\n";
  auto socket = blocking_socket::connect_tls("::1", server.port(), soon(), ours).value();
  BOOST_TEST(talk(socket, "hello\n").value() == "hello\n");
  BOOST_TEST((talk(socket, large).value() == large));
  BOOST_TEST(talk_async_to(server, ours).value() == "hello");
  BOOST_TEST((talk_async_to(server, ours, large).value() + "\n" == large));
  BOOST_TEST(server.log.lines().empty());
}

BOOST_AUTO_TEST_CASE(one_thread_sends_while_another_receives) {
  const tls_server server(files.config("server", "client"));
  auto socket = blocking_socket::connect_tls("::1", server.port(), soon(), files.config("client", "server")).value();
  constexpr std::size_t bytes = 5'000'000;
  auto received = std::async(std::launch::async, [&] {
    std::size_t count = 0;
    std::array<char, 20'000> room{};
    while (count < bytes) count += socket.recv_some(room, soon()).value();
    return count;
  });
  const std::string line = std::string(999, 'x') + "\n";
  for (std::size_t sent = 0; sent < bytes; sent += line.size()) socket.send_all(line, soon()).value();
  BOOST_TEST(received.get() == bytes);
}

BOOST_AUTO_TEST_CASE(trusts_each_of_several_certificates_and_what_they_issued) {
  files.make("issued", {}, "other");
  files.join("both", {"client", "other"});
  const tls_server server(files.config("server", "both"));
  for (const auto* const name : {"client", "other", "issued"})
    BOOST_TEST(talk_to(server, files.config(name, "server")).value() == "hello\n");
}

BOOST_AUTO_TEST_CASE(trusts_an_issued_certificate_itself_without_its_issuer) {
  files.make("issued", {}, "other");
  const tls_server server(files.config("server", "issued"));
  BOOST_TEST(talk_to(server, files.config("issued", "server")).value() == "hello\n");
  BOOST_TEST(contains(why(talk_to(server, files.config("other", "server"))), "refuses our certificate"));
}

BOOST_AUTO_TEST_CASE(both_ends_say_that_the_clients_certificate_is_unknown) {
  const tls_server server(files.config("server", "client"));
  const auto ours = files.config("other", "server");
  BOOST_TEST(contains(why(talk_to(server, ours)), "TLS: it refuses our certificate " + files.path("other.pem")));
  BOOST_TEST(contains(why(talk_async_to(server, ours)), "TLS: it refuses our certificate " + files.path("other.pem")));
  BOOST_TEST(server.logs("TLS: its certificate is none of those in " + files.path("client.pem")));
}

BOOST_AUTO_TEST_CASE(both_ends_say_that_the_servers_certificate_is_unknown) {
  const tls_server server(files.config("server", "client"));
  const auto ours = files.config("client", "other");
  const auto expected = "TLS: its certificate is none of those in " + files.path("other.pem");
  BOOST_TEST(contains(why(talk_to(server, ours)), expected));
  BOOST_TEST(contains(why(talk_async_to(server, ours)), expected));
  BOOST_TEST(server.logs("TLS: it refuses our certificate " + files.path("server.pem")));
}

BOOST_AUTO_TEST_CASE(an_expired_certificate_is_named_with_its_date) {
  files.make("old", {-48h, -24h});
  {
    const tls_server server(files.config("old", "client"));
    BOOST_TEST(server.logs("TLS: our certificate " + files.path("old.pem") + " expired on 20"));
    BOOST_TEST(contains(why(talk_to(server, files.config("client", "old"))), "TLS: its certificate expired on 20"));
    BOOST_TEST(server.logs("old.pem, which expired on 20"));
  }
  const tls_server server(files.config("server", "old"));
  const auto ours = files.config("old", "server");
  BOOST_TEST(contains(why(talk_to(server, ours)), "old.pem, which expired on 20"));
  BOOST_TEST(contains(why(talk_async_to(server, ours)), "old.pem, which expired on 20"));
  BOOST_TEST(server.logs("TLS: its certificate expired on 20"));
}

BOOST_AUTO_TEST_CASE(a_certificate_in_its_last_week_draws_a_warning_at_both_ends) {
  files.make("week", {-1h, 24h * 6});
  const tls_server server(files.config("server", "week"));
  recording_log_sink log;
  BOOST_TEST(talk_to(server, files.config("week", "server"), log).value() == "hello\n");
  BOOST_TEST_REQUIRE(log.lines().size() == 1U);
  BOOST_TEST(
      contains(log.lines()[0], "WARNING:sipyco.net:TLS: our certificate " + files.path("week.pem") + " expires"));
  BOOST_TEST(server.logs("TLS: the peer's certificate expires on 20"));
}

BOOST_AUTO_TEST_CASE(plain_and_tls_say_so_to_each_other) {
  const auto ours = files.config("client", "server");
  const tls_server secure(files.config("server", "client"));
  auto plain = blocking_socket::connect("::1", secure.port(), soon()).value();
  plain.send_all("hello\n", soon()).value();
  std::array<char, 100> room{};
  const auto count = plain.recv_some(room, soon()).value();
  BOOST_TEST((std::string(room.data(), count) == std::string("\x15\x03\x01\0\x02\x02\x46", 7)));
  BOOST_TEST(secure.logs("TLS: the client speaks no TLS"));

  const tls_server without(std::nullopt);
  BOOST_TEST(contains(why(talk_to(without, ours)), "it may speak no TLS"));
  BOOST_TEST(contains(why(talk_async_to(without, ours)), "it may speak no TLS"));
}

BOOST_AUTO_TEST_CASE(a_plain_client_is_told_of_tls) {
  const tls_server server(files.config("server", "client"));
  run([](std::uint16_t port) -> asio::awaitable<void> {
    line_stream lines{(co_await connect_async("::1", port)).value(), 100};
    (co_await lines.write(std::string("hello\n"))).value();
    const auto got = co_await lines.read_line(deadline_after(10s));
    BOOST_TEST_REQUIRE(got.has_error());
    BOOST_TEST((got.error().kind == failure_kind::tls));
    BOOST_TEST(contains(got.error().message, "it wants TLS"));
  }(server.port()));
}

BOOST_AUTO_TEST_CASE(a_stalled_handshake_ends_at_the_deadline) {
  const auto ours = files.config("client", "server");
  const loopback_listener mute;
  const auto stalled = blocking_socket::connect_tls("::1", mute.port(), {deadline_after(30ms)}, ours);
  BOOST_TEST((stalled.error().kind == failure_kind::timeout));
  BOOST_TEST(contains(stalled.error().message, "no answer to the handshake in time"));
  run([](std::uint16_t port, SimpleSSLConfig config) -> asio::awaitable<void> {
    const auto stream = co_await connect_async("::1", port, deadline_after(30ms), std::move(config));
    BOOST_TEST((stream.error().kind == failure_kind::timeout));
    BOOST_TEST(contains(stream.error().message, "no answer to the handshake in time"));
  }(mute.port(), ours));
  const tls_server server(files.config("server", "client"), 30ms);
  auto silent = blocking_socket::connect("::1", server.port(), soon()).value();
  std::array<char, 10> room{};
  BOOST_TEST(silent.recv_some(room, soon()).value() == 0U);
}

BOOST_AUTO_TEST_CASE(files_that_cannot_be_used_are_named) {
  const auto good = files.config("client", "server");
  const auto problem = [&](const SimpleSSLConfig& config) {
    const auto got = blocking_socket::connect_tls("::1", 1, soon(), config);
    BOOST_TEST((got.error().kind == failure_kind::configuration));
    return got.error().message;
  };
  const auto missing = files.path("missing");
  BOOST_TEST(problem({missing, good.key, good.peer}) == "TLS: " + missing + ": no such file or directory");
  BOOST_TEST(problem({good.certificate, missing, good.peer}) == "TLS: " + missing + ": no such file or directory");
  BOOST_TEST(problem({good.certificate, good.key, missing}) == "TLS: " + missing + ": no such file or directory");
  BOOST_TEST(contains(problem({good.key, good.certificate, good.peer}), "a private key where a certificate is due"));
  BOOST_TEST(contains(problem({good.certificate, good.peer, good.peer}), "a certificate where a private key is due"));
  BOOST_TEST(contains(problem({good.certificate, files.path("other.key"), good.peer}),
                      "other.key: the private key does not belong to the certificate in " + good.certificate));
  files.join("empty", {});
  BOOST_TEST(contains(problem({files.path("empty.pem"), good.key, good.peer}), "holds no certificate in PEM format"));
  BOOST_CHECK_THROW(tls_server({{missing, good.key, good.peer}}), ConfigurationError);
}

BOOST_AUTO_TEST_CASE(a_server_takes_renewed_files_at_the_next_handshake) {
  const tls_server server(files.config("server", "client"));
  const auto ours = files.config("client", "server");
  BOOST_TEST(talk_to(server, ours).value() == "hello\n");
  files.make("server");
  BOOST_TEST(talk_to(server, ours).value() == "hello\n");
  std::filesystem::remove(files.path("server.key"));
  BOOST_TEST(talk_to(server, ours).value() == "hello\n");
  BOOST_TEST(server.logs("kept the former certificates: TLS: " + files.path("server.key") + ": no such file"));
}

BOOST_AUTO_TEST_SUITE_END()
