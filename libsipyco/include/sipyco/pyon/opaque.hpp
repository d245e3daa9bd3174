// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>

#include <string>

namespace sipyco::pyon {

/// An object of v2 whose class is not known, as it stands in the text: `decode_options::opaque` makes them, encoding as
/// v2 gives the same text again.
class opaque final : public Extension {
 public:
  /// `argument` is what follows the name in `__jsonclass__`: a list of arguments, as a rule.
  opaque(std::string name, Value argument) : name_(std::move(name)), argument_(std::move(argument)) {}

  [[nodiscard]] const std::string& name() const noexcept { return name_; }    ///< Of the class, as in `__jsonclass__`.
  [[nodiscard]] const Value& argument() const noexcept { return argument_; }  ///< What follows the name there.

  [[nodiscard]] std::string_view type_name() const noexcept override { return name_; }
  /// Like a call: `Name(1, 2)`.
  [[nodiscard]] std::string repr() const override;
  [[nodiscard]] bool equals(const Extension& other) const override;

 private:
  std::string name_;
  Value argument_;
};

}  // namespace sipyco::pyon
