// SPDX-License-Identifier: LGPL-3.0-or-later
// The documents of tests/vectors/pyon; see the README there.
#include <sipyco/pyon.hpp>
#include <sipyco/text/repr.hpp>
#include "support/exact_buffer.hpp"
#include "unit/pyon/event_trace.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

using namespace sipyco;
using test::exact_buffer;

struct vector_file {
  std::string name;
  pyon::version version;
  std::string text;
  std::string expected;
};

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<vector_file> load(char what) {
  std::vector<vector_file> out;
  for (const auto& entry : std::filesystem::directory_iterator(SIPYCO_PYON_VECTORS)) {
    const std::string name = entry.path().filename();
    if (name[0] != what || name.ends_with(".expected")) continue;
    const std::string expected = entry.path().string() + ".expected";
    out.push_back({name, name.ends_with(".v1") ? pyon::v1 : pyon::v2, read(entry.path()), read(expected)});
  }
  return out;
}

std::string expected_line(const std::string& expected, std::string_view key) {
  const auto begin = expected.find(key) + key.size();
  return expected.substr(begin, expected.find('\n', begin) - begin);
}

std::string encoded(const Value& x, pyon::version version) {
  std::string out;
  return pyon::try_encode_to(out, x, version) ? out : "!";
}

void check_value(const Value& x, const std::string& expected) {
  BOOST_TEST(encoded(x, pyon::v1) == expected_line(expected, "v1 "));
  BOOST_TEST(encoded(x, pyon::v2) == expected_line(expected, "\nv2 "));
  const auto repr = expected.find("\nrepr ") + 6;
  BOOST_TEST(text::repr(x) == expected.substr(repr, expected.size() - 1 - repr));
}

result<Value> decode_in_pieces(const vector_file& file, std::size_t split) {
  pyon::decoder decoder(file.version);
  const std::string_view text = file.text;
  const exact_buffer first(text.substr(0, split)), second(text.substr(split));
  if (auto done = decoder.feed(first.view(), false); !done) return done.error();
  if (auto done = decoder.feed(second.view(), true); !done) return done.error();
  return decoder.take();
}

result<Value> decode_by_bytes(const vector_file& file) {
  pyon::decoder decoder(file.version);
  for (const char& c : file.text)
    if (auto done = decoder.feed(exact_buffer({&c, 1}).view(), false); !done) return done.error();
  if (auto done = decoder.feed({}, true); !done) return done.error();
  return decoder.take();
}

/// The events of a text in two pieces, and the failure that ends them.
std::pair<std::string, failure> events(const vector_file& file, std::size_t split) {
  test::event_trace trace;
  const auto read = [&](auto reader) -> failure {
    const std::string_view text = file.text;
    auto done = reader.feed(text.substr(0, split), false);
    if (done) done = reader.feed(text.substr(split), true);
    return done ? failure{} : done.error();
  };
  const failure end = file.version == pyon::v1 ? read(pyon::v1_reader(trace)) : read(pyon::v2_reader(trace));
  return {trace.text(), end};
}

void check_same(const result<Value>& whole, const result<Value>& pieces) {
  BOOST_TEST_REQUIRE(whole.has_value() == pieces.has_value());
  if (!whole) {
    BOOST_TEST(whole.error().message == pieces.error().message);
    BOOST_TEST(whole.error().offset == pieces.error().offset);
  } else {
    BOOST_TEST(encoded(*whole, pyon::v1) == encoded(*pieces, pyon::v1));
    BOOST_TEST(text::repr(*whole) == text::repr(*pieces));
  }
}

void check_splits(const vector_file& file) {
  const auto whole = pyon::try_decode(exact_buffer(file.text).view(), file.version);
  const std::size_t step = 1 + file.text.size() / 1000;  // more than one for numbers of thousands of digits only
  for (std::size_t split = 0; split <= file.text.size(); split += step)
    BOOST_TEST_CONTEXT("split at " << split) check_same(whole, decode_in_pieces(file, split));
  check_same(whole, decode_by_bytes(file));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pyon_vectors)

BOOST_AUTO_TEST_CASE(there_are_enough) { BOOST_TEST(load('y').size() + load('n').size() + load('i').size() >= 300U); }

BOOST_AUTO_TEST_CASE(accepted_documents_have_their_value) {
  for (const auto& file : load('y')) BOOST_TEST_CONTEXT(file.name) {
      const auto x = pyon::try_decode(exact_buffer(file.text).view(), file.version);
      BOOST_TEST(x.has_value(), (x ? "" : x.error().message));
      if (x) check_value(*x, file.expected);
    }
}

BOOST_AUTO_TEST_CASE(refused_documents_are_refused_at_a_place) {
  for (const auto& file : load('n')) BOOST_TEST_CONTEXT(file.name) {
      const auto x = pyon::try_decode(exact_buffer(file.text).view(), file.version);
      BOOST_TEST(!x.has_value());
      if (!x) BOOST_TEST(x.error().offset <= file.text.size());
    }
}

BOOST_AUTO_TEST_CASE(pieces_make_no_difference) {
  for (const char what : {'y', 'n', 'i'})
    for (const auto& file : load(what)) BOOST_TEST_CONTEXT(file.name) check_splits(file);
}

BOOST_AUTO_TEST_CASE(event_readers_accept_what_decoders_do_and_agree_on_errors) {
  for (const char what : {'y', 'n', 'i'})
    for (const auto& file : load(what)) BOOST_TEST_CONTEXT(file.name) {
        const auto value = pyon::try_decode(file.text, file.version);
        const auto [words, end] = events(file, file.text.size());
        BOOST_TEST((end == failure{} || (!value && value.error() == end)));
        BOOST_TEST((!value || !words.empty()));
      }
}

BOOST_AUTO_TEST_CASE(pieces_have_the_same_events) {
  for (const char what : {'y', 'i'})
    for (const auto& file : load(what)) BOOST_TEST_CONTEXT(file.name) {
        const auto whole = events(file, 0);
        const std::size_t step = 1 + file.text.size() / 1000;
        for (std::size_t split = 0; split <= file.text.size(); split += step)
          BOOST_TEST((!(whole.second == failure{}) || events(file, split) == whole));
      }
}

BOOST_AUTO_TEST_CASE(encodings_read_back) {
  for (const auto& file : load('y')) BOOST_TEST_CONTEXT(file.name) {
      for (const pyon::version version : {pyon::v1, pyon::v2}) {
        const std::string text = expected_line(file.expected, version == pyon::v1 ? "v1 " : "\nv2 ");
        if (text == "!") continue;
        const auto x = pyon::try_decode(text, version);
        BOOST_TEST_REQUIRE(x.has_value());
        // In v1 a complex is a sum, in which zeros lose their sign: `(-0-1j)` is `-1j`.
        if (version == pyon::v2 || text.find('j') == text.npos) BOOST_TEST(encoded(*x, version) == text);
      }
    }
}

BOOST_AUTO_TEST_SUITE_END()
