// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/connect_failure.hpp"

#include "net/system_failure.hpp"

#include <algorithm>
#include <cerrno>

namespace sipyco::net {
namespace {

std::string reasons(const connect_errors& errors) {
  const auto first = errors.front().second;
  if (std::ranges::all_of(errors, [&](const auto& e) { return e.second == first; })) return error_text(first);
  std::string text;
  for (const auto& [address, error] : errors) {
    if (!text.empty()) text += "; ";
    text += address.host() + ": " + error_text(error);
  }
  return text;
}

/// A refusal says most: the host is there. After it, whatever the preferred address met.
int most_telling(const connect_errors& errors) {
  const bool refused = std::ranges::any_of(errors, [](const auto& e) { return e.second == ECONNREFUSED; });
  return refused ? ECONNREFUSED : errors.front().second;
}

}  // namespace

failure connect_failure(std::string_view peer, const connect_errors& errors) {
  const auto error = most_telling(errors);
  auto message = "cannot connect to " + std::string{peer} + ": " + reasons(errors);
  if (error == ECONNREFUSED) message += " (is the server running?)";
  return {kind_of(error), std::move(message)};
}

}  // namespace sipyco::net
