// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "rpctool/remote.hpp"
#include "rpctool/result_text.hpp"
#include "rpctool/statement.hpp"

#include <sipyco/expression/evaluate.hpp>
#include <sipyco/value/value.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace sipyco::rpctool {

/// What a line led to.
struct output {
  /// For standard output and standard error; safe to show.
  std::string out = {};
  std::string err = {};
  /// The line is not complete yet; the next one continues it.
  bool more = false;
  bool leave = false;
};

struct session_style {
  result_style result = {};
  /// What errors begin with, and end: for colours.
  std::string error_begin = {};
  std::string error_end = {};
  bool bold_names = false;
  /// Lines with open brackets are continued.
  bool continued_lines = false;
  /// Asked now and then during an evaluation; true ends it.
  std::function<bool()> interrupted = {};
};

/// The lines of a user or a script, evaluated against a target: Python expressions in which a bare name is a method, a
/// variable or a built-in. Knows neither terminal nor socket.
class session {
 public:
  session(remote& peer, session_style style);

  /// Evaluates a line as a user types it, which may hold several. Errors become text.
  [[nodiscard]] output eval_line(std::string_view line);
  /// Whether the next line continues the last.
  [[nodiscard]] bool pending() const noexcept { return !pending_.empty(); }
  void drop_pending() noexcept { pending_.clear(); }
  /// What is left of an unfinished line at the end of the input.
  [[nodiscard]] output finish();

  /// Evaluates one statement; None for an assignment. Throws what the evaluation or the call throws.
  Value execute(std::string_view line);
  /// The call that a line comes to, where it is a call of the target's method and its arguments need no other call and
  /// no earlier result. Nothing is called, and no variable changed. Throws Interrupted only.
  [[nodiscard]] std::optional<pc_rpc::call_request> single_call(std::string_view line);
  /// Makes a result the last one, `_`.
  void remember(const Value& result);
  /// Whether a line holds nothing to evaluate.
  [[nodiscard]] static bool is_blank(std::string_view line) {
    return read_statement(line).what == statement::kind::nothing;
  }

  [[nodiscard]] const Dict& variables() const noexcept { return variables_; }
  [[nodiscard]] remote& peer() const noexcept { return peer_; }

 private:
  class names;
  class call_recorder;
  output eval_single(const std::string& line);
  output answer(const statement& asked);
  [[nodiscard]] std::string help(std::string_view topic);
  [[nodiscard]] std::string general_help();
  [[nodiscard]] output failed(const std::exception& error, std::string_view line);
  Value evaluate(std::string_view text);
  void assign(const statement& asked);
  [[nodiscard]] bool is_method_of_target(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> known_names() const;

  remote& peer_;
  session_style style_;
  expression::session code_;
  Dict variables_;
  std::string pending_;
};

}  // namespace sipyco::rpctool
