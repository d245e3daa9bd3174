// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace sipyco::cli {

/// A file that is written anew: whoever opens it finds the old or the new text whole, also after a crash. Symbolic
/// links are followed, mode and owner kept; without `commit` nothing has changed and nothing is left behind.
///
/// Throws fatal_error: `cannot_create` where no file can be made, `io_error` where writing fails.
class replaced_file {
 public:
  explicit replaced_file(const std::string& path);     ///< Makes a temporary file beside `path`.
  replaced_file(replaced_file&&) noexcept;             ///< Leaves the other fit only to be assigned to or destroyed.
  replaced_file& operator=(replaced_file&&) noexcept;  ///< Leaves the other fit only to be assigned to or destroyed.
  ~replaced_file();

  void write(std::string_view text);  ///< Appends to the new text.
  void commit();                      ///< Puts the new text in the old one's place.

 private:
  struct implementation;
  std::unique_ptr<implementation> impl_;
};

/// Keeps what a file is now as `path` with `suffix` behind it, a symbolic link followed. Throws fatal_error with
/// `cannot_create`, also when there is another file of that name.
void keep_backup(const std::string& path, const std::string& suffix);

}  // namespace sipyco::cli
