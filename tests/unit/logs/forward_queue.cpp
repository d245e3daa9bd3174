// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logs/forward_queue.hpp"

#include <boost/test/unit_test.hpp>

using sipyco::logs::forward_queue;

namespace {

constexpr std::size_t plenty = 1000000;

forward_queue filled(std::size_t max_records, int count, std::size_t max_bytes = plenty) {
  forward_queue queue{"src", max_records, max_bytes};
  for (int i = 0; i < count; ++i) queue.push(std::to_string(i) + "\n");
  return queue;
}

std::string gap(int count) {
  return "src:WARNING:sipyco.logs:dropped " + std::to_string(count) + " records: no server took them\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(logs_forward_queue)

BOOST_AUTO_TEST_CASE(records_come_in_order) { BOOST_TEST(filled(10, 3).take(plenty).bytes == "0\n1\n2\n"); }

BOOST_AUTO_TEST_CASE(the_newest_are_kept_behind_a_counted_gap) {
  auto queue = filled(2, 5);
  BOOST_TEST(queue.waiting() == 2U);
  BOOST_TEST(queue.dropped() == 3U);
  BOOST_TEST(queue.take(plenty).bytes == gap(3) + "3\n4\n");
}

BOOST_AUTO_TEST_CASE(bytes_are_bounded_too) {
  auto queue = filled(100, 5, 4);
  BOOST_TEST(queue.take(plenty).bytes == gap(3) + "3\n4\n");
}

BOOST_AUTO_TEST_CASE(what_was_not_sent_comes_again) {
  auto queue = filled(10, 4);
  auto batch = queue.take(plenty);
  BOOST_TEST(queue.waiting() == 4U);
  queue.put_back(std::move(batch), 5);  // two records and a half
  BOOST_TEST(queue.sent() == 2U);
  BOOST_TEST(queue.waiting() == 2U);
  batch = queue.take(plenty);
  BOOST_TEST(batch.bytes == "2\n3\n");
  queue.sent(batch);
  BOOST_TEST(queue.sent() == 4U);
  BOOST_TEST(queue.empty());
}

BOOST_AUTO_TEST_CASE(a_gap_that_was_not_told_of_is_told_of_later) {
  auto queue = filled(2, 5);
  queue.put_back(queue.take(plenty), 3);
  queue.push("5\n");
  const auto batch = queue.take(plenty);
  BOOST_TEST(batch.bytes == gap(4) + "4\n5\n");
  queue.sent(batch);
  BOOST_TEST(queue.sent() == 2U);
  BOOST_TEST(queue.dropped() == 4U);
}

BOOST_AUTO_TEST_CASE(a_gap_that_was_told_of_is_not_told_of_again) {
  auto queue = filled(2, 5);
  auto batch = queue.take(plenty);
  const auto told = batch.ends[0];
  queue.put_back(std::move(batch), told);
  BOOST_TEST(queue.take(plenty).bytes == "3\n4\n");
}

BOOST_AUTO_TEST_CASE(batches_are_bounded) {
  auto queue = filled(10, 4);
  BOOST_TEST(queue.take(3).bytes == "0\n1\n");
  BOOST_TEST(queue.take(1).bytes == "2\n");
}

BOOST_AUTO_TEST_SUITE_END()
