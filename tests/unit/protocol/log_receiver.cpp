// SPDX-License-Identifier: LGPL-3.0-or-later
#include "protocol/log_receiver.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

using namespace sipyco;
using namespace sipyco::protocol;

namespace {

const std::string banner = "ARTIQ logging\n";

struct feeder {
  log_limits limits = {};
  std::size_t piece = 1;

  void feed(log_receiver& receiver, std::string_view bytes) {
    while (!bytes.empty()) {
      const auto room = receiver.prepare();
      const auto count = std::min({room.size(), bytes.size(), piece});
      std::memcpy(room.data(), bytes.data(), count);
      receiver.commit(count);
      bytes.remove_prefix(count);
      collect(receiver);
    }
  }

  void collect(log_receiver& receiver) {
    while (const auto entry = receiver.next())
      records.push_back(std::string(entry->source) + "|" + std::string(log_level_name(entry->level)) + "|" +
                        std::string(entry->name) + "|" + std::string(entry->message) +
                        (entry->mark.empty() ? "" : " [" + std::string(entry->mark) + "]"));
  }

  std::vector<std::string> records;
};

std::vector<std::string> records_of(const std::string& text, std::size_t piece, const log_limits& limits = {}) {
  feeder f{limits, piece, {}};
  log_receiver receiver{limits};
  f.feed(receiver, banner + text);
  receiver.end();
  f.collect(receiver);
  return f.records;
}

/// However the bytes are split, the records are these.
void check(const std::string& text, const std::vector<std::string>& expected, const log_limits& limits = {}) {
  for (const std::size_t piece : {1U, 2U, 3U, 7U, 100000U}) {
    const auto got = records_of(text, piece, limits);
    BOOST_TEST_CONTEXT("pieces of " << piece) { BOOST_TEST(got == expected, boost::test_tools::per_element()); }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(protocol_log_receiver)

BOOST_AUTO_TEST_CASE(gives_records_of_one_and_of_several_lines) {
  check("a:INFO:n:one\nb:ERROR<3>:m:x\ny\nz\na:DEBUG:n:two\n", {"a|INFO|n|one", "b|ERROR|m|x\ny\nz", "a|DEBUG|n|two"});
}

BOOST_AUTO_TEST_CASE(continuation_lines_may_be_anything) {
  check("a:INFO<3>:n:\nb:ERROR:m:x\n\na:INFO:n:after\n", {"a|INFO|n|\nb:ERROR:m:x\n", "a|INFO|n|after"});
}

BOOST_AUTO_TEST_CASE(counts_of_nought_and_one_are_one_line) {
  check("a:INFO<0>:n:x\na:INFO<1>:n:y\na:INFO:n:z\n", {"a|INFO|n|x", "a|INFO|n|y", "a|INFO|n|z"});
}

BOOST_AUTO_TEST_CASE(a_count_cut_short_is_flushed_and_marked) {
  check("a:INFO<99>:n:x\ny\n", {"a|INFO|n|x\ny [truncated: 2 of 99 lines]"});
  check("a:INFO<3>:n:x\ny", {"a|INFO|n|x\ny [truncated: 2 of 3 lines]"});
  check("a:INFO<2>:n:x\ny", {"a|INFO|n|x\ny"});
}

BOOST_AUTO_TEST_CASE(unknown_levels_keep_their_text) {
  check("a:NOTICE:n:x\na:Level 25:n:y\na:plain\n",
        {"a|INFO|print|NOTICE:n:x", "a|INFO|print|Level 25:n:y", "a|INFO|print|plain"});
}

BOOST_AUTO_TEST_CASE(a_line_without_colon_is_marked_and_what_follows_arrives) {
  check("nonsense\na:INFO:n:x\n\na:INFO:n:y\n",
        {"|INFO|print|nonsense [no source]", "a|INFO|n|x", "a|INFO|print| [no source]", "a|INFO|n|y"});
}

BOOST_AUTO_TEST_CASE(bad_utf8_is_replaced) {
  check("a:INFO:n:\xFFx\na:INFO<2>:n:\xE2\x82\n\xFE\nb:INFO:n:\xC3\xA9\n",
        {"a|INFO|n|\xEF\xBF\xBDx", "a|INFO|n|\xEF\xBF\xBD\n\xEF\xBF\xBD", "b|INFO|n|\xC3\xA9"});
}

BOOST_AUTO_TEST_CASE(lines_over_the_limit_are_cut_and_marked) {
  const log_limits tiny{12, 1000};
  check("a:INFO:n:123\na:INFO:n:1234\na:INFO<2>:n:x\n123456789012\na:INFO:n:z\n",
        {"a|INFO|n|123", "a|INFO|n|123 [cut: 1 more bytes in a line]",
         "a|INFO|n|\n123456789012 [cut: 1 more bytes in a line]", "a|INFO|n|z"},
        tiny);
}

BOOST_AUTO_TEST_CASE(records_over_the_limit_come_in_parts) {
  const log_limits tiny{100, 4};
  check("a:INFO<5>:n:12\n34\n56\n7890\nab\na:INFO:n:z\n",
        {"a|INFO|n|12\n34 [to be continued: more than 4 bytes]",
         "a|INFO|n|56\n7890 [continued; to be continued: more than 4 bytes]", "a|INFO|n|ab [continued]", "a|INFO|n|z"},
        tiny);
  check("a:INFO<5>:n:12\n34\n",
        {"a|INFO|n|12\n34 [to be continued: more than 4 bytes]", "a|INFO|n| [truncated: 2 of 5 lines]"}, tiny);
}

BOOST_AUTO_TEST_CASE(an_endless_count_costs_no_memory) {
  check("a:INFO<18446744073709551615>:n:x\n", {"a|INFO|n|x [truncated: 1 of 18446744073709551615 lines]"});
}

BOOST_AUTO_TEST_CASE(a_last_line_without_newline_counts) { check("a:INFO:n:x", {"a|INFO|n|x"}); }

BOOST_AUTO_TEST_CASE(carriage_returns_stay) { check("a:INFO:n:x\r\n", {"a|INFO|n|x\r"}); }

BOOST_AUTO_TEST_CASE(refuses_other_banners) {
  for (const std::string text : {"ARTIQ pc_rpc\n", "ARTIQ logging\r\n", "\n", "artiq logging\n"}) {
    feeder f;
    log_receiver receiver{{}};
    f.feed(receiver, text + "a:INFO:n:x\n");
    BOOST_TEST(receiver.refused());
    BOOST_TEST(!receiver.greeted());
    BOOST_TEST(receiver.strange_banner() == text.substr(0, text.size() - 1));
    BOOST_TEST(f.records.empty());
  }
}

BOOST_AUTO_TEST_CASE(a_huge_banner_is_not_kept) {
  feeder f;
  f.piece = 1000;
  log_receiver receiver{{}};
  f.feed(receiver, std::string(1000000, 'x').append("\n"));
  BOOST_TEST(receiver.refused());
  BOOST_TEST(receiver.strange_banner().size() == 200U);
}

BOOST_AUTO_TEST_SUITE_END()
