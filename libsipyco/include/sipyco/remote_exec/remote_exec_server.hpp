// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <sipyco/base/log.hpp>
#include <sipyco/base/remote_error.hpp>
#include <sipyco/pc_rpc/call_arguments.hpp>
#include <sipyco/pc_rpc/server_link.hpp>
#include <sipyco/pc_rpc/target.hpp>
#include <sipyco/value/value.hpp>

namespace sipyco::remote_exec {

/// The variables with which the Python code of every connection begins: Python's `controller_initial_namespace`, which
/// is among them itself, and `controller_driver`, which stands for a target. Copies are handles of the same variables.
///
/// In Python, `controller_driver` has the target's methods, with their signatures and docstrings. The methods run on
/// the thread that calls them, coroutines on the server's io_context. An array that a method returns lies where it is,
/// without a copy; Python can write to it if the method has kept no other handle of it.
class initial_namespace {
 public:
  /// Starts the Python interpreter of this process unless it runs. Messages of Python's `logging` go to `log`, which
  /// must outlive the process's last Python code. Throws Error when Python cannot be started.
  explicit initial_namespace(pc_rpc::Target driver, log_sink& log = default_log_sink());

  /// For the namespaces that are made from now on.
  void set(std::string_view name, const Value& value);

  /// Coroutines of the driver run on that server from now on. When it stops, SystemExit is raised in the code that
  /// runs, and `controller_driver` refuses further calls.
  void serve_on(const pc_rpc::server_link& server);

  class state;

 private:
  friend class RemoteExecServer;
  std::shared_ptr<state> state_;
};

/// A Python namespace, and what clients do with it: Python's `RemoteExecServer`.
///
///     remote_exec::RemoteExecServer python{remote_exec::initial_namespace{camera}};
///     python.add_code("def mean():\n    return controller_driver.get_picture().mean()");
///     double mean = python.call<double>("mean");
///
/// What the code raises is thrown as RemoteError, with Python's traceback. Methods may be called from any thread;
/// Python runs one thread at a time. Copies are handles of the same namespace, which begins as a copy of the initial
/// one when it is first used.
class RemoteExecServer {
 public:
  explicit RemoteExecServer(const initial_namespace& from);  ///< The namespace begins as a copy of `from`.

  /// Executes Python code in the namespace.
  void add_code(std::string_view code);
  /// Calls a function of the namespace and converts what it returns.
  template <class R = Value, class... Args>
  R call(std::string_view function, Args&&... arguments) {
    const pc_rpc::detail::call_arguments<Args...> given(std::forward<Args>(arguments)...);
    Value returned = call_value(function, given.positional, given.keywords);
    if constexpr (std::is_void_v<R>)
      return;
    else if constexpr (std::is_same_v<R, Value>)
      return returned;
    else
      return returned.template as<R>();
  }
  /// The same for arguments that are Values already.
  Value call_value(std::string_view function, std::span<const Value> arguments = {}, const Dict& keywords = {});

  /// `add_code` and `call`, as a server exposes them.
  [[nodiscard]] pc_rpc::Target target() const;

 private:
  class state;
  std::shared_ptr<state> state_;
};

/// What gives each connection a namespace of its own, for a server beside the driver's target:
///
///     pc_rpc::Server server{{{"camera", target}, {"camera_rexec", remote_exec::rexec_target(target)}}};
///
/// By convention the name is that of the target with `_rexec` behind it.
[[nodiscard]] pc_rpc::target_source rexec_target(initial_namespace from);
[[nodiscard]] pc_rpc::target_source rexec_target(pc_rpc::Target driver, log_sink& log = default_log_sink());

}  // namespace sipyco::remote_exec
