// SPDX-License-Identifier: LGPL-3.0-or-later
#include "base/file_replacement.hpp"

#include <sipyco/base/file_error.hpp>
#include "base/read_file.hpp"
#include "support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>

namespace {

using namespace sipyco;
namespace fs = std::filesystem;
using test::scratch_directory;

std::string text_of(const std::string& path) { return base::read_file(path, 1 << 20); }

void replace(const std::string& path, std::string_view text) {
  base::file_replacement file(path);
  file.write(text);
  file.commit();
}

unsigned mode_of(const std::string& path) {
  struct stat status {};
  BOOST_TEST_REQUIRE(::stat(path.c_str(), &status) == 0);
  return status.st_mode & 07777;
}

/// Lets no file of this process grow beyond `bytes`, as a full disk would.
class file_size_limit {
 public:
  explicit file_size_limit(rlim_t bytes) : signal_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit lower{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &lower);
  }
  file_size_limit(const file_size_limit&) = delete;
  file_size_limit& operator=(const file_size_limit&) = delete;
  ~file_size_limit() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, signal_);
  }

 private:
  rlimit before_{};
  void (*signal_)(int);
};

}  // namespace

BOOST_AUTO_TEST_SUITE(base_file_replacement)

BOOST_AUTO_TEST_CASE(makes_and_replaces_a_file) {
  const scratch_directory directory;
  replace(directory / "a", "one\n");
  BOOST_TEST(text_of(directory / "a") == "one\n");
  replace(directory / "a", "two\n");
  BOOST_TEST(text_of(directory / "a") == "two\n");
  BOOST_TEST(directory.size() == 1U);
}

BOOST_AUTO_TEST_CASE(changes_nothing_before_commit) {
  const scratch_directory directory;
  replace(directory / "a", "old");
  {
    base::file_replacement file(directory / "a");
    file.write("new");
    BOOST_TEST(text_of(directory / "a") == "old");
  }
  BOOST_TEST(text_of(directory / "a") == "old");
  BOOST_TEST(directory.size() == 1U);
}

BOOST_AUTO_TEST_CASE(keeps_odd_modes) {
  const scratch_directory directory;
  for (const unsigned mode : {0600U, 0640U, 0444U, 0000U, 0755U, 01666U}) BOOST_TEST_CONTEXT(mode) {
      replace(directory / "a", "old");
      fs::permissions(directory / "a", static_cast<fs::perms>(mode));
      replace(directory / "a", "new");
      BOOST_TEST(mode_of(directory / "a") == mode);
      fs::permissions(directory / "a", fs::perms::owner_all);
      BOOST_TEST(text_of(directory / "a") == "new");
    }
}

BOOST_AUTO_TEST_CASE(new_files_obey_the_umask) {
  const scratch_directory directory;
  const mode_t before = ::umask(027);
  replace(directory / "a", "x");
  ::umask(before);
  BOOST_TEST(mode_of(directory / "a") == 0640U);
}

BOOST_AUTO_TEST_CASE(follows_symbolic_links) {
  const scratch_directory directory;
  fs::create_directory(directory / "other");
  replace(directory / "other/file", "old");
  fs::create_symlink("other/link", directory / "first");
  fs::create_symlink("file", directory / "other/link");
  replace(directory / "first", "new");
  BOOST_TEST(fs::is_symlink(directory / "first"));
  BOOST_TEST(text_of(directory / "other/file") == "new");
  fs::create_symlink("missing", directory / "dangling");
  replace(directory / "dangling", "made");
  BOOST_TEST(fs::is_symlink(directory / "dangling"));
  BOOST_TEST(text_of(directory / "missing") == "made");
}

BOOST_AUTO_TEST_CASE(refuses_a_ring_of_links_directories_and_devices) {
  const scratch_directory directory;
  fs::create_symlink("b", directory / "a");
  fs::create_symlink("a", directory / "b");
  for (const std::string& path : {directory / "a", directory.path(), directory.path() + "/", directory / "no/file",
                                  std::string("/dev/null"), std::string()})
    BOOST_TEST_CONTEXT(path) BOOST_CHECK_THROW(base::file_replacement{path}, FileError);
}

BOOST_AUTO_TEST_CASE(a_full_disk_leaves_the_old_file_and_nothing_else) {
  const scratch_directory directory;
  replace(directory / "a", "old");
  {
    const file_size_limit limit(4096);
    BOOST_CHECK_EXCEPTION(replace(directory / "a", std::string(10000, 'x')), FileError,
                          [](const FileError& error) { return error.error_number() == EFBIG; });
  }
  BOOST_TEST(text_of(directory / "a") == "old");
  BOOST_TEST(directory.size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_a_killed_writer_left_goes_away) {
  const scratch_directory directory;
  std::ofstream(directory / ".a.sipyco-new") << "left";
  replace(directory / "a", "new");
  BOOST_TEST(text_of(directory / "a") == "new");
  BOOST_TEST(directory.size() == 1U);
}

BOOST_AUTO_TEST_CASE(names_of_any_length) {
  const scratch_directory directory;
  const std::string path = directory / std::string(255, 'n');
  replace(path, "old");
  replace(path, "new");
  BOOST_TEST(text_of(path) == "new");
  BOOST_TEST(directory.size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
