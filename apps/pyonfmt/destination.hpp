// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "pyonfmt/options.hpp"
#include "pyonfmt/source.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace sipyco::pyonfmt {

/// Where the text of one file goes.
class destination {
 public:
  destination() = default;
  destination(const destination&) = delete;
  destination& operator=(const destination&) = delete;
  virtual ~destination() = default;

  virtual void write(std::string_view text) = 0;
  /// All was written; true when it is other than what the file holds and `--check` or `--diff` ask for that.
  virtual bool finish() = 0;
  /// Forgets what was written; false when it is too late.
  virtual bool start_anew() = 0;
  /// Lets go what was written, for a reader that waits.
  virtual void flush() {}
};

/// The one that the options ask for; `from` must outlive it.
[[nodiscard]] std::unique_ptr<destination> make_destination(const options& given, const source& from,
                                                            const std::string& path);

}  // namespace sipyco::pyonfmt
