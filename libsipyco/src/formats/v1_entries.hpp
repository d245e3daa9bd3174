// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/result.hpp>

#include <cstddef>
#include <map>
#include <span>
#include <string_view>
#include <vector>

namespace sipyco::formats {

/// Stands in a text of PYON v1 where the layout depends on what is around; PYON's own text has none of these bytes.
enum class mark : char {
  open = 1,  // behind the bracket of a dict in lines
  next,      // between its entries
  close,     // in front of its other bracket
  colon,     // behind a key
  comma,     // between the elements of a set
  nothing,   // behind the bracket of a dict or set on one line
};

/// The entries of a dict, or the elements of a set, in a text with marks.
class v1_entries {
 public:
  /// `starts` are those of the entries, in `text`, whose last one ends with it; between them is one mark each.
  v1_entries(std::string_view text, std::span<const std::size_t> starts) : text_(text), starts_(starts) {}

  [[nodiscard]] std::size_t size() const noexcept { return starts_.size(); }
  [[nodiscard]] std::string_view whole(std::size_t i) const {
    const std::size_t end = i + 1 < starts_.size() ? starts_[i + 1] - 1 : text_.size();
    return text_.substr(starts_[i], end - starts_[i]);
  }
  /// Up to the colon, if there is one.
  [[nodiscard]] std::string_view key(std::size_t i) const;
  /// From the colon on.
  [[nodiscard]] std::string_view value(std::size_t i) const { return whole(i).substr(key(i).size()); }

 private:
  std::string_view text_;
  std::span<const std::size_t> starts_;
};

/// In what order entries are to be written.
struct arrangement {
  bool as_they_stand = true;
  std::vector<std::size_t> order;                  // when they are not: of each the number
  std::map<std::size_t, std::size_t> later_value;  // of a key that comes again: the entry that has its last value
};

/// Of keys that are equal the first has the place, the last the value. With `sorted` the keys, all of which are str,
/// are put in their order.
[[nodiscard]] arrangement arrange_text_keys(const v1_entries& entries, bool sorted);

/// The same for any keys, in the order in which they stand. Fails when one cannot be hashed.
[[nodiscard]] result<arrangement> arrange_keys(const v1_entries& entries);

/// Fails when the value of this text cannot be a key.
[[nodiscard]] result<void> check_hashable(std::string_view key);

}  // namespace sipyco::formats
