// SPDX-License-Identifier: LGPL-3.0-or-later
#include "base/base64.hpp"

#include <boost/test/unit_test.hpp>

#include "support/exact_buffer.hpp"

#include <cctype>
#include <random>
#include <vector>

using namespace sipyco::base;

namespace {

using bytes = std::vector<std::byte>;

std::string encode(const bytes& data) {
  std::string out = "#";
  append_base64(out, data);
  return out.substr(1);
}

bytes from_text(std::string_view text) {
  bytes data;
  for (const char c : text) data.push_back(static_cast<std::byte>(c));
  return data;
}

/// Decodes from a buffer of exactly the text's size into one of exactly the result's size.
sipyco::result<bytes> decode(std::string_view text) {
  const sipyco::test::exact_buffer in{text};
  const auto size = base64_decoded_size(in.view());
  if (size.has_error()) return size.error();
  bytes out(*size);
  out.shrink_to_fit();
  const auto done = decode_base64(in.view(), out);
  if (done.has_error()) return done.error();
  return out;
}

bytes random_bytes(std::size_t count) {
  std::mt19937 random{static_cast<unsigned>(count)};
  bytes data(count);
  for (auto& b : data) b = static_cast<std::byte>(random() & 0xFFU);
  return data;
}

std::size_t error_offset(std::string_view text) {
  const auto decoded = decode(text);
  return decoded.has_error() ? decoded.error().offset : static_cast<std::size_t>(-2);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(base_base64)

BOOST_AUTO_TEST_CASE(encodes_the_vectors_of_rfc_4648) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"", ""},
      {"f", "Zg=="},
      {"fo", "Zm8="},
      {"foo", "Zm9v"},
      {"foob", "Zm9vYg=="},
      {"fooba", "Zm9vYmE="},
      {"foobar", "Zm9vYmFy"},
      {"\xFB\xFF", "+/8="},
  };
  for (const auto& [plain, coded] : cases) {
    BOOST_TEST(encode(from_text(plain)) == coded);
    BOOST_TEST((decode(coded).value() == from_text(plain)));
  }
}

BOOST_AUTO_TEST_CASE(every_short_length_round_trips) {
  for (std::size_t count = 0; count < 100; ++count) {
    const auto data = random_bytes(count);
    BOOST_TEST((decode(encode(data)).value() == data), count);
  }
}

BOOST_AUTO_TEST_CASE(every_character_is_known_or_found) {
  for (int c = 0; c < 256; ++c)
    for (std::size_t at = 0; at < 24; ++at) {
      std::string text(24, 'A');
      text[at] = static_cast<char>(c);
      const bool known = std::isalnum(c) != 0 || c == '+' || c == '/' || (c == '=' && at == 23);
      BOOST_TEST(decode(text).has_value() == known, at);
      if (!known) BOOST_TEST(error_offset(text) == at);
    }
}

BOOST_AUTO_TEST_CASE(round_trips_across_block_boundaries) {
  for (const std::size_t count : {12286U, 12287U, 12288U, 12289U, 12290U, 24576U, 24577U, 100'000U}) {
    const auto data = random_bytes(count);
    const auto text = encode(data);
    BOOST_TEST(text.size() == base64_encoded_size(count));
    BOOST_TEST((decode(text).value() == data));
  }
}

BOOST_AUTO_TEST_CASE(refuses_a_length_that_is_no_multiple_of_four) {
  for (const auto* text : {"A", "AA", "AAA", "AAAAA"}) BOOST_TEST(decode(text).has_error());
}

BOOST_AUTO_TEST_CASE(points_at_the_first_character_that_does_not_belong) {
  const std::pair<std::string_view, std::size_t> cases[] = {
      {"A*AA", 1},
      {"AAAA-AAA", 4},
      {"AA=A", 2},
      {"=AAA", 0},
      {"A===", 1},
      {"====", 0},
      {"AA==AAAA", 2},
      {" AAA", 0},
      {"AAA\n", 3},
      {"    AAAA", 0},
      {"AAAA    ", 4},
      {"AAAA\nAAA", 4},
      {"AAAAAA=*", 6},
      {"A\xFF==", 1},
      {"AAA\xC3\xA9"
       "AAA",
       3},
  };
  for (const auto& [text, offset] : cases) BOOST_TEST(error_offset(text) == offset, text);
  auto long_text = encode(random_bytes(50'000));
  long_text[40'000] = '=';
  BOOST_TEST(error_offset(long_text) == 40'000U);
}

BOOST_AUTO_TEST_CASE(left_over_bits_are_ignored_as_in_python) {
  BOOST_TEST((decode("Zh==").value() == from_text("f")));
}

BOOST_AUTO_TEST_CASE(refuses_a_buffer_of_another_size) {
  bytes out(4);
  BOOST_TEST(decode_base64("Zm9v", out).has_error());
}

BOOST_AUTO_TEST_SUITE_END()
