// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <sipyco/value/node.hpp>

namespace sipyco {

/// A value of a class of its own, immutable and shared: what only expressions (frozenset, range, a function) or an
/// application know. Encoders refuse it unless they were told how to write it.
class Extension : public node {
 public:
  Extension() = default;
  Extension(const Extension&) = delete;
  Extension& operator=(const Extension&) = delete;
  virtual ~Extension() = default;

  /// The Python class's name.
  [[nodiscard]] virtual std::string_view type_name() const noexcept = 0;
  /// What Python's repr shows; `<NAME object>` unless overridden.
  [[nodiscard]] virtual std::string repr() const;
  /// Identity unless overridden; then `hash` must agree.
  [[nodiscard]] virtual bool equals(const Extension& other) const { return this == &other; }
  /// Throws TypeError when the class cannot be hashed.
  [[nodiscard]] virtual std::uint64_t hash() const;
};

}  // namespace sipyco
