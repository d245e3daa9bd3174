// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>
#include "expression/context.hpp"
#include "expression/nested.hpp"

#include <optional>
#include <string_view>

/// Python's containers that only expressions know.
namespace sipyco::expression {

class frozen_set final : public Extension, public nested {
 public:
  explicit frozen_set(Set elements);
  [[nodiscard]] std::string_view type_name() const noexcept override { return "frozenset"; }
  [[nodiscard]] std::string repr() const override;
  [[nodiscard]] bool equals(const Extension& other) const override;
  [[nodiscard]] std::uint64_t hash() const override { return hash_; }

  const Set elements;

 private:
  std::uint64_t hash_;
};

/// Python's range; `count` is known, so that nothing else is ever computed twice.
class range final : public Extension {
 public:
  range(Integer start, Integer stop, Integer step);
  [[nodiscard]] std::string_view type_name() const noexcept override { return "range"; }
  [[nodiscard]] std::string repr() const override;
  [[nodiscard]] bool equals(const Extension& other) const override;
  [[nodiscard]] std::uint64_t hash() const override;
  [[nodiscard]] Integer at(const Integer& index) const { return start + index * step; }
  /// Throws OverflowError past what `len` can say.
  [[nodiscard]] std::size_t size() const;
  /// Where `x` stands in it.
  [[nodiscard]] std::optional<Integer> find(const Value& x) const;

  const Integer start, stop, step;
  const Integer count;
};

/// What `keys()`, `values()` and `items()` of a dict give: a view of the dict as it was then.
class dict_view final : public Extension, public nested {
 public:
  enum class part { keys, values, items };
  dict_view(Dict of, part shown);
  [[nodiscard]] std::string_view type_name() const noexcept override;
  [[nodiscard]] std::string repr() const override;
  [[nodiscard]] bool equals(const Extension& other) const override;
  [[nodiscard]] Value item(const dict_entry& entry) const;

  const Dict entries;
  const part which;
};

/// The extension of this class that `x` is, or null.
template <class T>
[[nodiscard]] const T* as(const Value& x) noexcept {
  return x.kind() == kind::extension ? dynamic_cast<const T*>(&x.as_extension()) : nullptr;
}

/// The elements of a set or frozenset, or null.
[[nodiscard]] const Set* elements_of(const Value& x) noexcept;
/// Those of a view of keys or items too.
[[nodiscard]] std::optional<Set> set_like(const Value& x);
[[nodiscard]] Value make_frozen_set(Set elements);

/// Where the items of a list, dict or set stand; a change of one that others share makes a copy, which stands
/// elsewhere.
[[nodiscard]] const void* storage_of(const Value& x) noexcept;
/// After a change: charges for the items when they stand elsewhere than before.
void charge_if_moved(context& where, const Value& x, const void* before);

/// Python's `bool(x)`.
[[nodiscard]] bool is_true(const Value& x);

/// Python's `len(x)`.
[[nodiscard]] std::size_t length(const Value& x);

}  // namespace sipyco::expression
