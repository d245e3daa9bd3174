// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logserver/output_queue.hpp"

#include "logserver/output_file.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace sipyco::logserver;

BOOST_AUTO_TEST_SUITE(logserver_output_queue)

BOOST_AUTO_TEST_CASE(what_goes_to_one_target_is_joined) {
  const auto a = std::make_shared<output_file>(1);
  const auto b = std::make_shared<output_file>(2);
  output_queue queue{1000};
  BOOST_TEST(queue.push(a, "one\n"));
  BOOST_TEST(queue.push(a, "two\n"));
  BOOST_TEST(queue.push(b, "three\n"));
  BOOST_TEST(queue.push(a, "four\n"));
  BOOST_TEST(queue.pop().bytes == "one\ntwo\n");
  BOOST_TEST(queue.pop().bytes == "three\n");
  BOOST_TEST(queue.pop().bytes == "four\n");
  BOOST_TEST(queue.empty());
}

BOOST_AUTO_TEST_CASE(bytes_count_until_they_are_done_with) {
  const auto target = std::make_shared<output_file>(1);
  output_queue queue{10};
  BOOST_TEST(queue.push(target, "12345"));
  BOOST_TEST(queue.push(target, "67890"));
  BOOST_TEST(!queue.push(target, "x"));
  const auto chunk = queue.pop();
  BOOST_TEST(!queue.push(target, "x"));
  queue.done(chunk);
  BOOST_TEST(queue.push(target, "x"));
}

BOOST_AUTO_TEST_CASE(a_record_larger_than_the_buffer_passes_when_it_is_empty) {
  const auto target = std::make_shared<output_file>(1);
  output_queue queue{10};
  BOOST_TEST(queue.push(target, std::string(100, 'x')));
  BOOST_TEST(!queue.push(target, "y"));
  BOOST_TEST(queue.push(target, "z", true));
}

BOOST_AUTO_TEST_CASE(records_count_as_written_when_their_last_byte_is) {
  const auto target = std::make_shared<output_file>(1);
  output_queue queue{100};
  BOOST_TEST(queue.push(target, "123"));
  BOOST_TEST(queue.push(target, "4567"));
  auto chunk = queue.pop();
  for (const auto& [bytes, records] : {std::pair{0, 0}, {2, 0}, {3, 1}, {6, 1}, {7, 2}}) {
    chunk.written = static_cast<std::size_t>(bytes);
    BOOST_TEST(chunk.records_written() == static_cast<std::size_t>(records));
  }
}

BOOST_AUTO_TEST_CASE(of_a_batch_as_many_records_are_taken_as_there_is_room_for) {
  const auto target = std::make_shared<output_file>(1);
  output_queue queue{10};
  const output_chunk batch{.target = target, .bytes = "1234567890", .ends = {3, 7, 10}};
  BOOST_TEST(queue.push(target, "12"));
  BOOST_TEST(queue.push(batch) == 2U);
  BOOST_TEST(queue.push(batch) == 0U);
  auto chunk = queue.pop();
  BOOST_TEST(chunk.bytes == "121234567");
  BOOST_TEST(chunk.ends == (std::vector<std::uint32_t>{2, 5, 9}), boost::test_tools::per_element());
  queue.done(chunk);
  BOOST_TEST(queue.push(batch) == 3U);
}

BOOST_AUTO_TEST_SUITE_END()
