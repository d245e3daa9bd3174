// SPDX-License-Identifier: LGPL-3.0-or-later
// The exchanges that were recorded from Python's sipyco, with our sessions in the place of one side.
#include "support/exchange.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <variant>

#include <sipyco/pyon.hpp>

#include "protocol/line_framer.hpp"
#include "protocol/rpc_client_session.hpp"
#include "protocol/rpc_server_session.hpp"
#include "support/exact_buffer.hpp"

using namespace sipyco;
using namespace sipyco::protocol;
using namespace sipyco::test;

namespace {

/// Our server session; what its target would return is taken from the recording.
class replayed_server {
 public:
  explicit replayed_server(const recorded_exchange& recording)
      : answers_(recording.lines(false)), greeting_(make_greeting(answers_)), session_(greeting_) {}

  void feed(std::string_view bytes) {
    const exact_buffer copy(bytes);
    framer_.feed(copy.view());
    while (!closed_) {
      const auto line = framer_.next();
      if (!line.value()) break;
      perform(session_.on_line(**line));
    }
  }
  void finish() {
    if (closed_) return;
    if (const auto last = framer_.finish()) perform(session_.on_unfinished_line(*last));
    closed_ = true;
  }
  const std::vector<std::string>& sent() const { return sent_; }
  bool closed() const { return closed_; }

 private:
  static std::string make_greeting(const std::vector<std::string>& answers) {
    return answers.empty() ? "{}\n" : greeting_line(read_greeting(answers.front()).value());
  }

  void perform(const rpc_server_action& action) {
    if (const auto* const out = std::get_if<send_line>(&action)) return send(out->line);
    if (std::holds_alternative<close_connection>(action)) {
      closed_ = true;
    } else if (sent_.size() >= answers_.size()) {
      closed_ = true;  // the target's doing: unknown, or SystemExit
    } else if (std::holds_alternative<select_target>(action)) {
      send(method_set_line(read_method_set(next_answer(), session_.version()).value(), session_.version()));
    } else {
      answer();
    }
  }
  void answer() {
    const auto reply = read_reply(pyon::decode(next_answer(), session_.version())).value();
    if (const auto* const returned = std::get_if<Value>(&reply)) return send(ok_line(*returned, session_.version()));
    const auto& raised = std::get<RemoteError>(reply);
    send(failed_line(pack_exception(raised.class_name(), raised.message(), raised.traceback()), session_.version()));
  }
  const std::string& next_answer() const { return answers_.at(sent_.size()); }
  void send(std::string_view line) {
    BOOST_TEST_REQUIRE(line.ends_with('\n'));
    sent_.emplace_back(line.substr(0, line.size() - 1));
  }

