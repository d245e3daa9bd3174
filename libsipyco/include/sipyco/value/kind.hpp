// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace sipyco {

/// What a Value holds. The names are Python's; `scalar` is a NumPy scalar, `extension` what only a library's or an
/// application's own class knows.
enum class kind : std::uint8_t {
  none,
  boolean,
  integer,
  floating,
  complex,
  str,
  bytes,
  tuple,
  list,
  set,
  dict,
  ordered_dict,
  slice,
  fraction,
  ndarray,
  scalar,
  extension,
};

/// The name of the Python class of a kind: `NoneType`, `int`, `ndarray`, ... An extension has its own name, see
/// `type_name(const Value&)`.
[[nodiscard]] std::string_view kind_name(kind which) noexcept;

}  // namespace sipyco
