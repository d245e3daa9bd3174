// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/limits.hpp>
#include <sipyco/base/result.hpp>
#include <sipyco/pyon/events.hpp>

#include <memory>
#include <string_view>

namespace sipyco::pyon {

/// Reads PYON v1 in pieces and tells a handler what is in it; needs memory only for open brackets and for the token
/// that a piece ends in.
///
/// Arithmetic on numbers is carried out, adjacent strings are joined: the handler gets one value for them.
class v1_reader {
 public:
  /// The handler must outlive the reader.
  explicit v1_reader(event_handler& handler, const decode_limits& limits = {});
  v1_reader(v1_reader&&) noexcept;             ///< Leaves the other fit only to be assigned to or destroyed.
  v1_reader& operator=(v1_reader&&) noexcept;  ///< Leaves the other fit only to be assigned to or destroyed.
  ~v1_reader();

  /// Reads on; `last` tells that the text ends here. Offsets of failures count from the start of the first piece.
  /// After a failure every call fails the same way.
  [[nodiscard]] result<void> feed(std::string_view chunk, bool last);

 private:
  struct implementation;
  std::unique_ptr<implementation> impl_;
};

/// The same for PYON v2: JSON as Python's `json.loads` takes it.
class v2_reader {
 public:
  /// The handler must outlive the reader.
  explicit v2_reader(event_handler& handler, const decode_limits& limits = {});
  v2_reader(v2_reader&&) noexcept;             ///< Leaves the other fit only to be assigned to or destroyed.
  v2_reader& operator=(v2_reader&&) noexcept;  ///< Leaves the other fit only to be assigned to or destroyed.
  ~v2_reader();

  [[nodiscard]] result<void> feed(std::string_view chunk, bool last);  ///< See v1_reader::feed.

 private:
  struct implementation;
  std::unique_ptr<implementation> impl_;
};

}  // namespace sipyco::pyon
