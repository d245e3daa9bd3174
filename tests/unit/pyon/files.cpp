// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pyon/files.hpp>

#include <sipyco/base/decode_error.hpp>
#include <sipyco/base/file_error.hpp>
#include "base/read_file.hpp"
#include "support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <fstream>

namespace {

using namespace sipyco;

std::string text_of(const std::string& path) { return base::read_file(path, 1 << 20); }

}  // namespace

BOOST_AUTO_TEST_SUITE(pyon_files)

BOOST_AUTO_TEST_CASE(what_is_stored_is_loaded) {
  const test::scratch_directory directory;
  const Value x = Value::dict({{"b", Value::tuple({1, 2.5})}, {"a", Value()}});
  for (const pyon::version version : {pyon::v1, pyon::v2}) {
    pyon::store_file(directory / "x.pyon", x, version);
    BOOST_TEST((pyon::load_file(directory / "x.pyon") == x));
    BOOST_TEST((pyon::load_file(directory / "x.pyon", version) == x));
  }
}

BOOST_AUTO_TEST_CASE(layouts_are_pythons) {
  const test::scratch_directory directory;
  const Value x = Value::dict({{"b", Value::tuple({1})}, {"a", Value::list({})}});
  pyon::store_file(directory / "x", x, pyon::v1);
  BOOST_TEST(text_of(directory / "x") == "{\n    \"a\": [],\n    \"b\": (1, )\n}\n");
  pyon::store_file(directory / "x", x);
  BOOST_TEST(text_of(directory / "x") ==
             "{\n    \"b\": {\n        \"__jsonclass__\": [\n            \"tuple\",\n            [\n"
             "                [\n                    1\n                ]\n            ]\n        ]\n    },\n"
             "    \"a\": []\n}");
  pyon::store_file(directory / "x", x, pyon::v1, {.pretty = false});
  BOOST_TEST(text_of(directory / "x") == "{\"b\": (1, ), \"a\": []}\n");
}

BOOST_AUTO_TEST_CASE(a_value_that_cannot_be_encoded_leaves_the_file) {
  const test::scratch_directory directory;
  pyon::store_file(directory / "x", Value(1));
  const Value bad = Value::dict({{"__jsonclass__", 1}});
  BOOST_CHECK_THROW(pyon::store_file(directory / "x", bad), EncodeError);
  BOOST_CHECK_THROW(pyon::store_file(directory / "new", bad), EncodeError);
  BOOST_TEST(text_of(directory / "x") == "1");
  BOOST_TEST(directory.size() == 1U);
}

BOOST_AUTO_TEST_CASE(errors_have_their_place) {
  const test::scratch_directory directory;
  std::ofstream(directory / "x") << "{\n  \"a\": 1,\n  \"b\": oops\n}\n";
  BOOST_CHECK_EXCEPTION((void)pyon::load_file(directory / "x"), DecodeError, [](const DecodeError& error) {
    BOOST_TEST(error.describe("x").starts_with("x:3:8: "));
    BOOST_TEST(error.describe("x").ends_with("\n  \"b\": oops\n       ^"));
    return true;
  });
  BOOST_CHECK_THROW((void)pyon::load_file(directory / "none"), FileError);
  BOOST_CHECK_THROW((void)pyon::load_file(directory / "x", decode_limits{.max_bytes = 3}), LimitError);
}

BOOST_AUTO_TEST_SUITE_END()
