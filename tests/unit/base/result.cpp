// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/result.hpp>

#include <sipyco/base.hpp>

#include <boost/test/unit_test.hpp>

using namespace sipyco;

namespace {

template <class Exception>
bool throws_exactly(failure_kind kind) {
  try {
    throw_failure({kind, "text", failure::no_offset});
  } catch (const Error& e) {
    return typeid(e) == typeid(Exception) && std::string_view{e.what()}.ends_with("text");
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(base_result)

BOOST_AUTO_TEST_CASE(value_of_a_failure_throws_the_class_of_its_kind) {
  const result<int> good = 3;
  BOOST_TEST(good.value() == 3);
  const result<int> bad = failure{failure_kind::key_error, "'k'"};
  BOOST_CHECK_THROW((void)bad.value(), KeyError);
  const result<void> nothing = failure{failure_kind::timeout, "late"};
  BOOST_CHECK_THROW(nothing.value(), TimeoutError);
}

BOOST_AUTO_TEST_CASE(each_kind_has_its_class) {
  BOOST_TEST(throws_exactly<Error>(failure_kind::error));
  BOOST_TEST(throws_exactly<TypeError>(failure_kind::type_error));
  BOOST_TEST(throws_exactly<ValueError>(failure_kind::value_error));
  BOOST_TEST(throws_exactly<UnicodeError>(failure_kind::unicode_error));
  BOOST_TEST(throws_exactly<KeyError>(failure_kind::key_error));
  BOOST_TEST(throws_exactly<IndexError>(failure_kind::index_error));
  BOOST_TEST(throws_exactly<OverflowError>(failure_kind::overflow_error));
  BOOST_TEST(throws_exactly<ZeroDivisionError>(failure_kind::zero_division_error));
  BOOST_TEST(throws_exactly<AttributeError>(failure_kind::attribute_error));
  BOOST_TEST(throws_exactly<DecodeError>(failure_kind::decode));
  BOOST_TEST(throws_exactly<EncodeError>(failure_kind::encode));
  BOOST_TEST(throws_exactly<LimitError>(failure_kind::limit));
  BOOST_TEST(throws_exactly<ConnectionError>(failure_kind::connection));
  BOOST_TEST(throws_exactly<ConnectionRefused>(failure_kind::connection_refused));
  BOOST_TEST(throws_exactly<AddressInUse>(failure_kind::address_in_use));
  BOOST_TEST(throws_exactly<ConnectionLost>(failure_kind::connection_lost));
  BOOST_TEST(throws_exactly<ConnectionLost>(failure_kind::connection_closed));
  BOOST_TEST(throws_exactly<HostNotFound>(failure_kind::host_not_found));
  BOOST_TEST(throws_exactly<TimeoutError>(failure_kind::timeout));
  BOOST_TEST(throws_exactly<Interrupted>(failure_kind::interrupted));
  BOOST_TEST(throws_exactly<ProtocolError>(failure_kind::protocol));
  BOOST_TEST(throws_exactly<IncompatibleServer>(failure_kind::incompatible_server));
  BOOST_TEST(throws_exactly<TlsError>(failure_kind::tls));
  BOOST_TEST(throws_exactly<ConfigurationError>(failure_kind::configuration));
}

BOOST_AUTO_TEST_CASE(with_its_text_any_failure_that_has_an_offset_becomes_a_decode_error) {
  const auto over = limit_failure("nested lists", "max_depth", 2, 4);
  BOOST_CHECK_EXCEPTION(throw_failure(over, "[\n[[["), DecodeError, [](const DecodeError& e) {
    return e.line() == 2 && e.column() == 3 && e.message() == "nested lists: more than 2 (limit max_depth)";
  });
  BOOST_CHECK_THROW(throw_failure(limit_failure("list", "max_bytes", 1), "text"), LimitError);
}

BOOST_AUTO_TEST_SUITE_END()
