// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace sipyco {

/// Root of every exception that the library throws for a reason outside the program's own logic.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;

  /// Qualified name of the Python class that this one mirrors; a server puts it into a `failed` reply.
  [[nodiscard]] virtual std::string_view python_class() const noexcept { return "Exception"; }
};

/// Python's `TypeError`: an operation met a value of a kind it does not take.
class TypeError : public Error {
 public:
  using Error::Error;
  [[nodiscard]] std::string_view python_class() const noexcept override { return "TypeError"; }
};

/// Python's `ValueError`: the right kind, an impossible value.
class ValueError : public Error {
 public:
  using Error::Error;
  [[nodiscard]] std::string_view python_class() const noexcept override { return "ValueError"; }
};

/// Python's `UnicodeError`: text that cannot be decoded or encoded.
class UnicodeError : public ValueError {
 public:
  using ValueError::ValueError;
  [[nodiscard]] std::string_view python_class() const noexcept override { return "UnicodeError"; }
};

/// Python's `LookupError`: the common base of KeyError and IndexError.
class LookupError : public Error {
 public:
  using Error::Error;
  [[nodiscard]] std::string_view python_class() const noexcept override { return "LookupError"; }
};

/// Python's `KeyError`: no such key; the message is the `repr` of the key, as in Python.
class KeyError : public LookupError {
 public:
  using LookupError::LookupError;
  [[nodiscard]] std::string_view python_class() const noexcept override { return "KeyError"; }
};

/// Python's `IndexError`: an index outside of its sequence.
class IndexError : public LookupError {
 public:
  using LookupError::LookupError;
  [[nodiscard]] std::string_view python_class() const noexcept override { return "IndexError"; }
};

/// Python's `OverflowError`: a number that its destination cannot hold.
class OverflowError : public Error {
 public:
  using Error::Error;
  [[nodiscard]] std::string_view python_class() const noexcept override { return "OverflowError"; }
};

/// Python's `ZeroDivisionError`: division by zero, a zero denominator.
class ZeroDivisionError : public Error {
 public:
  using Error::Error;
  [[nodiscard]] std::string_view python_class() const noexcept override { return "ZeroDivisionError"; }
};

/// Python's `AttributeError`: no such method or attribute.
class AttributeError : public Error {
 public:
  using Error::Error;
  [[nodiscard]] std::string_view python_class() const noexcept override { return "AttributeError"; }
};

/// A value has no representation in the requested format (Python's encoder raises `TypeError`).
class EncodeError : public TypeError {
 public:
  using TypeError::TypeError;
};

/// Message for an exceeded limit: `WHAT: more than VALUE (limit NAME)`.
[[nodiscard]] std::string limit_message(std::string_view what, std::string_view limit_name, std::uint64_t limit_value);

/// A configured limit was exceeded (in Python `RecursionError`, `MemoryError` or `ValueError`).
///
/// The message names the limit and its value. While text is decoded, a limit shows as a DecodeError instead, for it has
/// a position.
class LimitError : public ValueError {
 public:
  using ValueError::ValueError;
  /// See limit_message.
  LimitError(std::string_view what, std::string_view limit_name, std::uint64_t limit_value)
      : ValueError(limit_message(what, limit_name, limit_value)) {}
};

}  // namespace sipyco
