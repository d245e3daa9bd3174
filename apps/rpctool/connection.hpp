// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "rpctool/options.hpp"
#include "rpctool/remote.hpp"

#include <sipyco/cli/stderr_log.hpp>
#include <sipyco/pc_rpc/client.hpp>

#include <optional>

namespace sipyco::rpctool {

/// The connection that the options ask for, without a target yet. With `--wait` it is tried again while nobody answers.
/// `log`, which takes its warnings, must outlive it; `wake_descriptor`: see pc_rpc::client_options.
[[nodiscard]] pc_rpc::Client connect(const options& given, log_sink& log, int wake_descriptor = -1);

/// Selects the target that was asked for. Throws cli::usage_error when there are several and none was named,
/// cli::fatal_error when there is none of that name.
void select_target(pc_rpc::Client& client, const options& given);

/// `target 'x' has no method 'y'; did you mean 'z'?`
[[nodiscard]] std::string no_such_method(const pc_rpc::Client& client, std::string_view method);

/// A connection that is made when it is first needed, and again after it was lost; no call is ever repeated.
class connection final : public remote {
 public:
  /// `given` must outlive this.
  explicit connection(const options& given, int wake_descriptor = -1);

  /// Connects if there is no connection; says so on standard error when an earlier one had been lost.
  void open();
  Value call(std::string_view method, std::span<const Value> arguments, const Dict& keywords) override;
  [[nodiscard]] outcome_source send_all(std::span<const pc_rpc::call_request> calls) override;
  [[nodiscard]] bool is_connected() override { return client_ && client_->is_connected(); }
  [[nodiscard]] const std::vector<std::string>& methods() override;
  [[nodiscard]] const std::vector<std::string>& own_methods() override;
  [[nodiscard]] Value documentation() override;
  [[nodiscard]] std::optional<Value> quick_documentation() override;
  [[nodiscard]] std::string target() override;
  [[nodiscard]] pc_rpc::Client& client();

 private:
  void give_up();
  template <class Body>
  auto guarded(const Body& body);
  Value timed_call(std::string_view method, std::span<const Value> arguments, const Dict& keywords);
  Value call_target(std::string_view method, std::span<const Value> arguments, const Dict& keywords);

  const options& given_;
  int wake_descriptor_;
  cli::stderr_log log_;
  bool lost_ = false;
  std::size_t given_up_ = 0;          // how many connections
  std::vector<std::string> methods_;  // of the last connection
  std::vector<std::string> own_methods_;
  std::optional<pc_rpc::Client> client_;
};

}  // namespace sipyco::rpctool
