// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/completion.hpp"

#include "rpctool/history.hpp"

#include <boost/test/unit_test.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>

using namespace sipyco::rpctool;

namespace {

using words = std::vector<std::string>;

const completion_names names = {
    .methods = {"get_x", "set_x"},
    .variables = {"gain"},
    .builtins = {"None", "np"},
    .numpy = {"arange", "array", "zeros"},
    .keywords =
        [](std::string_view method) {
          return method == "set_x" ? words{"x", "unit"} : words{};
        },
    .signature = [](std::string_view method) { return std::optional(std::string(method) + "(self)"); },
};

words at(std::string_view line) { return complete(line, names).words; }

}  // namespace

BOOST_AUTO_TEST_SUITE(rpctool_completion)

BOOST_AUTO_TEST_CASE(methods_and_variables_are_completed) {
  BOOST_TEST(at("g") == (words{"gain", "get_x("}), boost::test_tools::per_element());
  BOOST_TEST(at("set_x(get") == (words{"get_x("}), boost::test_tools::per_element());
  BOOST_TEST(complete("set_x(get", names).begin == 6u);
  BOOST_TEST(at("1 + ge") == (words{"get_x("}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(arguments_are_completed_behind_the_bracket) {
  BOOST_TEST(at("set_x(") == (words{"x=", "unit="}), boost::test_tools::per_element());
  BOOST_TEST(at("set_x(1, u") == (words{"unit="}), boost::test_tools::per_element());
  BOOST_TEST(at("set_x([1, u").empty());
  BOOST_TEST(at("set_x(2)+u").empty());
  BOOST_TEST(complete("set_x(", names).signature.value() == "set_x(self)");
  BOOST_TEST(!complete("set_x(1, ", names).signature);
}

BOOST_AUTO_TEST_CASE(numpy_is_completed_behind_its_dot) {
  BOOST_TEST(at("np.ar") == (words{"arange", "array"}), boost::test_tools::per_element());
  BOOST_TEST(at("gain.g").empty());
}

BOOST_AUTO_TEST_CASE(texts_are_left_alone) {
  BOOST_TEST(at("echo('ge").empty());
  BOOST_TEST(at("echo('it\\'s ge").empty());
  BOOST_TEST(!at("echo('x', ge").empty());
}

BOOST_AUTO_TEST_CASE(help_takes_a_bare_method) {
  BOOST_TEST(at("help s") == (words{"set_x"}), boost::test_tools::per_element());
  BOOST_TEST(at("?s") == (words{"set_x"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(rpctool_history)

struct folder {
  folder() { BOOST_TEST_REQUIRE(mkdtemp(name) != nullptr); }
  ~folder() {
    unlink(file().c_str());
    rmdir((std::string(name) + "/sub").c_str());
    rmdir(name);
  }
  [[nodiscard]] std::string file() const { return std::string(name) + "/sub/history"; }
  [[nodiscard]] std::string content() const {
    std::ifstream in(file());
    return {std::istreambuf_iterator<char>(in), {}};
  }
  char name[32] = "/tmp/rpctool_history_XXXXXX";
};

BOOST_FIXTURE_TEST_CASE(lines_stay_for_the_next_session_without_repeats, folder) {
  {
    history first(file());
    for (const char* line : {"a()", "b()", "a()", " secret()", "", "c(\n1)"}) first.add(line);
    BOOST_TEST(first.lines() == (words{"b()", "a()", "c( 1)"}), boost::test_tools::per_element());
  }
  BOOST_TEST(content() == "b()\na()\nc( 1)\n");
  struct stat about {};
  BOOST_TEST_REQUIRE(stat(file().c_str(), &about) == 0);
  BOOST_TEST((about.st_mode & 0777) == 0600);
  BOOST_TEST(history(file()).lines().size() == 3u);
}

BOOST_FIXTURE_TEST_CASE(sessions_at_the_same_time_keep_each_other_s_lines, folder) {
  {
    history one(file()), two(file());
    one.add("one()");
    two.add("two()");
    two.add("one()");
  }
  BOOST_TEST(content() == "two()\none()\n");
}

BOOST_AUTO_TEST_CASE(a_file_that_cannot_be_written_is_no_error) {
  history lines("/proc/no/such/history");
  lines.add("a()");
  BOOST_TEST(lines.lines().size() == 1u);
}

BOOST_AUTO_TEST_CASE(only_the_newest_are_kept) {
  BOOST_TEST(without_repeats({"a", "b", "a", "c"}, 2) == (words{"a", "c"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
