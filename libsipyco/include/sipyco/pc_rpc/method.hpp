// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <concepts>
#include <functional>
#include <memory>
#include <optional>
#include <source_location>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <sipyco/pc_rpc/parameter.hpp>

namespace sipyco::pc_rpc {

class coroutine_body;  // known to <sipyco/pc_rpc/target_async.hpp> only

/// An exposed method, ready to be bound and run. `Target::def` makes them.
struct method {
  /// Takes one Value a parameter, in their order: a tuple for `varargs`, a dict for `kwargs`; `self` is this method.
  using plain_body = std::function<Value(const method& self, std::span<const Value> bound)>;

  std::string name;                   ///< That clients call it by.
  std::optional<std::string> doc;     ///< The docstring; its indentation is taken off as Python does.
  std::vector<parameter> parameters;  ///< In the order of the signature.
  std::string return_annotation;      ///< The Python class of what it returns; empty for none.
  bool is_parallel = false;           ///< Calls do not wait for others.
  /// Where `Target::def` was called, as remote tracebacks tell; line 0: unknown.
  std::source_location defined_at = {};
  plain_body plain;                                 ///< either this
  std::shared_ptr<const coroutine_body> coroutine;  ///< or this
};

/// A method's name in a call of `Target::def`, and where that call stands.
struct method_name {
  /// Where it is made is where the call stands.
  template <std::convertible_to<std::string> T>
  method_name(T&& text, std::source_location at = std::source_location::current())
      : name(std::forward<T>(text)), defined_at(at) {}
  std::string name;                 ///< That clients call it by.
  std::source_location defined_at;  ///< For remote tracebacks.
};

/// What `get_rpc_method_list` says of a method: the tuple `(argspec, docstring)`.
[[nodiscard]] Value document(const method& described);

/// Collects what `Target::def` is given besides the function.
class method_builder {
 public:
  /// Without parameters yet.
  explicit method_builder(method_name named) {
    built_.name = std::move(named.name);
    built_.defined_at = named.defined_at;
  }
  void add(parameter p);                                ///< The next parameter.
  void add(arg p) { add(parameter(std::move(p))); }     ///< The next parameter.
  void add(const varargs& p) { add(parameter(p)); }     ///< Takes further positional arguments.
  void add(const kwargs& p) { add(parameter(p)); }      ///< Takes further keyword arguments.
  void add(kw_only) { keyword_only_ = true; }           ///< What follows can be given by name only.
  void add(parallel_t) { built_.is_parallel = true; }   ///< Calls do not wait for others.
  void add(std::string_view doc) { built_.doc = doc; }  ///< The docstring.
  /// Names unnamed parameters `arg0`, ... and takes the annotations: those of a `varargs` from `items`. Throws
  /// ValueError when Python would not compile such a signature.
  [[nodiscard]] method finish(std::span<const std::string_view> annotations, std::span<const std::string_view> items,
                              std::string_view returned);

 private:
  method built_;
  bool keyword_only_ = false;
};

}  // namespace sipyco::pc_rpc
