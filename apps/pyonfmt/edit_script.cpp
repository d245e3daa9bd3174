// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyonfmt/edit_script.hpp"

#include <algorithm>
#include <optional>
#include <span>

namespace sipyco::pyonfmt {

namespace {

using lines = std::span<const std::string_view>;
using index = std::ptrdiff_t;

constexpr index most_edits = 2000;  // the search takes the square of it in memory

index size_of(lines x) { return static_cast<index>(x.size()); }

/// The furthest places reached on each diagonal, from -d to d, after d edits.
class frontier {
 public:
  explicit frontier(index d) : d_(d), reached_(static_cast<std::size_t>(2 * d + 1), -1) {}
  [[nodiscard]] index at(index k) const { return k < -d_ || k > d_ ? -1 : reached_[static_cast<std::size_t>(k + d_)]; }
  void set(index k, index x) { reached_[static_cast<std::size_t>(k + d_)] = x; }

 private:
  index d_;
  std::vector<index> reached_;
};

/// Whether the step onto diagonal k was an insertion, coming from k + 1.
bool was_insertion(const frontier& last, index k, index d) {
  return k == -d || (k != d && last.at(k - 1) < last.at(k + 1));
}

index follow(lines before, lines after, index x, index k) {
  while (x < size_of(before) && x - k < size_of(after) &&
         before[static_cast<std::size_t>(x)] == after[static_cast<std::size_t>(x - k)])
    ++x;
  return x;
}

/// The frontiers up to the one that reaches the end; nothing when that takes too many edits.
std::optional<std::vector<frontier>> search(lines before, lines after) {
  std::vector<frontier> all;
  const index goal = size_of(before) - size_of(after);
  for (index d = 0; d <= most_edits; ++d) {
    frontier next(d);
    for (index k = -d; k <= d; k += 2) {
      index x = 0;
      if (d != 0) x = was_insertion(all.back(), k, d) ? all.back().at(k + 1) : all.back().at(k - 1) + 1;
      next.set(k, follow(before, after, x, k));
    }
    all.push_back(std::move(next));
    if (all.back().at(goal) == size_of(before)) return all;
  }
  return std::nullopt;
}

void replace_all(std::vector<edit>& out, lines before, lines after) {
  out.insert(out.end(), before.size(), edit::remove);
  out.insert(out.end(), after.size(), edit::insert);
}

void trace_back(std::vector<edit>& out, const std::vector<frontier>& all, index x, index y) {
  std::vector<edit> reversed;
  for (index d = static_cast<index>(all.size()) - 1; d > 0; --d) {
    const index k = x - y;
    const frontier& last = all[static_cast<std::size_t>(d - 1)];
    const bool insertion = was_insertion(last, k, d);
    const index start = insertion ? last.at(k + 1) : last.at(k - 1) + 1;
    for (; x > start; --x, --y) reversed.push_back(edit::keep);
    reversed.push_back(insertion ? edit::insert : edit::remove);
    insertion ? --y : --x;
  }
  for (; x > 0; --x) reversed.push_back(edit::keep);
  out.insert(out.end(), reversed.rbegin(), reversed.rend());
}

}  // namespace

std::vector<edit> edit_script(const std::vector<std::string_view>& before, const std::vector<std::string_view>& after) {
  const auto head = static_cast<std::size_t>(std::ranges::mismatch(before, after).in1 - before.begin());
  lines a = lines(before).subspan(head), b = lines(after).subspan(head);
  std::size_t tail = 0;
  while (tail < std::min(a.size(), b.size()) && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  a = a.first(a.size() - tail);
  b = b.first(b.size() - tail);
  std::vector<edit> out(head, edit::keep);
  if (const auto found = search(a, b))
    trace_back(out, *found, size_of(a), size_of(b));
  else
    replace_all(out, a, b);
  out.insert(out.end(), tail, edit::keep);
  return out;
}

}  // namespace sipyco::pyonfmt
