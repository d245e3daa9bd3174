// SPDX-License-Identifier: LGPL-3.0-or-later
#include "formats/v1_entries.hpp"

#include <sipyco/base/error.hpp>
#include <sipyco/pyon/decode.hpp>
#include <sipyco/value/value.hpp>
#include "pyon/unescape.hpp"

#include <algorithm>
#include <numeric>

namespace sipyco::formats {
namespace {

/// The keys of a dict that are str, as they are sorted: by code points, which is how the bytes of UTF-8 are sorted.
class text_keys {
 public:
  explicit text_keys(const v1_entries& entries) : entries_(entries) {}

  /// Like `<=>` of the keys.
  int compare(std::size_t a, std::size_t b) {
    const std::string_view x = inside(a), y = inside(b);
    if (x.find('\\') == std::string_view::npos && y.find('\\') == std::string_view::npos) return x.compare(y);
    return plain(x, first_).compare(plain(y, second_));
  }
  /// Of keys that are equal the one that stands first.
  bool operator()(std::size_t a, std::size_t b) {
    const int order = compare(a, b);
    return order != 0 ? order < 0 : a < b;
  }

 private:
  [[nodiscard]] std::string_view inside(std::size_t i) const {
    const std::string_view key = entries_.key(i);
    return key.substr(1, key.size() - 2);
  }
  static std::string_view plain(std::string_view escaped, pyon::text_buffer& buffer) {
    buffer.clear();
    (void)pyon::unescape_json(escaped, buffer);  // the encoder's own text
    return buffer.view();
  }

  const v1_entries& entries_;
  pyon::text_buffer first_, second_;
};

std::vector<std::size_t> all_of(const v1_entries& entries) {
  std::vector<std::size_t> out(entries.size());
  std::iota(out.begin(), out.end(), std::size_t{0});
  return out;
}

Value decoded(std::string_view key) {
  if (key.find_first_of("\1\2\3\6") != std::string_view::npos) throw TypeError("unhashable type: 'dict'");
  constexpr decode_limits limits{SIZE_MAX, SIZE_MAX, SIZE_MAX, SIZE_MAX, SIZE_MAX};
  return pyon::decode(key, pyon::v1, limits);
}

/// A key's hash and its number.
struct hashed_key {
  std::uint64_t hash;
  std::size_t number;
  friend auto operator<=>(const hashed_key&, const hashed_key&) = default;
};

std::vector<hashed_key> sorted_hashes(const v1_entries& entries) {
  std::vector<hashed_key> out;
  out.reserve(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) out.push_back({hash(decoded(entries.key(i))), i});
  std::ranges::sort(out);
  return out;
}

/// Takes out what comes again: `same` tells for each number that of the first equal key.
arrangement without_repeated(const std::map<std::size_t, std::size_t>& same, std::vector<std::size_t> order) {
  arrangement out{.as_they_stand = false, .order = std::move(order), .later_value = {}};
  for (const auto& [number, first] : same) out.later_value[first] = number;
  std::erase_if(out.order, [&](std::size_t number) { return same.contains(number); });
  return out;
}

/// Among keys of equal hashes, which come in their order.
void find_equal(const v1_entries& entries, std::span<const hashed_key> keys, std::map<std::size_t, std::size_t>& same) {
  for (std::size_t i = 1; i < keys.size(); ++i) {
    const Value key = decoded(entries.key(keys[i].number));
    if (!(key == key)) continue;  // NaN
    const auto first = std::ranges::find_if(keys.first(i), [&](const hashed_key& other) {
      return !same.contains(other.number) && decoded(entries.key(other.number)) == key;
    });
    if (first != keys.begin() + static_cast<std::ptrdiff_t>(i)) same[keys[i].number] = first->number;
  }
}

}  // namespace

std::string_view v1_entries::key(std::size_t i) const {
  const std::string_view entry = whole(i);
  return entry.substr(0, entry.find(static_cast<char>(mark::colon)));
}

arrangement arrange_text_keys(const v1_entries& entries, bool sorted) {
  text_keys less(entries);
  bool ascending = true;
  for (std::size_t i = 1; ascending && i < entries.size(); ++i) ascending = less.compare(i - 1, i) < 0;
  if (ascending) return {};
  std::vector<std::size_t> order = all_of(entries);
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return less(a, b); });
  std::map<std::size_t, std::size_t> same;
  for (std::size_t i = 1, first = 0; i < order.size(); ++i)
    if (less.compare(order[i - 1], order[i]) != 0)
      first = i;
    else
      same[order[i]] = order[first];
  if (!sorted && same.empty()) return {};
  return without_repeated(same, sorted ? std::move(order) : all_of(entries));
}

result<arrangement> arrange_keys(const v1_entries& entries) {
  try {
    const std::vector<hashed_key> keys = sorted_hashes(entries);
    std::map<std::size_t, std::size_t> same;
    for (auto from = keys.begin(); from != keys.end();) {
      const auto to = std::find_if(from, keys.end(), [&](const hashed_key& key) { return key.hash != from->hash; });
      find_equal(entries, {from, to}, same);
      from = to;
    }
    return same.empty() ? arrangement() : without_repeated(same, all_of(entries));
  } catch (const Error& error) {
    return decode_failure(error.what(), failure::no_offset);
  }
}

result<void> check_hashable(std::string_view key) {
  try {
    (void)hash(decoded(key));
    return {};
  } catch (const Error& error) {
    return decode_failure(error.what(), failure::no_offset);
  }
}

}  // namespace sipyco::formats
