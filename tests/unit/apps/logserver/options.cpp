// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logserver/options.hpp"

#include "logserver/flags.hpp"

#include <boost/test/unit_test.hpp>

#include <sipyco/cli/errors.hpp>

using namespace sipyco;
using namespace sipyco::logserver;

BOOST_AUTO_TEST_SUITE(logserver_options)

BOOST_AUTO_TEST_CASE(defaults) {
  const auto got = parse_options({});
  BOOST_TEST(got.network.port == 1066U);
  BOOST_TEST((got.style == record_style::text));
  BOOST_TEST((got.file_style == record_style::dated));
  BOOST_TEST(got.buffer_bytes == 64U << 20);
  BOOST_TEST(got.max_clients == 256U);
}

BOOST_AUTO_TEST_CASE(reads_every_flag) {
  const auto got = parse_options({"-p", "1", "--format=json", "--file-format", "text", "--multiline=indent",
                                  "--log-file", "x", "--buffer=1K", "--max-line=2M", "--max-clients=3"});
  BOOST_TEST(got.network.port == 1U);
  BOOST_TEST((got.style == record_style::json));
  BOOST_TEST((got.file_style == record_style::text));
  BOOST_TEST((got.multiline == multiline_style::indent));
  BOOST_TEST(got.log_file == "x");
  BOOST_TEST(got.buffer_bytes == 1024U);
  BOOST_TEST(got.max_line_bytes == 2U << 20);
  BOOST_TEST(got.max_clients == 3U);
}

BOOST_AUTO_TEST_CASE(reads_filters_and_ends) {
  const auto got =
      parse_options({"--level=warn", "--source=a", "--source", "b*", "--name=c", "-i", "d", "-e", "f", "--filter-file",
                     "-C", "3", "-W", "0.5", "--until=g", "--forward=[::1]:5", "-F", "%m"});
  BOOST_TEST((got.filter.level == log_level::warning));
  BOOST_TEST(got.filter.sources.size() == 2U);
  BOOST_TEST(got.filter.names.at(0) == "c");
  BOOST_TEST(got.filter.include.at(0) == "d");
  BOOST_TEST(got.filter.exclude.at(0) == "f");
  BOOST_TEST(got.filter_file);
  BOOST_TEST(got.count == 3U);
  BOOST_TEST(got.wait->count() == 500000000);
  BOOST_TEST(got.until == "g");
  BOOST_TEST(got.forward_host == "::1");
  BOOST_TEST(got.forward_port == 5U);
  BOOST_TEST(got.pattern == "%m");
}

BOOST_AUTO_TEST_CASE(reads_addresses) {
  const auto master = [](const char* word) {
    const auto got = parse_options({"--from-master", word});
    return got.master_host + " " + std::to_string(got.master_port);
  };
  BOOST_TEST(master("host") == "host 1067");
  BOOST_TEST(master("host:1") == "host 1");
  BOOST_TEST(master("::1") == "::1 1067");
  BOOST_TEST(master("[::1]") == "::1 1067");
  BOOST_TEST(master("[::1]:2") == "::1 2");
  const auto got = parse_options({"--rebroadcast=5", "--rebroadcast-pyon=1"});
  BOOST_TEST(got.rebroadcast_port.value() == 5U);
  BOOST_TEST(got.rebroadcast_pyon == 1);
}

BOOST_AUTO_TEST_CASE(wrong_words_are_usage_errors) {
  for (const cli::arguments& args : {cli::arguments{"--format=jsn"},
                                     {"--buffer=x"},
                                     {"--buffer=0"},
                                     {"--max-line=1T"},
                                     {"--multiline=no"},
                                     {"--from-master=:1"},
                                     {"--from-master=h:x"},
                                     {"--rebroadcast=x"},
                                     {"--rebroadcast-pyon=3"},
                                     {"--level=loud"},
                                     {"--forward=host"},
                                     {"--forward=:1"},
                                     {"--forward=h:0"},
                                     {"-C", "x"},
                                     {"-W", "-1"},
                                     {"extra"},
                                     {"--nosuch"}})
    BOOST_CHECK_THROW((void)parse_options(args), cli::usage_error);
}

BOOST_AUTO_TEST_CASE(sizes_have_units) {
  BOOST_TEST(parse_size("10").value() == 10U);
  BOOST_TEST(parse_size("2G").value() == std::size_t{2} << 30);
  for (const auto* text : {"", "K", "1KB", "-1", "1.5M", "99999999999999999999", "17179869184G"})
    BOOST_TEST(!parse_size(text));
}

BOOST_AUTO_TEST_SUITE_END()
