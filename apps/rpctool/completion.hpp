// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sipyco::rpctool {

/// What is known of names when Tab is pressed.
struct completion_names {
  std::vector<std::string> methods;
  std::vector<std::string> variables;
  /// Constants and functions of the language.
  std::vector<std::string> builtins;
  /// What `np.` has.
  std::vector<std::string> numpy;
  /// The arguments of a method, in its order; asked for only when they are wanted.
  std::function<std::vector<std::string>(std::string_view method)> keywords;
  /// Its signature.
  std::function<std::optional<std::string>(std::string_view method)> signature;
};

struct completion {
  /// Where the word to be replaced begins.
  std::size_t begin = 0;
  /// What may stand in its place, sorted.
  std::vector<std::string> words;
  /// Of the call that the cursor is in, behind its bracket.
  std::optional<std::string> signature;
};

/// What can stand at the end of `line`, the text before the cursor.
[[nodiscard]] completion complete(std::string_view line, const completion_names& names);

}  // namespace sipyco::rpctool
