// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "base/file_descriptor.hpp"

namespace sipyco::base {

/// Writes a file anew so that whoever opens it finds all of the old or all of the new, whatever happens meanwhile.
///
/// The text goes to a file without a name in the same directory (with one, where the file system knows no other),
/// which takes the place of the old one in `commit`, on the disk before. A symbolic link stays, and what it names is
/// replaced; mode and owner are kept. Without `commit` nothing is left behind. Every function throws FileError.
class file_replacement {
 public:
  explicit file_replacement(const std::string& path);
  file_replacement(const file_replacement&) = delete;
  file_replacement& operator=(const file_replacement&) = delete;
  ~file_replacement();

  void write(std::string_view text);
  void commit();

 private:
  void open_temporary();
  void keep_status();
  void link_temporary(const std::string& name);
  void rename_temporary();
  [[noreturn]] void fail(int error) const;

  std::string shown_path_;  // as the user named it
  std::string path_;        // behind symbolic links
  std::string directory_;
  std::string temporary_;  // empty as long as the file has no name
  file_descriptor file_;
};

}  // namespace sipyco::base
