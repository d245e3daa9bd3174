// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace sipyco::expression {

class context;

/// `name=value` in a call.
struct keyword {
  std::string name;  ///< As in Python, an identifier.
  Value value;       ///< What it is given.
};

/// What a function is called with; views of the caller's.
struct arguments {
  std::span<const Value> positional;       ///< In order.
  std::span<const keyword> keywords = {};  ///< In order, each name once.
};

/// A value that can be called.
class Callable : public Extension {
 public:
  /// Throws what the call raises, PythonError for instance.
  [[nodiscard]] virtual Value call(context& where, const arguments& given) const = 0;
};

/// Null when `x` cannot be called.
[[nodiscard]] const Callable* as_callable(const Value& x) noexcept;

/// A function of the application's: a remote method, for example. `body` may throw any sipyco::Error.
[[nodiscard]] Value make_function(std::string name, std::function<Value(const arguments&)> body);

}  // namespace sipyco::expression
