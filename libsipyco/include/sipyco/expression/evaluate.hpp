// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/expression/limits.hpp>
#include <sipyco/expression/scope.hpp>
#include <sipyco/value/value.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sipyco::expression {

struct tree_node;
class frame_keeper;

/// A text that was understood as a Python expression; to be evaluated any number of times.
class parsed_expression {
 public:
  /// For the parser.
  explicit parsed_expression(std::shared_ptr<const tree_node> tree) noexcept : tree_(std::move(tree)) {}
  [[nodiscard]] const std::shared_ptr<const tree_node>& tree() const noexcept { return tree_; }  ///< For the evaluator.
  /// The name, if the expression is one and nothing else: a bare word; else empty.
  [[nodiscard]] std::string_view bare_name() const noexcept;
  /// The name that is called, if the expression is a call of one and nothing else: `f(x, y=1)`; else empty.
  [[nodiscard]] std::string_view called_name() const noexcept;

 private:
  std::shared_ptr<const tree_node> tree_;
};

/// Throws SyntaxError, LimitError.
[[nodiscard]] parsed_expression parse(std::string_view text, const limits& allowed = {});

/// A line of an interactive session: `value`, or `target = value`.
struct statement {
  std::string target;       ///< empty where nothing is assigned
  parsed_expression value;  ///< What is assigned, or shown.
};

/// Throws SyntaxError, whose `incomplete()` says that more lines are wanted.
[[nodiscard]] statement parse_statement(std::string_view text, const limits& allowed = {});

/// Keeps alive what functions made by one expression need when another one calls them.
class session {
 public:
  session();
  ~session();

  /// Throws a sipyco::Error: Python's class is its `python_class()`.
  [[nodiscard]] Value evaluate(const parsed_expression& what, const scope& names = empty_scope(),
                               const limits& allowed = {});

 private:
  std::unique_ptr<frame_keeper> frames_;
};

/// Python's `eval(text)` over our values, with the built-ins, NumPy as `np` and the names that are given. Nothing in it
/// reaches a file, the network or another process.
[[nodiscard]] Value evaluate(std::string_view text, const scope& names = empty_scope(), const limits& allowed = {});

/// What is known without being given, sorted: the built-ins, `np`; and what `np` has.
[[nodiscard]] std::vector<std::string_view> builtin_names();
[[nodiscard]] std::vector<std::string_view> numpy_names();

}  // namespace sipyco::expression
