// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/result.hpp>
#include <sipyco/pyon/events.hpp>
#include <sipyco/value/value.hpp>

#include <cstdint>
#include <cstring>
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

/// Whether an object of v2 that has this key is typed.
[[nodiscard]] inline bool is_hint_key(std::string_view key) noexcept {
  constexpr std::string_view hint = "__jsonclass__";
  return key.size() == hint.size() && std::memcmp(key.data(), hint.data(), hint.size()) == 0;  // needs no call
}

[[nodiscard]] known_class find_class(std::string_view name) noexcept;
[[nodiscard]] known_class class_of(constructor which) noexcept;

/// Whether its last argument is base64 text or octets.
[[nodiscard]] bool holds_data(known_class which) noexcept;
/// How many arguments one that holds data has.
[[nodiscard]] std::size_t arguments_of(known_class which) noexcept;

/// What Python's call of the class with these arguments gives; they are moved from. Containers may be given as what
/// they become; arrays, scalars and bytes must be, in place of all their arguments.
[[nodiscard]] result<Value> construct(known_class which, std::span<Value> arguments);

/// Whether a value of this kind may be a key of a dict; a tuple may only if all in it can be hashed.
[[nodiscard]] constexpr bool may_be_key(kind which) noexcept {
  switch (which) {
    case kind::list:
    case kind::set:
    case kind::dict:
    case kind::ordered_dict:
    case kind::slice:
    case kind::ndarray: return false;
    default: return true;
  }
}
[[nodiscard]] failure unhashable_key(std::string_view type);

/// A set of the elements, or a dict of keys and values in turn, which they take over as bytes: afterwards their memory
/// holds no Values, but after a failure it holds all. Fails when one cannot be hashed.
[[nodiscard]] result<Value> make_set(std::span<Value> elements);
[[nodiscard]] result<Value> make_dict(std::span<Value> keys_and_values);

}  // namespace sipyco::pyon
