// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <sipyco/remote_exec/remote_exec_server.hpp>

#include "remote_exec/driver_class.hpp"
#include "remote_exec/interpreter.hpp"

namespace sipyco::remote_exec {

/// The variables that connections share, and what runs with them. Python's lock is held wherever none other is named.
class initial_namespace::state : public std::enable_shared_from_this<initial_namespace::state> {
 public:
  explicit state(pc_rpc::Target driver);
  state(const state&) = delete;
  state& operator=(const state&) = delete;
  ~state();

  /// `controller_initial_namespace`.
  [[nodiscard]] py::dict variables() const { return variables_.get(); }

  /// The next server. Needs no lock.
  void serve_on(const pc_rpc::server_link& server);

  /// While one exists, its thread runs code of this namespace.
  class running {
   public:
    explicit running(std::shared_ptr<state> in);
    running(const running&) = delete;
    running& operator=(const running&) = delete;
    ~running();

   private:
    std::shared_ptr<state> in_;
  };

 private:
  void interrupt();

  const std::shared_ptr<driver_gate> gate_;
  kept_object variables_;
  std::vector<unsigned long> threads_;  // that run code
};

}  // namespace sipyco::remote_exec
