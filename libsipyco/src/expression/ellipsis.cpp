// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/ellipsis.hpp"

#include <string>

namespace sipyco::expression {

namespace {

class ellipsis final : public Extension {
 public:
  [[nodiscard]] std::string_view type_name() const noexcept override { return "ellipsis"; }
  [[nodiscard]] std::string repr() const override { return "Ellipsis"; }
  [[nodiscard]] bool equals(const Extension& other) const override {
    return dynamic_cast<const ellipsis*>(&other) != nullptr;
  }
  [[nodiscard]] std::uint64_t hash() const override { return 0x2e2e2e; }
};

}  // namespace

Value ellipsis_value() { return Value::make_extension<ellipsis>(); }

bool is_ellipsis(const Value& x) noexcept {
  return x.kind() == kind::extension && dynamic_cast<const ellipsis*>(&x.as_extension()) != nullptr;
}

}  // namespace sipyco::expression
