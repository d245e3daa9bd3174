// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pc_rpc/client.hpp>

#include <boost/test/unit_test.hpp>

#include <future>

#include "scripted_server.hpp"

using namespace sipyco;
using namespace sipyco::test;
using namespace std::chrono_literals;
using pc_rpc::Client;

namespace {

const auto boost_contains = [](const std::exception& error, std::string_view part) {
  const bool found = std::string_view(error.what()).find(part) != std::string_view::npos;
  if (!found) BOOST_TEST_MESSAGE("message: " << error.what());
  return found;
};

/// A predicate for BOOST_CHECK_EXCEPTION.
auto says(std::string part) {
  return [part = std::move(part)](const std::exception& error) { return boost_contains(error, part); };
}

pc_rpc::client_options impatient() { return {.connect_timeout = 50ms}; }

}  // namespace

BOOST_AUTO_TEST_SUITE(pc_rpc_client)

BOOST_AUTO_TEST_CASE(calls_and_converts) {
  scripted_server server(scripted_server::after_handshake([](line_peer& client) {
    BOOST_TEST(client.line() ==
               "{\"action\": \"call\", \"name\": \"echo\", \"args\": (1, \"x\"), \"kwargs\": {\"wait\": true}}");
    client.send("{\"status\": \"ok\", \"ret\": 2.5}\n");
    BOOST_TEST(client.line() == "{\"action\": \"call\", \"name\": \"ping\", \"args\": (), \"kwargs\": {}}");
    client.send("{\"status\": \"ok\", \"ret\": null}\n");
    BOOST_TEST(client.ended());
  }));
  Client client("::1", server.port());
  BOOST_TEST(client.call<double>("echo", 1, kw("wait") = true, "x") == 2.5);
  client.call<void>("ping");
  BOOST_TEST(client.get_selected_target().value() == "echo");
  BOOST_TEST(client.methods() == (std::vector<std::string>{"echo", "ping"}), boost::test_tools::per_element());
  BOOST_TEST(client.get_local_host() == "::1");
  client.close_rpc();
}

BOOST_AUTO_TEST_CASE(speaks_the_version_that_is_offered_and_wanted) {
  for (const bool force_v1 : {false, true}) {
    scripted_server server([&](line_peer& client) {
      BOOST_TEST(client.line() == "ARTIQ pc_rpc");
      client.send(v2_greeting);
      BOOST_TEST(client.line() == (force_v1 ? "echo" : "echo pyon_v2"));
      client.send(force_v1 ? "{\"echo\"}\n" : "{\"__jsonclass__\":[\"set\",[[\"echo\"]]]}\n");
    });
    const Client client("::1", server.port(), "echo", {.force_pyon_v1 = force_v1});
    BOOST_TEST(client.methods().size() == 1U);
  }
}

BOOST_AUTO_TEST_CASE(selects_later_when_told_so) {
  scripted_server server(scripted_server::after_handshake([](line_peer&) {}));
  Client client("::1", server.port(), pc_rpc::no_target);
  BOOST_TEST(client.get_rpc_id().targets.size() == 1U);
  BOOST_TEST(!client.get_selected_target());
  BOOST_CHECK_THROW(client.call("echo"), ValueError);
  client.select_rpc_target(pc_rpc::AutoTarget{});
  BOOST_TEST(client.get_selected_target().value() == "echo");
  BOOST_CHECK_THROW(client.select_rpc_target("echo"), ValueError);
}

BOOST_AUTO_TEST_CASE(raises_what_the_method_raised) {
  scripted_server server(scripted_server::after_handshake([](line_peer& client) {
    (void)client.line();
    client.send(
        "{\"status\": \"failed\", \"exception\": {\"class\": \"KeyError\", \"message\": \"'k'\", \"traceback\": "
        "[]}}\n");
  }));
  Client client("::1", server.port());
  try {
    client.call("echo");
    BOOST_ERROR("no exception");
  } catch (const RemoteError& error) {
    BOOST_TEST(error.class_name() == "KeyError");
    BOOST_TEST(error.message() == "'k'");
  }
}

BOOST_AUTO_TEST_CASE(sends_no_call_of_a_method_that_the_target_lacks) {
  scripted_server server(scripted_server::after_handshake([](line_peer& client) { BOOST_TEST(client.ended()); }));
  Client client("::1", server.port());
  BOOST_CHECK_EXCEPTION(client.call("nosuch"), AttributeError, says("target 'echo' of ::1 port"));
  client.close_rpc();
}

BOOST_AUTO_TEST_CASE(goes_on_after_an_argument_that_cannot_be_encoded) {
  scripted_server server(scripted_server::after_handshake([](line_peer& client) {
    BOOST_TEST(client.line().find("\"ping\"") != std::string::npos);
    client.send("{\"status\": \"ok\", \"ret\": 1}\n");
  }));
  Client client("::1", server.port());
  BOOST_CHECK_THROW(client.call("echo", Value(Integer::parse(std::string(4301, '9'), 10, 5000).value())), Error);
  BOOST_TEST(client.call<int>("ping") == 1);
}

