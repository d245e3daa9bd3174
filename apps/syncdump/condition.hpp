// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/formats/path.hpp>
#include <sipyco/value/value.hpp>

#include <optional>
#include <string_view>

namespace sipyco::syncdump {

/// `PATH==VALUE`: that a part of what is looked at is equal to a value, as Python compares.
struct condition {
  formats::path place;
  Value wanted;

  /// Nothing where the text is none. VALUE is written as in Python.
  [[nodiscard]] static std::optional<condition> parse(std::string_view text);
  /// Not where there is no such part.
  [[nodiscard]] bool holds(const Value& structure) const;
};

}  // namespace sipyco::syncdump
