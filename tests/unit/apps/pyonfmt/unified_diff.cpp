// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyonfmt/unified_diff.hpp"

#include <boost/test/unit_test.hpp>

#include "pyonfmt/edit_script.hpp"

#include <random>

using namespace sipyco::pyonfmt;

namespace {

using lines = std::vector<std::string_view>;

lines applied(const lines& before, const lines& after, const std::vector<edit>& script) {
  lines out;
  std::size_t old_at = 0, new_at = 0;
  for (const edit step : script) {
    if (step == edit::keep) BOOST_TEST(before.at(old_at) == after.at(new_at));
    if (step != edit::remove) out.push_back(after.at(new_at++));
    if (step != edit::insert) ++old_at;
  }
  BOOST_TEST(old_at == before.size());
  return out;
}

std::size_t changes(const std::vector<edit>& script) {
  return script.size() - static_cast<std::size_t>(std::ranges::count(script, edit::keep));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pyonfmt_unified_diff)

BOOST_AUTO_TEST_CASE(script_makes_one_text_of_the_other) {
  std::mt19937 random(1);
  constexpr std::string_view words[] = {"a", "b", "c"};
  const auto some = [&] {
    lines out(random() % 12);
    for (auto& line : out) line = words[random() % 3];
    return out;
  };
  for (int i = 0; i < 2000; ++i) {
    const lines before = some(), after = some();
    BOOST_TEST((applied(before, after, edit_script(before, after)) == after));
  }
}

BOOST_AUTO_TEST_CASE(script_is_short) {
  BOOST_TEST(changes(edit_script({"a", "b", "c", "d"}, {"a", "x", "c", "d"})) == 2U);
  BOOST_TEST(changes(edit_script({"a", "b", "c", "a", "b", "b", "a"}, {"c", "b", "a", "b", "a", "c"})) == 5U);
  BOOST_TEST(changes(edit_script({}, {})) == 0U);
}

BOOST_AUTO_TEST_CASE(texts_without_anything_in_common_take_bounded_time) {
  const lines before(20'000, "a"), after(20'000, "b");
  BOOST_TEST((applied(before, after, edit_script(before, after)) == after));
}

BOOST_AUTO_TEST_CASE(changes_far_apart_have_hunks_of_their_own) {
  std::string before, after;
  for (int i = 0; i < 30; ++i) {
    before += std::to_string(i) + "\n";
    after += (i == 5 || i == 25 ? "x" : std::to_string(i)) + "\n";
  }
  BOOST_TEST(unified_diff("f", before, after, false) ==
             "--- f\n+++ f\n@@ -3,7 +3,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n"
             "@@ -23,7 +23,7 @@\n 22\n 23\n 24\n-25\n+x\n 26\n 27\n 28\n");
}

BOOST_AUTO_TEST_SUITE_END()
