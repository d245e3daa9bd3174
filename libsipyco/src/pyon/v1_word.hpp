// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/pyon/events.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace sipyco::pyon {

/// What a name stands for in PYON v1; nothing else has one.
struct word_value {
  enum class form : std::uint8_t { null, boolean, number, call };

  form what;
  bool truth = false;                      // of a boolean
  bool imaginary = false;                  // of a number
  double real = 0;                         // of a number, which may be imaginary
  constructor which = constructor::slice;  // of a call
};

/// Nothing for a name that is not known.
[[nodiscard]] std::optional<word_value> find_word(std::string_view name) noexcept;

/// No name is longer, nor any prefix of a string.
inline constexpr std::size_t max_word_bytes = 32;

}  // namespace sipyco::pyon
