// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/held_output.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <semaphore>
#include <stdexcept>

using namespace std::chrono_literals;
using sipyco::rpctool::held_output;

namespace {

struct written {
  void operator()(std::string_view piece) {
    text += piece;
    ++count;
    done.release();
  }
  std::string text;
  int count = 0;
  std::counting_semaphore<> done{0};
};

}  // namespace

BOOST_AUTO_TEST_SUITE(rpctool_held_output)

BOOST_AUTO_TEST_CASE(pieces_are_written_together_and_in_order) {
  constexpr int most = 10000;
  written out;
  held_output held(std::ref(out));
  std::string expected;
  for (int i = 0; i < most; ++i) {
    const auto piece = std::to_string(i) + "\n";
    expected += piece;
    held.add(piece, i + 1 < most);
  }
  BOOST_TEST(out.text == expected);
  BOOST_TEST(out.count < most);
}

BOOST_AUTO_TEST_CASE(nothing_is_held_for_long) {
  written out;
  held_output held(std::ref(out));
  for (const std::string expected : {"a", "aa", "aaa"}) {
    held.add("a", true);
    BOOST_REQUIRE(out.done.try_acquire_for(10s));  // though nothing follows
    BOOST_TEST(out.text == expected);
  }
}

BOOST_AUTO_TEST_CASE(much_is_not_held) {
  written out;
  held_output held(std::ref(out));
  held.add(std::string(held_output::most_bytes + 1, 'x'), true);
  BOOST_TEST(out.text.size() == held_output::most_bytes + 1);
}

BOOST_AUTO_TEST_CASE(the_end_writes_what_is_held) {
  written out;
  held_output(std::ref(out)).add("a", true);
  BOOST_TEST(out.text == "a");
}

BOOST_AUTO_TEST_CASE(a_failure_is_told_wherever_it_happened) {
  std::binary_semaphore failed{0};
  held_output held([&](std::string_view) {
    failed.release();
    throw std::runtime_error("no space left");
  });
  BOOST_CHECK_THROW(held.add("a", false), std::runtime_error);
  failed.acquire();
  held.add("b", true);
  BOOST_REQUIRE(failed.try_acquire_for(10s));  // in the other thread
  BOOST_CHECK_THROW(held.flush(), std::runtime_error);
  held.flush();  // it is told once
}

BOOST_AUTO_TEST_SUITE_END()
