// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "rpctool/remote.hpp"

#include <sipyco/base/connection_error.hpp>
#include <sipyco/base/remote_error.hpp>
#include <sipyco/cli/errors.hpp>

namespace sipyco::rpctool {

/// A target without a server: `echo(x)`, `add(a, b=1)`, `fail()`, `lose()`, `none()`. Keeps what it was asked.
class fake_remote final : public remote {
 public:
  Value call(std::string_view method, std::span<const Value> arguments, const Dict& keywords) override {
    calls.emplace_back(method);
    if (method == "echo") return arguments[0];
    if (method == "length") return arguments[0].is_str() ? arguments[0].as_str().size() : arguments[0].items().size();
    if (method == "unencodable") throw TypeError("not PYON encodable");
    if (method == "add")
      return arguments[0].as<std::int64_t>() + (keywords.find("b") ? keywords.at("b").as<std::int64_t>() : 1);
    if (method == "fail") throw RemoteError("ValueError", "no reason", {"  at line 1\n"});
    if (method == "lose") throw ConnectionLost("the connection was lost");
    if (method == "stop") throw Interrupted("interrupted");
    if (method == "none") return {};
    throw cli::fatal_error(cli::exit_code::no_such_name, "no method '" + std::string(method) + "'");
  }
  [[nodiscard]] outcome_source send_all(std::span<const pc_rpc::call_request> requests) override {
    groups.push_back(requests.size());
    taken_before_group.push_back(taken);
    before_sending();
    std::vector<outcome_source> outcomes;
    for (const auto& [method, arguments, keywords] : requests)
      outcomes.push_back(outcome_of(method, arguments, keywords));
    return [this, outcomes = std::move(outcomes), next = std::size_t{0}]() mutable {
      ++taken;
      return outcomes[next++]();
    };
  }
  [[nodiscard]] bool is_connected() override { return connected; }
  [[nodiscard]] const std::vector<std::string>& methods() override { return methods_; }
  [[nodiscard]] const std::vector<std::string>& own_methods() override { return own_methods_; }
  [[nodiscard]] Value documentation() override {
    const auto spec = Value::dict({{"args", Value::list({"self", "a", "b"})},
                                   {"varargs", nullptr},
                                   {"varkw", nullptr},
                                   {"defaults", Value::tuple({1})},
                                   {"kwonlyargs", Value::list()},
                                   {"kwonlydefaults", nullptr}});
    return Value::dict({{"docstring", nullptr}, {"methods", Value::dict({{"add", Value::tuple({spec, "Adds."})}})}});
  }
  [[nodiscard]] std::optional<Value> quick_documentation() override { return documentation(); }
  [[nodiscard]] std::string target() override { return "fake"; }

  std::vector<std::string> calls;
  /// Of `send_all`: how many at once, and how many outcomes of those before were taken.
  std::vector<std::size_t> groups;
  std::vector<std::size_t> taken_before_group;
  std::size_t taken = 0;
  bool connected = true;
  /// Called when a group is to be sent; may throw.
  std::function<void()> before_sending = [] {};

 private:
  outcome_source outcome_of(const std::string& method, std::span<const Value> arguments, const Dict& keywords) {
    try {
      return [result = call(method, arguments, keywords)] { return result; };
    } catch (const RemoteError& error) {
      return [error] { return error; };
    } catch (const Error&) {
      return [why = std::current_exception()]() -> pc_rpc::call_outcome { std::rethrow_exception(why); };
    }
  }

  std::vector<std::string> methods_ = {"add", "echo", "fail", "lose", "none", "stop"};
  std::vector<std::string> own_methods_ = {"get_rpc_id"};
};

}  // namespace sipyco::rpctool