  std::vector<std::string> answers_;
  std::string greeting_;
  rpc_server_session session_;
  line_framer framer_{1 << 20};
  std::vector<std::string> sent_;
  bool closed_ = false;
};

bool is_set(std::string_view line) {
  return line.starts_with("{\"__jsonclass__\":[\"set\"") || line.starts_with("{\"set_");
}

/// Equal byte for byte; a method set as a set, and a malformed request's answer without its traceback.
void check_sent(const std::vector<std::string>& ours, const std::vector<std::string>& pythons) {
  BOOST_TEST_REQUIRE(ours.size() == pythons.size());
  for (std::size_t i = 0; i < ours.size(); ++i) {
    if (i == 0 || !is_set(pythons[i])) {
      const auto head = pythons[i].substr(0, pythons[i].find("\"traceback\""));
      BOOST_TEST(ours[i].substr(0, head.size()) == head);
      if (ours[i].find("\"traceback\": []") == ours[i].npos && ours[i].find("\"traceback\":[]") == ours[i].npos)
        BOOST_TEST(ours[i] == pythons[i]);
    } else {
      BOOST_TEST((pyon::decode(ours[i]) == pyon::decode(pythons[i])));
    }
  }
}

/// The 1.9 server has another greeting and knows no features; nothing else tells it from 1.10.
std::vector<recorded_exchange> server_exchanges() {
  auto all = load_exchanges(SIPYCO_RPC_VECTORS, "1.10-server-");
  BOOST_TEST_REQUIRE(all.size() > 25U);
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(protocol_rpc_exchange)

BOOST_AUTO_TEST_CASE(server_sends_what_python_sends) {
  for (const auto& recording : server_exchanges()) {
    BOOST_TEST_CONTEXT(recording.name) {
      replayed_server server(recording);
      server.feed(recording.sent(true));
      server.finish();
      check_sent(server.sent(), recording.lines(false));
    }
  }
}

BOOST_AUTO_TEST_CASE(server_does_not_care_how_its_input_is_split) {
  for (const auto& recording : server_exchanges()) {
    BOOST_TEST_CONTEXT(recording.name) {
      const std::string input = recording.sent(true);
      replayed_server whole(recording);
      whole.feed(input);
      whole.finish();
      replayed_server bytewise(recording);
      for (const char c : input) bytewise.feed({&c, 1});
      bytewise.finish();
      BOOST_TEST(bytewise.sent() == whole.sent(), boost::test_tools::per_element());
      for (std::size_t at = 0; at <= std::min<std::size_t>(input.size(), 400); ++at) {
        replayed_server halves(recording);
        halves.feed(std::string_view(input).substr(0, at));
        halves.feed(std::string_view(input).substr(at));
        halves.finish();
        BOOST_TEST((halves.sent() == whole.sent()));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(server_sends_a_prefix_when_its_input_ends_early) {
  for (const auto& recording : server_exchanges()) {
    BOOST_TEST_CONTEXT(recording.name) {
      const std::string input = recording.sent(true);
      replayed_server whole(recording);
      whole.feed(input);
      whole.finish();
      for (std::size_t end = 0; end < input.size(); end += 7) {
        replayed_server cut(recording);
        cut.feed(std::string_view(input).substr(0, end));
        cut.finish();
        BOOST_TEST(cut.closed());
        BOOST_TEST(cut.sent().size() <= whole.sent().size());
        BOOST_TEST(std::equal(cut.sent().begin(), cut.sent().end(), whole.sent().begin()));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(client_sends_what_python_sends) {
  std::size_t replayed = 0;
  for (const auto* const prefix : {"1.9-client-with-1.9", "1.10-client-with-1.9", "1.10-client-with-1.10"}) {
    for (const auto& recording : load_exchanges(SIPYCO_RPC_VECTORS, prefix)) {
      BOOST_TEST_CONTEXT(recording.name) {
        const auto sent = recording.lines(true);
        const auto answers = recording.lines(false);
        rpc_client_session session;
        BOOST_TEST(rpc_client_session::banner_line() == sent.at(0) + "\n");
        BOOST_TEST_REQUIRE(session.on_greeting(answers.at(0)).has_value());
        BOOST_TEST(session.select(std::nullopt).value() == sent.at(1) + "\n");
        BOOST_TEST_REQUIRE(session.on_methods(answers.at(1)).has_value());
        for (std::size_t i = 2; i < sent.size(); ++i) {
          const auto request = read_request(pyon::decode(sent[i], session.version()));
          if (const auto* const call = std::get_if<call_request>(&request))
            BOOST_TEST(session.encode_call(call->name, call->arguments.items(), call->keywords.as_dict()) ==
                       sent[i] + "\n");
          else
            BOOST_TEST(session.encode_method_list() == sent[i] + "\n");
          BOOST_TEST(session.decode_reply(answers.at(i)).has_value());
          ++replayed;
        }
      }
    }
  }
  BOOST_TEST(replayed >= 12U);
}

BOOST_AUTO_TEST_CASE(client_understands_every_answer_of_python) {
  for (const auto& recording : load_exchanges(SIPYCO_RPC_VECTORS, "1.")) {
    BOOST_TEST_CONTEXT(recording.name) {
      const auto answers = recording.lines(false);
      if (answers.size() < 2) continue;
      const bool v2 = answers[1].starts_with("{\"__jsonclass__");
      rpc_client_session session(!v2);
      BOOST_TEST(session.on_greeting(answers[0]).has_value());
      BOOST_TEST(session.on_methods(answers[1]).has_value());
      for (std::size_t i = 2; i < answers.size(); ++i) BOOST_TEST(session.decode_reply(answers[i]).has_value());
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
