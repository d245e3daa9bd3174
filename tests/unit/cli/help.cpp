// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/cli/help.hpp>

#include <sipyco/cli/flag_values.hpp>

#include <boost/test/unit_test.hpp>

using namespace sipyco::cli;

namespace {

help_section flags_section() {
  static bool full = false;
  static std::string target;
  flag_table flags;
  flags.add_options()("full,f", set_true(full), "all of it");
  flags.add_options()("kw", set_true(full), "no letter");
  flags.add_options()("target", text(target, "T"), "words that do not fit into one line of forty columns");
  return flag_section("Options", flags);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(cli_help)

BOOST_AUTO_TEST_CASE(examples_come_before_usage_and_flags) {
  const help_page page{"Does it.", {{"tool x", "the usual"}}, "tool [OPTIONS] X", {flags_section()}};
  const auto expected =
      "Does it.\n\n"
      "Examples:\n"
      "  tool x  the usual\n\n"
      "Usage: tool [OPTIONS] X\n\n"
      "Options:\n"
      "  -f, --full      all of it\n"
      "      --kw        no letter\n"
      "      --target T  words that do not fit\n"
      "                  into one line of forty\n"
      "                  columns\n";
  BOOST_TEST(format_help(page, 40) == expected);
}

BOOST_AUTO_TEST_CASE(no_line_is_wider_than_asked) {
  const help_page page{"Does it.", {}, "tool", {flags_section()}};
  for (const std::size_t width : {40u, 60u, 80u}) {
    std::size_t begin = 0;
    const auto text = format_help(page, width);
    for (auto end = text.find('\n'); end != text.npos; begin = end + 1, end = text.find('\n', begin))
      BOOST_TEST(end - begin <= width);
  }
}

BOOST_AUTO_TEST_CASE(a_long_term_has_its_text_below) {
  const help_page page{"", {}, "tool", {{"Options", {{std::string(30, 'x'), "text"}, {"y", "short"}}}}};
  BOOST_TEST(format_help(page, 80).ends_with("  " + std::string(30, 'x') + "\n     text\n  y  short\n"));
}

BOOST_AUTO_TEST_CASE(the_version_names_the_licence) {
  const auto text = version_text("tool");
  BOOST_TEST(text.starts_with("tool "));
  BOOST_TEST((text.find("LGPL-3.0-or-later") != text.npos));
}

BOOST_AUTO_TEST_SUITE_END()