BOOST_AUTO_TEST_CASE(names_the_targets_that_there_are) {
  const auto play = [](line_peer& client) {
    (void)client.line();
    client.send("{\"targets\": [\"b\", \"a\"], \"description\": null}\n");
    BOOST_TEST(client.ended());
  };
  {
    scripted_server server(play);
    BOOST_CHECK_EXCEPTION(Client("::1", server.port(), "c"), IncompatibleServer, says("valid target name(s): a b"));
  }
  scripted_server server(play);
  BOOST_CHECK_EXCEPTION(Client("::1", server.port()), ValueError, says("Server has multiple targets: a b"));
}

BOOST_AUTO_TEST_CASE(says_who_refused) {
  const auto port = refused_address().port();
  BOOST_CHECK_EXCEPTION(Client("::1", port), ConnectionRefused, says("::1 port " + std::to_string(port)));
}

BOOST_AUTO_TEST_CASE(gives_up_on_a_mute_server) {
  std::promise<void> done;
  scripted_server server([&](line_peer&) { done.get_future().wait_for(10s); });
  BOOST_CHECK_EXCEPTION(Client("::1", server.port(), "echo", impatient()), TimeoutError,
                        says("said nothing within 0.05 s"));
  done.set_value();
}

BOOST_AUTO_TEST_CASE(gives_up_on_a_server_that_falls_silent_after_its_greeting) {
  std::promise<void> done;
  scripted_server server([&](line_peer& client) {
    client.send(v1_greeting);
    done.get_future().wait_for(10s);
  });
  BOOST_CHECK_EXCEPTION(Client("::1", server.port(), "echo", impatient()), TimeoutError, says("choice of a target"));
  done.set_value();
}

BOOST_AUTO_TEST_CASE(says_that_it_is_not_pc_rpc) {
  for (const std::string_view greeting : {"SSH-2.0-OpenSSH_9.2\r\n", "HTTP/1.1 400 Bad Request\r\n", "[1]\n"}) {
    scripted_server server([&](line_peer& client) { client.send(greeting); });
    BOOST_CHECK_EXCEPTION(Client("::1", server.port()), ProtocolError, says("does not speak pc_rpc"));
  }
}

BOOST_AUTO_TEST_CASE(says_that_the_server_wants_tls) {
  scripted_server server([](line_peer& client) { client.send("\x15\x03\x01\x02\x02\x50"); });
  BOOST_CHECK_EXCEPTION(Client("::1", server.port()), TlsError, says("wants TLS"));
}

BOOST_AUTO_TEST_CASE(refuses_an_endless_greeting) {
  scripted_server server([](line_peer& client) { client.send(std::string(100'000, 'x')); });
  BOOST_CHECK_EXCEPTION(Client("::1", server.port()), ProtocolError, says("does not speak pc_rpc"));
}

BOOST_AUTO_TEST_CASE(says_that_the_handshake_was_cut_short) {
  {
    scripted_server server([](line_peer& client) { (void)client.line(); });
    BOOST_CHECK_EXCEPTION(Client("::1", server.port()), ConnectionLost, says("closed the connection in the handshake"));
  }
  scripted_server server([](line_peer& client) {
    client.send(v1_greeting);
    (void)client.line();
    (void)client.line();
  });
  BOOST_CHECK_EXCEPTION(Client("::1", server.port()), ConnectionLost, says("when the target was selected"));
}

BOOST_AUTO_TEST_CASE(says_that_the_connection_was_lost) {
  scripted_server server(scripted_server::after_handshake([](line_peer& client) {
    (void)client.line();
    client.reset();
  }));
  Client client("::1", server.port());
  BOOST_CHECK_THROW(client.call("ping"), ConnectionLost);
  BOOST_CHECK_THROW(client.call("ping"), ConnectionLost);
}

BOOST_AUTO_TEST_CASE(tells_of_pythons_limit_when_a_large_request_is_reset) {
  scripted_server server(scripted_server::after_handshake([](line_peer& client) { client.reset(); }));
  Client client("::1", server.port());
  BOOST_CHECK_EXCEPTION(client.call("echo", std::string(6 << 20, 'x')), ConnectionLost, says("4 MiB"));
}

BOOST_AUTO_TEST_CASE(ends_its_connection_on_an_answer_that_nobody_can_read) {
  scripted_server server(scripted_server::after_handshake([](line_peer& client) {
    (void)client.line();
    client.send("{\"status\": \n");
    (void)client.line();
  }));
  Client client("::1", server.port());
  BOOST_CHECK_THROW(client.call("ping"), ProtocolError);
  client.close_rpc();
}

BOOST_AUTO_TEST_SUITE_END()
