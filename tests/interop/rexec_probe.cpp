// SPDX-License-Identifier: LGPL-3.0-or-later
// Uses the remote execution of a controller:
//
//     rexec_probe HOST PORT TARGET DATASETS_PORT CALL
//
// connects it with a dataset database and prints what CALL on its driver returns, a dataset, and the error of one that
// does not exist.
#include <cstdio>
#include <string>

#include <sipyco/pc_rpc/client.hpp>
#include <sipyco/remote_exec/connect_global_rpc.hpp>
#include <sipyco/text.hpp>

using namespace sipyco;

static std::uint16_t port_of(const char* text) { return static_cast<std::uint16_t>(std::stoi(text)); }

int main(int argc, char** argv) {
  if (argc != 6) return 2;
  try {
    pc_rpc::Client controller(argv[1], port_of(argv[2]), std::string(argv[3]) + "_rexec");
    remote_exec::connect_global_rpc(controller, {.port = port_of(argv[4]), .name = "db_" + std::string(argv[4])});
    const std::string db = "db_" + std::string(argv[4]);
    controller.call("add_code", std::string("def driver(): return controller_driver.") + argv[5]);
    controller.call("add_code", "def dataset(key): return " + db + ".get(key)");
    std::puts(text::repr(controller.call("call", "driver")).c_str());
    std::puts(text::repr(controller.call("call", "dataset", kw("key") = "width")).c_str());
    try {
      controller.call("call", "dataset", "nosuch");
    } catch (const RemoteError& error) {
      std::printf("%s: %s\n", error.class_name().c_str(), error.message().c_str());
    }
  } catch (const Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
