// SPDX-License-Identifier: LGPL-3.0-or-later
// The exchanges that were recorded from Python's server, with ours in its place, over real sockets.
#include <sipyco/pc_rpc/server.hpp>

#include <boost/test/unit_test.hpp>

#include <sipyco/pyon.hpp>
#include <sipyco/text/repr.hpp>

#include "device.hpp"
#include "support/exchange.hpp"
#include "support/line_peer.hpp"

using namespace sipyco;
using namespace sipyco::test;

namespace {

const std::vector<std::string> here{"::1"};

pc_rpc::server_options options_for(const recorded_exchange& recording) {
  pc_rpc::server_options options;
  options.builtin_terminate = true;
  if (recording.name.find("several-targets") != std::string::npos) options.description = "Several \xc3\xa9 targets";
  return options;
}

pc_rpc::target_map targets_for(const recorded_exchange& recording) {
  if (recording.name.find("several-targets") == std::string::npos) return {{"device", make_device()}};
  return {{"alpha", make_device()}, {"device", make_device()}, {"zeta", make_device()}};
}

/// Leaves out what depends on the implementation: dunder methods, tracebacks, the module of a class, how an encoder
/// says no.
std::string comparable(const std::string& line) {
  const auto decoded = pyon::try_decode(line);
  if (!decoded) return line;
  Value value = *decoded;
  if (value.kind() == kind::set) {
    Set names;
    for (const Value& name : value.as_set())
      if (!name.as_str().starts_with("_")) names.add(name);
    return text::repr(Value(names));
  }
  if (value.is_dict() && value.contains("exception")) {
    Value& exception = value["exception"];
    exception["traceback"] = Value::list();
    std::string message(exception.at("message").as_str());
    if (message.starts_with("vectors.device.")) message.erase(0, 15);
    if (message.find("not PYON") != std::string::npos) message = "unencodable";
    exception["message"] = message;
  }
  return text::repr(value);
}

/// The order of the methods in a documented list is the implementation's, and so are its annotations.
bool is_method_list(const std::string& line) { return line.find("docstring") != std::string::npos; }

/// Python's server ends with the process that recorded it.
void check_end(pc_rpc::Server& server, line_peer& client, const recorded_exchange& recording) {
  if (recording.name.ends_with("-terminate")) {
    server.wait_terminate();
    server.stop();
  }
  BOOST_TEST(client.ended());
}

void replay(const recorded_exchange& recording) {
  pc_rpc::Server server(targets_for(recording), options_for(recording));
  server.start(here, 0);
  line_peer client(server.port());
  for (const auto& step : recording.steps) {
    if (step.by_client && step.closes)
      client.finish();
    else if (step.by_client)
      client.send(step.bytes);
    else if (step.closes)
      check_end(server, client, recording);
    else if (const std::string line = client.line(); is_method_list(line))
      BOOST_TEST(is_method_list(step.bytes));
    else
      BOOST_TEST(comparable(line) == comparable(std::string(step.line())));
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pc_rpc_recorded_exchange)

BOOST_AUTO_TEST_CASE(server_answers_as_python_does) {
  const auto recordings = load_exchanges(SIPYCO_RPC_VECTORS, "1.10-server-");
  BOOST_TEST(recordings.size() > 25U);
  for (const auto& recording : recordings) BOOST_TEST_CONTEXT(recording.name) replay(recording);
}

BOOST_AUTO_TEST_CASE(the_documented_list_is_that_of_python) {
  for (const auto* const version : {"v1", "v2"}) {
    const auto recording =
        load_exchanges(SIPYCO_RPC_VECTORS, std::string("1.10-server-") + version + "-method-list").at(0);
    const auto pythons = recording.lines(false).at(2);
    pc_rpc::Server server({{"device", make_device()}}, {.builtin_terminate = true});
    server.start(here, 0);
    line_peer client(server.port());
    (void)client.handshake(recording.lines(true).at(1));
    client.send(recording.lines(true).at(2) + "\n");
    BOOST_TEST(client.line() == pythons);
  }
}

BOOST_AUTO_TEST_SUITE_END()
