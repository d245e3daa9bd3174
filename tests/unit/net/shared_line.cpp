// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/shared_line.hpp"

#include <boost/test/unit_test.hpp>

using namespace sipyco::net;

namespace {

std::deque<shared_line> lines_of(std::initializer_list<std::size_t> sizes) {
  std::deque<shared_line> out;
  for (const auto size : sizes)
    out.push_back(
        std::make_shared<const std::string>(std::string(size - 1, static_cast<char>('a' + out.size())) + "\n"));
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(net_shared_line)

BOOST_AUTO_TEST_CASE(short_lines_are_taken_together_in_order) {
  auto queue = lines_of({3, 2, 4});
  BOOST_TEST(*take_lines(queue) == "aa\nb\nccc\n");
  BOOST_TEST(queue.empty());
}

BOOST_AUTO_TEST_CASE(a_long_line_is_not_copied) {
  for (const auto& sizes : {std::initializer_list<std::size_t>{20'000, 5}, {20'000}, {5}}) {
    auto queue = lines_of(sizes);
    const auto first = queue.front();
    BOOST_TEST(take_lines(queue) == first);
    BOOST_TEST(queue.size() == sizes.size() - 1);
  }
}

BOOST_AUTO_TEST_CASE(what_is_taken_together_is_bounded) {
  auto queue = lines_of({8'000, 8'000, 1'000, 5});
  BOOST_TEST(take_lines(queue)->size() == 16'000U);
  BOOST_TEST(take_lines(queue)->size() == 1'005U);
}

BOOST_AUTO_TEST_SUITE_END()
