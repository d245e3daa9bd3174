// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/result.hpp>
#include <sipyco/pyon/events.hpp>
#include <sipyco/value/value.hpp>

#include <cstdint>
#include <span>
#include <string_view>

namespace sipyco::pyon {

/// The classes of PYON v2's `__jsonclass__`, and what v1 calls.
enum class known_class : std::uint8_t {
  unknown,
  tuple,
  dict,
  set,
  complex,
  bytes,
  slice,
  fraction,
  ordered_dict,
  nparray,
  npscalar,
  registered,  // by the application
};

[[nodiscard]] known_class find_class(std::string_view name) noexcept;
[[nodiscard]] known_class class_of(constructor which) noexcept;

/// The argument that is base64 text or octets, or none (a large number).
[[nodiscard]] std::size_t data_argument(known_class which) noexcept;

/// What Python's call of the class with these arguments gives; they are moved from. Containers may be given as what
/// they become; arrays, scalars and bytes must be.
[[nodiscard]] result<Value> construct(known_class which, std::span<Value> arguments);

/// A set of the elements, or a dict of keys and values in turn, which they take over as bytes: afterwards their memory
/// holds no Values, but after a failure it holds all. Fails when one cannot be hashed.
[[nodiscard]] result<Value> make_set(std::span<Value> elements);
[[nodiscard]] result<Value> make_dict(std::span<Value> keys_and_values);

}  // namespace sipyco::pyon
