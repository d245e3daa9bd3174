// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/value/dtype.hpp>

#include <boost/test/unit_test.hpp>

using sipyco::dtype;

BOOST_AUTO_TEST_SUITE(value_dtype)

BOOST_AUTO_TEST_CASE(writes_what_it_read) {
  for (const std::string_view text :
       {"|b1",  "|i1",  "|u1", "<i2", ">i2", "<u8",  ">f8", "<f2",    "<f4",       "<f16",   "<c8",
        ">c16", "<c32", "<U2", ">U2", "|S3", "|V12", "<M8", "<M8[s]", ">m8[25us]", "<m8[as]"})
    BOOST_TEST_CONTEXT(text) BOOST_TEST(dtype::parse(text).value().str() == text);
}

BOOST_AUTO_TEST_CASE(normalises_byte_orders_that_do_not_matter) {
  BOOST_TEST(dtype::parse(">i1").value().str() == "|i1");
  BOOST_TEST(dtype::parse("=f8").value().str() == "<f8");
  BOOST_TEST(dtype::parse("f8").value().str() == "<f8");
  BOOST_TEST(dtype::parse(">S3").value().str() == "|S3");
  BOOST_TEST(dtype::parse("|M8[s]").value().str() == "<M8[s]");
}

BOOST_AUTO_TEST_CASE(takes_the_names_of_old_files) {
  BOOST_TEST(dtype::parse("int64").value().str() == "<i8");
  BOOST_TEST(dtype::parse("float").value().str() == "<f8");
  BOOST_TEST(dtype::parse("complex64").value().str() == "<c8");
  BOOST_TEST(dtype::parse("bool").value().str() == "|b1");
  BOOST_TEST(dtype::parse("datetime64[ms]").value().str() == "<M8[ms]");
}

BOOST_AUTO_TEST_CASE(refuses_the_rest) {
  for (const std::string_view text : {"",
                                      "x",
                                      "<",
                                      "O",
                                      "|O",
                                      "object",
                                      "i3",
                                      "<f1",
                                      "c4",
                                      "b2",
                                      "<U",
                                      "S0",
                                      "<U0",
                                      "V-1",
                                      "i8x",
                                      "<M8[",
                                      "<M8[]",
                                      "<M8[0s]",
                                      "<M8[5]",
                                      "<M8[lightyear]",
                                      "S99999999999",
                                      "(2,)i4"})
    BOOST_TEST_CONTEXT(text) BOOST_TEST(!dtype::parse(text));
}

BOOST_AUTO_TEST_CASE(knows_sizes_and_names) {
  BOOST_TEST(dtype::parse("<U3").value().itemsize() == 12u);
  BOOST_TEST(dtype::parse("<M8[25us]").value().itemsize() == 8u);
  BOOST_TEST(dtype::parse("<M8[25us]").value().unit_count() == 25u);
  BOOST_TEST(dtype::parse("<U3").value().name() == "str96");
  BOOST_TEST(dtype::parse("|V2").value().name() == "void16");
  BOOST_TEST(dtype::complex128.name() == "complex128");
  BOOST_TEST(dtype::complex128.swap_size() == 8u);
}

BOOST_AUTO_TEST_CASE(corresponds_to_element_types) {
  BOOST_TEST((sipyco::dtype_of<double>() == dtype::float64));
  BOOST_TEST((sipyco::dtype_of<std::uint16_t>() == dtype::uint16));
  BOOST_TEST((sipyco::dtype_of<bool>() == dtype::bool_));
  BOOST_TEST((sipyco::dtype_of<std::complex<float>>() == dtype::complex64));
}

BOOST_AUTO_TEST_SUITE_END()
