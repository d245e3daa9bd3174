// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include <sipyco/pc_rpc/annotation.hpp>
#include <sipyco/pc_rpc/call_arguments.hpp>
#include <sipyco/pc_rpc/callable.hpp>
#include <sipyco/pc_rpc/method.hpp>
#include <sipyco/pc_rpc/parameter.hpp>
#include <sipyco/value/value.hpp>

namespace sipyco::pc_rpc {

namespace detail {

template <class T>
inline constexpr bool is_parameter =
    std::is_same_v<T, arg> || std::is_same_v<T, parameter> || std::is_same_v<T, varargs> || std::is_same_v<T, kwargs>;

template <class... Extra>
inline constexpr std::size_t parameter_count = (std::size_t{0} + ... + (is_parameter<std::decay_t<Extra>> ? 1 : 0));

template <class Arguments>
struct annotations_of;
template <class... A>
struct annotations_of<std::tuple<A...>> {
  static constexpr std::array<std::string_view, sizeof...(A)> names{annotation<std::decay_t<A>>::name...};
  static constexpr std::array<std::string_view, sizeof...(A)> items{item_annotation<std::decay_t<A>>::name...};
};

/// How a callable with this result becomes a body; coroutines have their own, in target_async.hpp.
template <class Result>
struct body_of {
  using returned = Result;
  static_assert(std::is_void_v<Result> || std::is_constructible_v<Value, Result>,
                "the result cannot become a Value (for a coroutine, include <sipyco/pc_rpc/target_async.hpp>)");

  template <class F, class... Object>
  static void set(method& of, F f, Object... object) {
    of.plain = [f, object...](const method& self, std::span<const Value> bound) mutable -> Value {
      auto held = convert_arguments<F>(bound, self.parameters);
      if constexpr (std::is_void_v<Result>)
        return invoke_with(f, held, object...), Value();
      else
        return Value(invoke_with(f, held, object...));
    };
  }
};

}  // namespace detail

/// What a server exposes under one name: methods with Python signatures, made from C++ callables.
///
///     pc_rpc::Target target{"Lda", "Lab Brick digital attenuator."};
///     target.def("set_attenuation", &Lda::set_attenuation, &lda, arg("attenuation"), arg("wait") = false,
///                "Set the attenuation in dB.");
///
/// Copies are handles of the same target. Define all methods before a server starts with it.
class Target {
 public:
  /// `class_name` stands in error texts, as in `Lda.set() missing 1 required positional argument: 'x'`.
  explicit Target(std::string class_name, std::optional<std::string> doc = std::nullopt);

  /// Exposes `function` as `name`, in place of one that has the name already.
  ///
  /// `function` is a function, a lambda, or a member function followed by its object: a pointer (which must stay valid
  /// while a server runs), a std::shared_ptr or a std::ref. Then come, in any number:
  ///  - the parameters in their order, all or none: `arg("x")`, `arg("x") = 1.5`, `varargs("rest")`,
  ///  `kwargs("options")`;
  ///    `kw_only()` before those that are taken by name only;
  ///  - the docstring, indented as you like (`inspect.cleandoc` is applied);
  ///  - `parallel`: the method may run beside any other call and beside itself, and so is always answered at once.
  ///
  /// Plain functions run on the server's worker thread, one at a time over all targets and connections; a coroutine
  /// (`boost::asio::awaitable<T>`, with <sipyco/pc_rpc/target_async.hpp>) runs on the server's io_context. What either
  /// throws goes to the caller: a class derived from `Error` under its `python_class()`, the standard ones under their
  /// nearest relatives in Python. Its traceback names the line of this definition, and that of the throw where the
  /// exception knows it: when it was thrown by `BOOST_THROW_EXCEPTION`, or `boost::throw_exception` with a location.
  ///
  /// Throws ValueError when Python would not compile such a signature.
  template <class F, class... Extra>
  Target& def(method_name name, F function, Extra&&... extra) {
    if constexpr (std::is_member_function_pointer_v<F>)
      return define_member(std::move(name), function, std::forward<Extra>(extra)...);
    else
      return define(std::move(name), std::tuple(std::move(function)), std::forward<Extra>(extra)...);
  }

  /// Calls a plain method here and now, as a client would; throws what it throws, TypeError for wrong arguments and for
  /// coroutines.
  template <class... Args>
  Value call(std::string_view method, Args&&... arguments) const {
    const detail::call_arguments<Args...> given(std::forward<Args>(arguments)...);
    return call_value(method, given.positional, given.keywords);
  }
  /// The same for arguments that are Values already.
  Value call_value(std::string_view method, std::span<const Value> arguments = {}, const Dict& keywords = {}) const;

  [[nodiscard]] const std::string& class_name() const noexcept;          ///< As it was given.
  [[nodiscard]] const std::optional<std::string>& doc() const noexcept;  ///< As it was given.
  /// Null when there is no such method. Lives as long as the target and its definition.
  [[nodiscard]] const method* find(std::string_view name) const;
  /// Sorted.
  [[nodiscard]] std::vector<std::string> method_names() const;
  /// Adds a method made by hand.
  Target& add(method m);

 private:
  template <class F, class Object, class... Extra>
  Target& define_member(method_name name, F function, Object object, Extra&&... extra) {
    static_assert(
        !std::is_class_v<Object> || requires { *object; } || requires { object.get(); },
        "after a member function comes a pointer to its object, a shared_ptr or std::ref");
    return define(std::move(name), std::tuple(function, std::move(object)), std::forward<Extra>(extra)...);
  }

  template <class F, class... Object, class... Extra>
  Target& define(method_name name, std::tuple<F, Object...> target, Extra&&... extra) {
    using call = detail::callable<F>;
    using body = detail::body_of<typename call::result>;
    using notes = detail::annotations_of<typename call::arguments>;
    constexpr std::size_t named = detail::parameter_count<Extra...>;
    static_assert(named == 0 || named == std::tuple_size_v<typename call::arguments>,
                  "name all parameters of the function with arg, varargs or kwargs, or none");
    method_builder builder(std::move(name));
    (builder.add(std::forward<Extra>(extra)), ...);
    method built = builder.finish(notes::names, notes::items, annotation<std::decay_t<typename body::returned>>::name);
    std::apply([&](auto&... part) { body::set(built, std::move(part)...); }, target);
    return add(std::move(built));
  }

  struct state;
  std::shared_ptr<state> state_;
};

class server_link;  // <sipyco/pc_rpc/server_link.hpp>

/// Makes a target for each connection that selects it; runs on the server's io_context, and so must not block.
using target_factory = std::function<Target(const server_link& server)>;

/// A target, or what makes one for each connection: a function of nothing, or of the link to its server.
class target_source {
 public:
  target_source(Target target) : made_(std::move(target)) {}  ///< The same target for all connections.
  /// Called for each connection, whose targets share nothing then.
  template <std::invocable F>
    requires std::convertible_to<std::invoke_result_t<F>, Target>
  target_source(F factory) : factory_([factory = std::move(factory)](const server_link&) { return factory(); }) {}
  /// The same, told which server asks.
  template <std::invocable<const server_link&> F>
    requires std::convertible_to<std::invoke_result_t<F, const server_link&>, Target>
  target_source(F factory) : factory_(std::move(factory)) {}
  /// The target for one more connection.
  [[nodiscard]] Target get(const server_link& server) const { return made_ ? *made_ : factory_(server); }

 private:
  std::optional<Target> made_;
  target_factory factory_;
};

/// The targets of a server by name; a name holds no white space.
using target_map = std::map<std::string, target_source, std::less<>>;

}  // namespace sipyco::pc_rpc
