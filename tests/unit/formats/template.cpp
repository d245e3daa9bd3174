// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/formats/template.hpp>

#include <sipyco/base/decode_error.hpp>

#include <boost/test/unit_test.hpp>

#include <array>

using namespace sipyco;
using formats::template_field;
using formats::text_template;

namespace {

constexpr std::array<template_field, 3> fields = {{{'k', "key", ""}, {'m', "message", "json raw"}, {'t', "time", "*"}}};

std::string expanded(std::string_view text) {
  std::string out;
  text_template::compile(text, fields).expand(out, [](std::string& to, char letter, std::string_view argument) {
    to.append("<").append(1, letter).append(argument).append(">");
  });
  return out;
}

std::string failure_of(std::string_view text) {
  const auto compiled = text_template::try_compile(text, fields);
  return compiled ? "" : std::to_string(compiled.error().offset) + " " + compiled.error().message;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(formats_template)

BOOST_AUTO_TEST_CASE(fields_stand_between_text) {
  BOOST_TEST(expanded("%k\\t%m\\n") == "<k>\t<m>\n");
  BOOST_TEST(expanded("a%kb%{json}m%{%F %T}t") == "a<k>b<mjson><t%F %T>");
  BOOST_TEST(expanded("100%%\\\\") == "100%\\");
  BOOST_TEST(expanded("") == "");
  BOOST_TEST(expanded("\\0\\e\\r") == std::string("\0\x1b\r", 3));
}

BOOST_AUTO_TEST_CASE(knows_which_fields_it_uses) {
  const auto compiled = text_template::compile("%k", fields);
  BOOST_TEST(compiled.uses('k'));
  BOOST_TEST(!compiled.uses('m'));
}

BOOST_AUTO_TEST_CASE(says_where_a_template_is_wrong) {
  BOOST_TEST(failure_of("ab%x") ==
             "2 expected a field here: %k (key), %m (message), %t (time); a percent sign itself is %%");
  BOOST_TEST(failure_of("ab%").starts_with("2 expected a field"));
  BOOST_TEST(failure_of("ab%{json}").starts_with("2 expected a field"));
  BOOST_TEST(failure_of("a%{json") == "2 this `{` is not closed");
  BOOST_TEST(failure_of("%{x}k") == "2 %k takes nothing in braces");
  BOOST_TEST(failure_of("%{js}m") == "2 %m takes one of these in braces: json raw");
  BOOST_TEST(failure_of("%{}m").starts_with("2 %m takes one"));
  BOOST_TEST(failure_of("a\\q").starts_with("1 expected one of"));
  BOOST_TEST(failure_of("a\\").starts_with("1 expected one of"));
  BOOST_CHECK_THROW((void)text_template::compile("%x", fields), DecodeError);
}

BOOST_AUTO_TEST_SUITE_END()
