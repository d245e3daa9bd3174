// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/sync_struct/mod.hpp>

#include <boost/test/unit_test.hpp>

#include <sipyco/base/error.hpp>
#include <sipyco/pyon/decode.hpp>
#include <sipyco/pyon/encode.hpp>

using namespace sipyco;
using sync_struct::Mod;
using sync_struct::process_mod;

namespace {

Mod mod(std::string_view fields) { return protocol::mod_from_value(pyon::decode(fields, pyon::v1)).value(); }

/// The structure after a mod, as text.
std::string after(std::string_view structure, std::string_view fields) {
  Value target = pyon::decode(structure, pyon::v1);
  process_mod(target, mod(fields));
  return pyon::encode(target, pyon::v1);
}

template <class E>
void check_refused(std::string_view structure, std::string_view fields) {
  Value target = pyon::decode(structure, pyon::v1);
  BOOST_TEST_CONTEXT(structure << " " << fields) { BOOST_CHECK_THROW(process_mod(target, mod(fields)), E); }
  BOOST_TEST(pyon::encode(target, pyon::v1) == structure);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sync_struct_process_mod)

BOOST_AUTO_TEST_CASE(carries_out_each_action) {
  BOOST_TEST(after("[1]", R"({"action": "init", "struct": {}})") == "{}");
  BOOST_TEST(after("[1]", R"({"action": "append", "path": [], "x": 2})") == "[1, 2]");
  BOOST_TEST(after("[1, 2]", R"({"action": "insert", "path": [], "i": -1, "x": 0})") == "[1, 0, 2]");
  BOOST_TEST(after("[1, 2]", R"({"action": "insert", "path": [], "i": 99999999999999999999, "x": 0})") == "[1, 2, 0]");
  BOOST_TEST(after("[1, 2]", R"({"action": "pop", "path": [], "i": -2})") == "[2]");
  BOOST_TEST(after(R"({"a": 1, 2: 3})", R"({"action": "pop", "path": [], "i": 2})") == R"({"a": 1})");
  BOOST_TEST(after("{}", R"({"action": "setitem", "path": [], "key": (1, 2), "value": []})") == "{(1, 2): []}");
  BOOST_TEST(after("[1, 2, 3]", R"({"action": "delitem", "path": [], "key": slice(None, 2, None)})") == "[3]");
}

BOOST_AUTO_TEST_CASE(finds_its_way_through_dicts_lists_and_tuples) {
  constexpr std::string_view structure = R"({"hd": (true, [1, {"u": 1}], {})})";
  BOOST_TEST(after(structure, R"({"action": "setitem", "path": ["hd", -2, 1], "key": "u", "value": 2})") ==
             R"({"hd": (true, [1, {"u": 2}], {})})");
  BOOST_TEST(after(structure, R"({"action": "append", "path": ["hd", 1], "x": 2})") ==
             R"({"hd": (true, [1, {"u": 1}, 2], {})})");
}

BOOST_AUTO_TEST_CASE(leaves_a_snapshot_alone) {
  Value target = pyon::decode(R"({"l": [[1]], "a": nparray((1, ), "|i1", b"AQ==")})", pyon::v1);
  const Value before = target;
  const auto text = pyon::encode(before, pyon::v1);
  process_mod(target, mod(R"({"action": "append", "path": ["l", 0], "x": 2})"));
  process_mod(target, mod(R"({"action": "setitem", "path": ["a"], "key": 0, "value": 2})"));
  BOOST_TEST(pyon::encode(before, pyon::v1) == text);
  BOOST_TEST(pyon::encode(target, pyon::v1) == R"({"l": [[1, 2]], "a": nparray((1, ), "|i1", b"Ag==")})");
}

BOOST_AUTO_TEST_CASE(changes_rows_of_arrays) {
  constexpr std::string_view square = R"(nparray((2, 2), "|i1", b"AQIDBA=="))";
  BOOST_TEST(after(square, R"({"action": "setitem", "path": [1], "key": -1, "value": 9})") ==
             R"(nparray((2, 2), "|i1", b"AQIDCQ=="))");
  BOOST_TEST(after(square, R"({"action": "setitem", "path": [slice(None, None, -1)], "key": 0, "value": [9, 9]})") ==
             R"(nparray((2, 2), "|i1", b"AQIJCQ=="))");
}

BOOST_AUTO_TEST_CASE(a_change_of_a_copy_is_lost_as_in_python) {
  BOOST_TEST(after("[1, 2]", R"({"action": "append", "path": [slice(0, 1, None)], "x": 9})") == "[1, 2]");
  constexpr std::string_view square = R"(nparray((2, 2), "|i1", b"AQIDBA=="))";
  BOOST_TEST(after(square, R"({"action": "setitem", "path": [[0, 1]], "key": 0, "value": 9})") == square);
}

BOOST_AUTO_TEST_CASE(refuses_what_python_refuses_and_changes_nothing) {
  check_refused<IndexError>("[1]", R"({"action": "pop", "path": [], "i": 1})");
  check_refused<IndexError>("[]", R"({"action": "append", "path": [0], "x": 1})");
  check_refused<KeyError>("{}", R"({"action": "append", "path": ["l"], "x": 1})");
  check_refused<KeyError>("{}", R"({"action": "delitem", "path": [], "key": 1})");
  check_refused<TypeError>("(1, )", R"({"action": "setitem", "path": [], "key": 0, "value": 1})");
  check_refused<TypeError>("[1]", R"({"action": "insert", "path": [], "i": 1.0, "x": 1})");
  check_refused<TypeError>("1", R"({"action": "append", "path": [0], "x": 1})");
  check_refused<TypeError>("{}", R"({"action": "setitem", "path": [], "key": [], "value": 1})");
  check_refused<AttributeError>("{}", R"({"action": "append", "path": [], "x": 1})");
  check_refused<AttributeError>(R"("text")", R"({"action": "pop", "path": [], "i": 0})");
}

BOOST_AUTO_TEST_CASE(a_path_has_a_limit) {
  Mod deep{sync_struct::ModAction::append};
  deep.path.assign(max_value_depth + 1, Value(0));
  Value target = Value::list();
  BOOST_CHECK_THROW(process_mod(target, deep), LimitError);
  deep.path.pop_back();
  BOOST_CHECK_THROW(process_mod(target, deep), IndexError);
}

BOOST_AUTO_TEST_SUITE_END()
