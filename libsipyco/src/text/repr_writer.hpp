// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/text/print_options.hpp>
#include <sipyco/value/value.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sipyco::text {

/// Whether dicts are written in insertion order, as by repr, or sorted, as by pprint. As in Python, `sorted` reaches
/// through lists, tuples and dicts, not into what is inside of other classes.
enum class key_order { inserted, sorted };

/// Appends reprs to a string, one value after the other.
class repr_writer {
 public:
  /// `depth` is how many containers there are around the value.
  repr_writer(std::string& out, const print_options& options, std::size_t depth = 0)
      : out_(out), options_(options), depth_(depth) {}

  void write(const Value& x, key_order order = key_order::inserted);

  /// Gives up, with the text incomplete, soon after there is more of it than `max_bytes`. False if it did.
  [[nodiscard]] bool write_within(const Value& x, key_order order, std::size_t max_bytes);

 private:
  [[nodiscard]] bool is_too_long(std::size_t more) const noexcept { return more > max_bytes_ - out_.size(); }
  void write_container(const Value& x, key_order order);
  void write_items(std::span<const Value> items, key_order order);
  void write_tuple(std::span<const Value> items, key_order order);
  void write_set(const Set& elements);
  void write_dict(const Dict& entries, key_order order);
  void write_ordered_dict(const Dict& entries);
  void write_slice(std::span<const Value, 3> parts);
  void write_atom(const Value& x);
  void write_fraction(const Value& x);
  void separate(bool& first);

  std::string& out_;
  const print_options& options_;
  std::size_t depth_;
  std::size_t max_bytes_ = SIZE_MAX;
  bool gave_up_ = false;
};

}  // namespace sipyco::text
