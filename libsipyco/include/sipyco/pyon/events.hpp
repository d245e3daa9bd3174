// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/result.hpp>
#include <sipyco/value/integer.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sipyco::pyon {

/// What an opening bracket looks like; of `round` and `curly` only the end tells what they are.
enum class opening : std::uint8_t { square, round, curly };

/// What a bracket turned out to be.
enum class closing : std::uint8_t {
  list,
  tuple,
  set,
  dict,
  group,      // parentheses around one value, which stands for itself
  arguments,  // of a call
};

/// The functions that PYON v1 calls, which are classes of v2 too.
enum class constructor : std::uint8_t { slice, fraction, ordered_dict, nparray, npscalar };

/// Receives what a reader finds, in the order of the text.
///
/// Containers nest: `open` (or `call`), what is inside, `close`. In a dict each key is followed by `key()`, then comes
/// its value. Typed objects of v2 are shown as they are written: dicts with the key `__jsonclass__`.
///
/// A method that returns false stops the reader, which then fails with `stopped()`.
class event_handler {
 public:
  event_handler() = default;
  event_handler(const event_handler&) = delete;
  event_handler& operator=(const event_handler&) = delete;
  virtual ~event_handler() = default;

  virtual bool null() = 0;                   ///< None.
  virtual bool boolean(bool x) = 0;          ///< True or False.
  virtual bool integer(std::int64_t x) = 0;  ///< One that 64 bits hold.
  /// One that 64 bits do not hold.
  virtual bool big_integer(const Integer& x) = 0;
  virtual bool floating(double x) = 0;                      ///< NaN and the infinities included.
  virtual bool complex(double real, double imaginary) = 0;  ///< Of v1; v2 has a class for it.
  /// UTF-8 in which lone surrogates are three bytes; lives for this call only. So do the octets of `bytes`.
  virtual bool str(std::string_view text) = 0;
  virtual bool bytes(std::string_view octets) = 0;  ///< Of v1; v2 has a class for it.
  virtual bool open(opening bracket) = 0;           ///< A container begins.
  virtual bool call(constructor which) = 0;         ///< A function of v1 is called; `close` ends its arguments.
  /// The value before this was a key of the innermost dict.
  virtual bool key() = 0;
  /// `count` is the number of items, of a dict that of its entries.
  virtual bool close(closing what, std::size_t count) = 0;

  /// Why a method returned false. An offset in it counts from the start of the token, of a str's content.
  [[nodiscard]] virtual failure stopped() const {
    return {failure_kind::error, "stopped by the receiver of the events"};
  }
};

}  // namespace sipyco::pyon
