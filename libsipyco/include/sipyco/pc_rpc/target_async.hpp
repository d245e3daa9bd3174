// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include <sipyco/pc_rpc/target.hpp>

namespace sipyco::pc_rpc {

/// The body of a method that is a coroutine.
class coroutine_body : public std::enable_shared_from_this<coroutine_body> {
 public:
  virtual ~coroutine_body() = default;
  /// `self` and `bound` must outlive the coroutine; arguments are converted before it first suspends.
  [[nodiscard]] virtual boost::asio::awaitable<Value> run(const method& self, std::span<const Value> bound) const = 0;
};

namespace detail {

template <class T, class Executor>
struct body_of<boost::asio::awaitable<T, Executor>> {
  using returned = T;

  template <class F, class... Object>
  class body final : public coroutine_body {
   public:
    explicit body(F f, Object... object) : f_(std::move(f)), object_(std::move(object)...) {}
    boost::asio::awaitable<Value> run(const method& self, std::span<const Value> bound) const override {
      auto held = convert_arguments<F>(bound, self.parameters);
      auto running = std::apply([&](auto&... object) { return invoke_with(f_, held, object...); }, object_);
      if constexpr (std::is_void_v<T>) {
        co_await std::move(running);
        co_return Value();
      } else {
        T returned = co_await std::move(running);
        co_return Value(std::move(returned));
      }
    }

   private:
    mutable F f_;
    mutable std::tuple<Object...> object_;
  };

  template <class F, class... Object>
  static void set(method& of, F f, Object... object) {
    of.coroutine = std::make_shared<body<F, Object...>>(std::move(f), std::move(object)...);
  }
};

}  // namespace detail
}  // namespace sipyco::pc_rpc
