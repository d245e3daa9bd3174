// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sipyco::test {

/// One step of a recorded exchange, see tests/vectors/README.md.
struct exchange_step {
  bool by_client = false;
  bool closes = false;
  /// With its newline, unless the recording says that there was none.
  std::string bytes;

  [[nodiscard]] std::string_view line() const {
    std::string_view text = bytes;
    if (text.ends_with('\n')) text.remove_suffix(1);
    return text;
  }
};

struct recorded_exchange {
  std::string name;
  std::vector<exchange_step> steps;

  /// All that one side sent.
  [[nodiscard]] std::string sent(bool by_client) const;
  /// The lines of one side.
  [[nodiscard]] std::vector<std::string> lines(bool by_client) const;
};

/// The recordings in a folder whose name begins with `prefix`, sorted.
[[nodiscard]] std::vector<recorded_exchange> load_exchanges(const std::string& folder, std::string_view prefix);

}  // namespace sipyco::test
