// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/file_error.hpp>
#include "base/read_file.hpp"
#include "support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <cerrno>
#include <fstream>

namespace {

using namespace sipyco;

}  // namespace

BOOST_AUTO_TEST_SUITE(base_file_error)

BOOST_AUTO_TEST_CASE(says_what_where_and_why) {
  const FileError error("cannot read", "a\x1b\n.pyon", ENOENT);
  BOOST_TEST(error.what() == "cannot read 'a\\x1b\\n.pyon': No such file or directory");
  BOOST_TEST(error.path() == "a\x1b\n.pyon");
  BOOST_TEST(error.error_number() == ENOENT);
}

BOOST_AUTO_TEST_CASE(mirrors_pythons_classes) {
  BOOST_TEST(FileError("", "", ENOENT).python_class() == "FileNotFoundError");
  BOOST_TEST(FileError("", "", EACCES).python_class() == "PermissionError");
  BOOST_TEST(FileError("", "", EISDIR).python_class() == "IsADirectoryError");
  BOOST_TEST(FileError("", "", ENOSPC).python_class() == "OSError");
}

BOOST_AUTO_TEST_CASE(files_are_read_up_to_the_limit) {
  const test::scratch_directory directory;
  const std::string text(200'000, 'x');
  std::ofstream(directory / "a") << text;
  BOOST_TEST((base::read_file(directory / "a", text.size()) == text));
  BOOST_CHECK_THROW((void)base::read_file(directory / "a", text.size() - 1), LimitError);
  std::ofstream(directory / "empty").flush();
  BOOST_TEST(base::read_file(directory / "empty", 0) == "");
  BOOST_CHECK_THROW((void)base::read_file(directory / "none", 1), FileError);
  BOOST_CHECK_THROW((void)base::read_file(directory.path(), 1), FileError);
}

BOOST_AUTO_TEST_SUITE_END()
