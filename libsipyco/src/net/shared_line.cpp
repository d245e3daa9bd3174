// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/shared_line.hpp"

#include <cstddef>
#include <utility>

namespace sipyco::net {
namespace {

constexpr std::size_t most_together = 16 * 1024;

shared_line take_first(std::deque<shared_line>& queue) {
  shared_line out = std::move(queue.front());
  queue.pop_front();
  return out;
}

}  // namespace

shared_line take_lines(std::deque<shared_line>& queue) {
  shared_line first = take_first(queue);
  const auto fits = [&](std::size_t size) { return !queue.empty() && size + queue.front()->size() <= most_together; };
  if (!fits(first->size())) return first;
  const auto joined = std::make_shared<std::string>(*first);
  while (fits(joined->size())) joined->append(*take_first(queue));
  return joined;
}

}  // namespace sipyco::net
