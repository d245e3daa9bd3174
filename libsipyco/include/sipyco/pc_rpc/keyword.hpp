// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <sipyco/value/value.hpp>

namespace sipyco {

namespace pc_rpc {
/// One keyword argument of a call; made by `kw`.
struct keyword_argument {
  std::string name;  ///< Of the parameter.
  Value value;       ///< Converted when the call is made.
};
}  // namespace pc_rpc

/// `kw("wait") = true` is the keyword argument `wait=True` of a call.
class kw {
 public:
  explicit kw(std::string_view name) : name_(name) {}  ///< The parameter's name.
  /// Makes the argument.
  template <class T>
  [[nodiscard]] pc_rpc::keyword_argument operator=(T&& value) && {  // NOLINT: makes an argument, assigns nothing
    return {std::move(name_), Value(std::forward<T>(value))};
  }

 private:
  std::string name_;
};

}  // namespace sipyco
