// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/error.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace sipyco::expression {

/// An exception of a Python class for which the library has no C++ class of its own: NameError, AssertionError, ...
///
/// Whatever an evaluation throws is a sipyco::Error, whose `python_class()` and `what()` are Python's.
class PythonError : public Error {
 public:
  /// Of a class that has none of its own here.
  PythonError(std::string class_name, const std::string& message)
      : Error(message), class_name_(std::move(class_name)) {}
  [[nodiscard]] std::string_view python_class() const noexcept override { return class_name_; }

 private:
  std::string class_name_;
};

/// Python's `SyntaxError`: the text is no expression.
class SyntaxError : public Error {
 public:
  /// `incomplete` when more text could still make it one: open brackets, an open triple-quoted string.
  SyntaxError(const std::string& message, std::string_view text, std::size_t offset, bool incomplete = false);
  [[nodiscard]] std::string_view python_class() const noexcept override { return "SyntaxError"; }

  /// In bytes from the beginning of the text.
  [[nodiscard]] std::size_t offset() const noexcept { return offset_; }
  /// From 1.
  [[nodiscard]] std::size_t line() const noexcept { return line_; }
  /// In characters from 1.
  [[nodiscard]] std::size_t column() const noexcept { return column_; }
  /// The text is right as far as it goes, but something is missing at its end.
  [[nodiscard]] bool incomplete() const noexcept { return incomplete_; }

 private:
  std::size_t offset_, line_ = 1, column_ = 1;
  bool incomplete_;
};

}  // namespace sipyco::expression
