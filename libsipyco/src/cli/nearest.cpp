// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/cli/nearest.hpp>

#include <algorithm>
#include <numeric>
#include <utility>

namespace sipyco::cli {

namespace {

// Characters to insert, delete or replace.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0);
  for (std::size_t i = 0; i < a.size(); ++i) {
    auto diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const auto replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

}  // namespace

std::string_view nearest(std::string_view word, const std::vector<std::string>& candidates) {
  constexpr std::size_t longest = 64;
  if (word.size() > longest) return {};
  std::string_view best;
  auto allowed = word.size() / 3 + 1;  // a third of it may be wrong
  for (const auto& candidate : candidates) {
    if (candidate.size() > word.size() + allowed) continue;
    const auto distance = edit_distance(word, candidate);
    if (distance >= word.size() || distance > allowed || (distance == allowed && !best.empty())) continue;
    best = candidate;
    allowed = distance;
  }
  return best;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
  const auto found = nearest(word, candidates);
  return found.empty() ? std::string() : "; did you mean '" + std::string(found) + "'?";
}

}  // namespace sipyco::cli
