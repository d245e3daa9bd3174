// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logserver/log_rotation.hpp"

#include <boost/test/unit_test.hpp>

#include "logserver/log_files.hpp"
#include "logserver/output_file.hpp"
#include "logserver/sink.hpp"
#include "support/scratch_directory.hpp"

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

using namespace sipyco;
using namespace sipyco::logserver;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

using clock_type = std::chrono::system_clock;

clock_type::time_point utc(int year, unsigned month, unsigned day, std::chrono::seconds time = 0s) {
  return std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}} + time;
}

void use_zone(const char* name) {
  ::setenv("TZ", name, 1);
  ::tzset();
}

struct fixture {
  fixture() { use_zone("UTC"); }

  test::scratch_directory folder;

  [[nodiscard]] std::string path(const std::string& name) const { return folder / name; }
  void make(const std::string& name) const { std::ofstream(path(name)) << name; }
  [[nodiscard]] std::set<std::string> names() const {
    std::set<std::string> out;
    for (const auto& entry : fs::directory_iterator(folder.path())) out.insert(entry.path().filename().string());
    return out;
  }
  [[nodiscard]] std::string content(const std::string& name) const {
    std::ostringstream out;
    out << std::ifstream(path(name)).rdbuf();
    return out.str();
  }
  /// A file whose last record is of that time.
  void make_old(const std::string& name, clock_type::time_point last) const {
    make(name);
    fs::last_write_time(path(name), std::chrono::file_clock::from_sys(last));
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(logserver_log_rotation, fixture)

BOOST_AUTO_TEST_CASE(a_day_ends_at_local_midnight) {
  BOOST_TEST((end_of_day(utc(2026, 11, 28, 23h + 59min + 59s)) == utc(2026, 11, 29)));
  BOOST_TEST((end_of_day(utc(2026, 12, 31)) == utc(2027, 1, 1)));
  use_zone("CET-1CEST,M3.5.0,M10.5.0/3");
  BOOST_TEST((end_of_day(utc(2026, 11, 28, 12h)) == utc(2026, 11, 28, 23h)));
  // Days of 23 and 25 hours.
  BOOST_TEST((end_of_day(utc(2026, 3, 28, 23h)) == utc(2026, 3, 29, 22h)));
  BOOST_TEST((end_of_day(utc(2026, 10, 24, 22h)) == utc(2026, 10, 25, 23h)));
}

BOOST_AUTO_TEST_CASE(the_suffix_is_the_day_that_is_over) {
  BOOST_TEST(suffix_of_day(utc(2026, 11, 29)) == ".2026-11-28");
  BOOST_TEST(suffix_of_day(utc(2027, 1, 1)) == ".2026-12-31");
}

BOOST_AUTO_TEST_CASE(only_the_newest_old_files_are_kept) {
  for (const auto* name : {"log", "log.2026-11-20", "log.2026-11-21.gz", "log.2026-11-22", "log.other",
                           "log.2026-11-2x", "blog.2026-11-01", "log2026-11-01"})
    make(name);
  BOOST_TEST(rotate_file(path("log"), {".2026-11-28", 2}) == 0);
  const std::set<std::string> expected{"blog.2026-11-01", "log.2026-11-22", "log.2026-11-28",
                                       "log.2026-11-2x",  "log.other",      "log2026-11-01"};
  BOOST_TEST(names() == expected);
}

BOOST_AUTO_TEST_CASE(zero_keeps_all) {
  for (const auto* name : {"log", "log.2026-11-20", "log.2026-11-21"}) make(name);
  BOOST_TEST(rotate_file(path("log"), {".2026-11-28", 0}) == 0);
  BOOST_TEST(names().size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_file_that_is_gone_is_no_failure_and_a_folder_that_is_gone_is) {
  BOOST_TEST(rotate_file(path("log"), {".2026-11-28", 2}) == 0);
  make("log");
  fs::create_directory(path("log.2026-11-28"));
  BOOST_TEST(rotate_file(path("log"), {".2026-11-28", 2}) != 0);
}

BOOST_AUTO_TEST_CASE(records_of_two_days_go_to_two_files) {
  make_old("log", utc(2026, 11, 27, 12h));
  sink files({.style = record_style::raw}, log_files(path("log"), 1), 1 << 20, [](const output_event&) {});
  const auto put = [&](clock_type::time_point when, std::string_view message) {
    (void)files.put({when, "s", log_level::info, "n", message, {}, {}});
  };
  put(utc(2026, 11, 28, 12h), "first day");
  put(utc(2026, 11, 28, 23h + 59min), "first day");
  put(utc(2026, 11, 29), "second day");
  put(utc(2026, 11, 29, 1s), "second day");
  BOOST_TEST(files.finish(std::chrono::steady_clock::now() + 10s));
  BOOST_TEST(names() == (std::set<std::string>{"log", "log.2026-11-28"}));
  BOOST_TEST(content("log.2026-11-28") == "first day\nfirst day\n");
  BOOST_TEST(content("log") == "second day\nsecond day\n");
}

BOOST_AUTO_TEST_CASE(each_source_has_a_day_of_its_own) {
  make_old("a", utc(2026, 11, 27, 12h));
  make_old("b", utc(2026, 11, 28, 12h));
  sink files({.style = record_style::raw}, log_files(path("%s"), 5), 1 << 20, [](const output_event&) {});
  for (const auto* source : {"a", "b"})
    (void)files.put({utc(2026, 11, 28, 13h), source, log_level::info, "n", "x", {}, {}});
  BOOST_TEST(files.finish(std::chrono::steady_clock::now() + 10s));
  BOOST_TEST(names() == (std::set<std::string>{"a", "a.2026-11-27", "b"}));
}

BOOST_AUTO_TEST_CASE(a_rotation_that_fails_is_told_of_and_the_file_goes_on) {
  make_old("log", utc(2026, 11, 27));
  fs::create_directory(path("log.2026-11-27"));
  int told = 0;
  sink files({.style = record_style::raw}, log_files(path("log"), 1), 1 << 20,
             [&](const output_event& event) { told += event.what == output_event::kind::not_rotated; });
  (void)files.put({utc(2026, 11, 28), "s", log_level::info, "n", "x", {}, {}});
  BOOST_TEST(files.finish(std::chrono::steady_clock::now() + 10s));
  BOOST_TEST(told == 1);
  BOOST_TEST(content("log") == "logx\n");
}

BOOST_AUTO_TEST_SUITE_END()
