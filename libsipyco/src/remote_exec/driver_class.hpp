// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include <pybind11/pybind11.h>

#include <sipyco/pc_rpc/server_link.hpp>
#include <sipyco/pc_rpc/target.hpp>

namespace sipyco::remote_exec {

/// The way from Python to a target's methods, which a server can close behind itself.
class driver_gate {
 public:
  explicit driver_gate(pc_rpc::Target target) : target_(std::move(target)) {}

  [[nodiscard]] const pc_rpc::Target& target() const noexcept { return target_; }
  /// Python's lock is not held. Throws Interrupted when it is closed.
  Value call(std::string_view method, std::span<const Value> arguments, const Dict& keywords) const;
  void open(const pc_rpc::server_link& server);
  void close();

 private:
  const pc_rpc::Target target_;
  mutable std::mutex mutex_;  // guards what follows
  std::optional<pc_rpc::server_link> server_;
  bool closed_ = false;
};

/// The Python class of a driver's method.
void define_driver_method(pybind11::module_& module);

/// An object with the target's methods, its class and its docstring.
[[nodiscard]] pybind11::object make_driver(const std::shared_ptr<driver_gate>& gate);

}  // namespace sipyco::remote_exec
