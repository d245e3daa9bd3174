// SPDX-License-Identifier: LGPL-3.0-or-later
#include "protocol/line_framer.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <vector>

using sipyco::protocol::line_framer;

namespace {

constexpr std::size_t plenty = std::size_t{1} << 30;

std::vector<std::string> drain(line_framer& framer) {
  std::vector<std::string> lines;
  while (const auto line = framer.next().value()) lines.emplace_back(*line);
  return lines;
}

/// The lines of `text`, fed in pieces of `size` bytes.
std::vector<std::string> lines_of(std::string_view text, std::size_t size) {
  line_framer framer{plenty};
  std::vector<std::string> lines;
  for (; !text.empty(); text.remove_prefix(std::min(size, text.size()))) {
    framer.feed(text.substr(0, size));
    std::ranges::move(drain(framer), std::back_inserter(lines));
  }
  return lines;
}

std::string repeated(std::string_view piece, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += piece;
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(protocol_line_framer)

BOOST_AUTO_TEST_CASE(finds_the_same_lines_however_the_bytes_are_split) {
  const std::string long_line(20'000, 'x');
  const std::string text = "ARTIQ pc_rpc\n\n\r\n" + long_line + "\nlast\nunfinished";
  const std::vector<std::string> expected{"ARTIQ pc_rpc", "", "\r", long_line, "last"};
  for (const std::size_t size : {1U, 2U, 3U, 7U, 4095U, 4096U, 4097U, 100'000U})
    BOOST_TEST(lines_of(text, size) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(has_nothing_before_the_newline) {
  line_framer framer{plenty};
  BOOST_TEST(!framer.next().value());
  framer.feed("abc");
  BOOST_TEST(!framer.next().value());
  framer.feed("\n");
  BOOST_TEST(framer.next().value().value() == "abc");
  BOOST_TEST(framer.buffered() == 0U);
}

BOOST_AUTO_TEST_CASE(hands_out_the_unfinished_last_line_on_request) {
  line_framer framer{plenty};
  framer.feed("one\ntwo");
  BOOST_TEST(framer.next().value().value() == "one");
  BOOST_TEST(!framer.next().value());
  BOOST_TEST(framer.finish().value() == "two");
  BOOST_TEST(!framer.finish());
}

BOOST_AUTO_TEST_CASE(takes_bytes_in_place) {
  line_framer framer{plenty};
  const auto room = framer.prepare();
  BOOST_REQUIRE(room.size() >= 4U);
  std::ranges::copy(std::string_view{"ab\nc"}, room.begin());
  framer.commit(4);
  BOOST_TEST(framer.next().value().value() == "ab");
  BOOST_TEST(framer.buffered() == 1U);
}

BOOST_AUTO_TEST_CASE(accepts_a_line_at_the_limit_and_refuses_one_byte_more) {
  for (const std::size_t limit : {0U, 1U, 5U, 4096U}) {
    line_framer good{limit};
    good.feed(std::string(limit, 'a') + "\n");
    BOOST_TEST(good.next().value().value().size() == limit);
    line_framer bad{limit};
    bad.feed(std::string(limit + 1, 'a') + "\n");
    const auto refused = bad.next();
    BOOST_REQUIRE(refused.has_error());
    BOOST_TEST((refused.error().kind == sipyco::failure_kind::limit));
    BOOST_TEST(refused.error().message.ends_with("(limit max_line_bytes)"));
  }
}

BOOST_AUTO_TEST_CASE(refuses_an_unfinished_line_over_the_limit_and_stays_refusing) {
  line_framer framer{3};
  framer.feed("ok\nabcd");
  BOOST_TEST(framer.next().value().value() == "ok");
  BOOST_TEST(framer.next().has_error());
  framer.feed("\nnext\n");
  BOOST_TEST(framer.next().has_error());
}

BOOST_AUTO_TEST_CASE(the_limit_can_change_after_the_greeting) {
  line_framer framer{3};
  framer.feed("abc\nabcdef\n");
  BOOST_TEST(framer.next().value().value() == "abc");
  framer.set_max_line_bytes(6);
  BOOST_TEST(framer.next().value().value() == "abcdef");
}

BOOST_AUTO_TEST_CASE(fragments_come_before_the_line_is_complete) {
  line_framer framer{plenty};
  BOOST_TEST(!framer.next_fragment().value());
  framer.feed("abc");
  const auto first = framer.next_fragment().value().value();
  BOOST_TEST(first.text == "abc");
  BOOST_TEST(!first.last);
  BOOST_TEST(!framer.next_fragment().value());
  framer.feed("def\nnext");
  const auto second = framer.next_fragment().value().value();
  BOOST_TEST(second.text == "def");
  BOOST_TEST(second.last);
  framer.feed("\n");
  BOOST_TEST(framer.next().value().value() == "next");
}

BOOST_AUTO_TEST_CASE(the_last_fragment_may_be_empty) {
  line_framer framer{plenty};
  framer.feed("abc");
  (void)framer.next_fragment().value();
  framer.feed("\n");
  const auto last = framer.next_fragment().value().value();
  BOOST_TEST(last.text.empty());
  BOOST_TEST(last.last);
}

BOOST_AUTO_TEST_CASE(fragments_of_one_line_share_its_limit) {
  line_framer framer{6};
  framer.feed("abc");
  BOOST_TEST(framer.next_fragment().value().value().text == "abc");
  framer.feed("def");
  BOOST_TEST(framer.next_fragment().value().value().text == "def");
  framer.feed("\nabcdef\n");
  BOOST_TEST(framer.next_fragment().value().value().last);
  BOOST_TEST(framer.next_fragment().value().value().text == "abcdef");
  framer.feed("abcdef");
  (void)framer.next_fragment().value();
  framer.feed("g");
  BOOST_TEST(framer.next_fragment().has_error());
}

BOOST_AUTO_TEST_CASE(many_small_lines_need_little_memory) {
  line_framer framer{plenty};
  const auto text = repeated("0123456789\n", 100);
  for (int i = 0; i < 1000; ++i) {
    framer.feed(text);
    BOOST_TEST(drain(framer).size() == 100U);
    BOOST_REQUIRE(framer.prepare().size() <= 4096U);
  }
}

BOOST_AUTO_TEST_CASE(makes_more_room_while_reads_fill_it_and_less_again_when_they_do_not) {
  line_framer framer{plenty};
  const auto read = [&](std::size_t most) {
    const auto room = framer.prepare();
    const auto count = std::min(room.size(), most);
    std::ranges::fill(room.first(count), '\n');
    framer.commit(count);
    (void)drain(framer);
    return room.size();
  };
  for (int i = 0; i < 10; ++i) (void)read(plenty);
  BOOST_TEST(read(plenty) >= 64U * 1024);
  for (int i = 0; i < 10; ++i) (void)read(10);
  BOOST_TEST(read(10) <= 4U * 4096);
}

BOOST_AUTO_TEST_CASE(gives_the_buffer_of_a_long_line_back) {
  line_framer framer{plenty};
  framer.feed(std::string(10'000'000, 'a'));
  framer.feed("\n");
  BOOST_TEST(framer.next().value().value().size() == 10'000'000U);
  BOOST_TEST(framer.prepare().size() <= 256U * 1024);
}

BOOST_AUTO_TEST_CASE(bytes_can_be_taken_as_they_are_between_lines) {
  line_framer framer{10};
  framer.feed("one\n2\n3four\n");
  BOOST_TEST(framer.next().value().value() == "one");
  BOOST_TEST(framer.next_bytes(3) == "2\n3");
  BOOST_TEST(framer.next().value().value() == "four");
  BOOST_TEST(framer.next_bytes(5) == "");
  framer.feed("0123456789 and more");
  BOOST_TEST(framer.next_bytes(100) == "0123456789 and more");
}

BOOST_AUTO_TEST_SUITE_END()
