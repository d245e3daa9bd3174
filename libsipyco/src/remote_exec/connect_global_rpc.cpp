// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/remote_exec/connect_global_rpc.hpp>

#include <algorithm>

#include <fmt/format.h>

#include <sipyco/base/error.hpp>
#include <sipyco/text/repr.hpp>

namespace sipyco::remote_exec {
namespace {

// Runs in any server of remote execution, whatever its language; leaves nothing behind but the variable.
constexpr std::string_view code = R"(def _connect_global_rpc(name, host, port, targets):
    if name not in controller_initial_namespace:
        import atexit
        from sipyco.pc_rpc import Client

        client = Client(host, port, None)
        try:
            offered = client.get_rpc_id()[0]
            client.select_rpc_target(next((t for t in targets if t in offered), targets[0]))
        except BaseException:
            client.close_rpc()
            raise
        atexit.register(client.close_rpc)
        controller_initial_namespace[name] = client
    globals().setdefault(name, controller_initial_namespace[name])

try:
    _connect_global_rpc({name}, {host}, {port}, {targets})
finally:
    del _connect_global_rpc
)";

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

void require_identifier(std::string_view name) {
  const bool good = !name.empty() && !is_digit(name.front()) &&
                    std::ranges::all_of(name, [](char c) { return is_letter(c) || is_digit(c); });
  if (!good) throw ValueError(fmt::format("'{}' cannot be the name of a variable in Python", name));
}

std::string literal(const Value& x) { return text::repr(x); }

}  // namespace

std::string global_rpc_code(std::string_view host, const global_rpc& wanted) {
  require_identifier(wanted.name);
  const Value targets =
      wanted.target ? Value::tuple({*wanted.target}) : Value::tuple({"dataset_db", "master_dataset_db"});
  return fmt::format(fmt::runtime(code), fmt::arg("name", literal(wanted.name)), fmt::arg("host", literal(host)),
                     fmt::arg("port", wanted.port), fmt::arg("targets", literal(targets)));
}

void connect_global_rpc(pc_rpc::Client& controller_rexec, const global_rpc& wanted) {
  const std::string host = wanted.host ? *wanted.host : controller_rexec.get_local_host();
  controller_rexec.call<void>("add_code", global_rpc_code(host, wanted));
}

}  // namespace sipyco::remote_exec
