// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/decode_error.hpp>

#include <boost/test/unit_test.hpp>

using namespace sipyco;

BOOST_AUTO_TEST_SUITE(base_decode_error)

BOOST_AUTO_TEST_CASE(locate_counts_lines_and_characters_from_one) {
  const std::string_view text = "ab\nc\xC3\xA9x\n";
  BOOST_TEST((locate(text, 0) == text_position{0, 1, 1}));
  BOOST_TEST((locate(text, 2) == text_position{2, 1, 3}));
  BOOST_TEST((locate(text, 3) == text_position{3, 2, 1}));
  BOOST_TEST((locate(text, 6) == text_position{6, 2, 3}));
  BOOST_TEST((locate(text, 8) == text_position{8, 3, 1}));
  BOOST_TEST((locate(text, 99) == text_position{8, 3, 1}));
}

BOOST_AUTO_TEST_CASE(what_has_line_and_column_and_message_has_not) {
  const DecodeError e("expected a value", "[1,\n oops]", 5);
  BOOST_TEST(std::string{e.what()} == "2:2: expected a value");
  BOOST_TEST(e.message() == "expected a value");
  BOOST_TEST(e.offset() == 5U);
}

BOOST_AUTO_TEST_CASE(describes_itself_with_file_source_line_and_caret) {
  const DecodeError e("expected a value", "[1,\n oops]\n2", 5);
  BOOST_TEST(e.describe("a.pyon") == "a.pyon:2:2: expected a value\n oops]\n ^");
}

BOOST_AUTO_TEST_CASE(points_behind_the_text_when_it_ends_too_early) {
  BOOST_TEST(DecodeError("unexpected end", "[1", 2).describe("-") == "-:1:3: unexpected end\n[1\n  ^");
  BOOST_TEST(DecodeError("unexpected end", "", 0).describe("-") == "-:1:1: unexpected end");
}

BOOST_AUTO_TEST_CASE(cuts_a_long_line_around_the_error) {
  std::string text(1'000'000, 'a');
  text += '!';
  text.append(1'000'000, 'b');
  const DecodeError e("bad", text, 1'000'000);
  BOOST_TEST(e.source_line() == "..." + std::string(60, 'a') + "!" + std::string(39, 'b') + "...");
  BOOST_TEST(e.describe("f").ends_with("\n" + std::string(63, ' ') + "^"));
}

BOOST_AUTO_TEST_CASE(escapes_the_source_line_and_keeps_the_caret_below_its_character) {
  const DecodeError e("bad", "\t\x1b[31m!", 6);
  BOOST_TEST(e.describe("f") == "f:1:7: bad\n\\t\\x1b[31m!\n" + std::string(10, ' ') + "^");
}

BOOST_AUTO_TEST_CASE(can_be_made_without_the_text) {
  const DecodeError e("bad", text_position{70, 3, 4});
  BOOST_TEST(e.describe("f") == "f:3:4: bad");
}

BOOST_AUTO_TEST_SUITE_END()
