// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <sipyco/value/value.hpp>

namespace sipyco {

namespace pc_rpc {

/// What a parameter of an exposed method takes.
enum class parameter_kind {
  positional,  ///< by position or by name
  keyword,     ///< by name only: behind `kw_only()` or `varargs`
  varargs,     ///< Python's `*name`: all further positional arguments, as a tuple
  kwargs,      ///< Python's `**name`: all further keyword arguments, as a dict
};

/// One parameter of an exposed method.
struct parameter {
  std::string name;                                  ///< A Python identifier.
  parameter_kind kind = parameter_kind::positional;  ///< How an argument reaches it.
  std::optional<Value> default_value;                ///< Without one the argument must be given.
  /// The name of the Python class, as in `x: float`; empty when there is none.
  std::string annotation;
};

/// Marks a method as safe to run beside any other call; see `Target::def`.
struct parallel_t {};

}  // namespace pc_rpc

/// Names a parameter in `Target::def`; `arg("wait") = false` gives it a default, too.
class arg {
 public:
  explicit arg(std::string_view name) : name_(name) {}  ///< The parameter's name.
  /// Makes a parameter with that default.
  template <class T>
  [[nodiscard]] pc_rpc::parameter operator=(T&& value) && {  // NOLINT: makes a parameter, assigns nothing
    return {std::move(name_), pc_rpc::parameter_kind::positional, Value(std::forward<T>(value)), {}};
  }
  /// One that must be given.
  operator pc_rpc::parameter() && { return {std::move(name_), pc_rpc::parameter_kind::positional, {}, {}}; }

 private:
  std::string name_;
};

/// Python's `*`: the parameters after it are taken by name only.
struct kw_only {};

/// Python's `*name`; the function takes a std::vector there, of Value or of what each argument converts to.
struct varargs {
  std::string_view name;                             ///< A Python identifier.
  explicit varargs(std::string_view n) : name(n) {}  ///< The parameter's name.
  /// As a signature holds it.
  operator pc_rpc::parameter() const { return {std::string(name), pc_rpc::parameter_kind::varargs, {}, {}}; }
};

/// Python's `**name`; the function takes a Dict or a std::map<std::string, T> there.
struct kwargs {
  std::string_view name;                            ///< A Python identifier.
  explicit kwargs(std::string_view n) : name(n) {}  ///< The parameter's name.
  /// As a signature holds it.
  operator pc_rpc::parameter() const { return {std::string(name), pc_rpc::parameter_kind::kwargs, {}, {}}; }
};

/// Marks a method in `Target::def` as safe to run beside any other call.
inline constexpr pc_rpc::parallel_t parallel;

}  // namespace sipyco
