// SPDX-License-Identifier: LGPL-3.0-or-later
#include <iostream>

#include <sipyco/remote_exec.hpp>

int main() {
  using namespace sipyco;
  pc_rpc::Target driver{"Driver"};
  driver.def(
      "double", [](int x) { return 2 * x; }, arg("x"));
  remote_exec::RemoteExecServer python{remote_exec::initial_namespace{driver}};
  python.add_code("def f(x): return getattr(controller_driver, 'double')(x) + 1");
  std::cout << python.call<int>("f", 20) << '\n';
}
