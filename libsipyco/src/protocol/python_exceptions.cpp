// SPDX-License-Identifier: LGPL-3.0-or-later
#include "protocol/python_exceptions.hpp"

#include <algorithm>
#include <array>

namespace sipyco::protocol {
namespace {

// Python's built-ins, up to 3.13; sorted.
constexpr std::array<std::string_view, 68> classes{"ArithmeticError",
                                                   "AssertionError",
                                                   "AttributeError",
                                                   "BaseException",
                                                   "BaseExceptionGroup",
                                                   "BlockingIOError",
                                                   "BrokenPipeError",
                                                   "BufferError",
                                                   "BytesWarning",
                                                   "ChildProcessError",
                                                   "ConnectionAbortedError",
                                                   "ConnectionError",
                                                   "ConnectionRefusedError",
                                                   "ConnectionResetError",
                                                   "DeprecationWarning",
                                                   "EOFError",
                                                   "EncodingWarning",
                                                   "Exception",
                                                   "ExceptionGroup",
                                                   "FileExistsError",
                                                   "FileNotFoundError",
                                                   "FloatingPointError",
                                                   "FutureWarning",
                                                   "GeneratorExit",
                                                   "ImportError",
                                                   "ImportWarning",
                                                   "IndentationError",
                                                   "IndexError",
                                                   "InterruptedError",
                                                   "IsADirectoryError",
                                                   "KeyError",
                                                   "KeyboardInterrupt",
                                                   "LookupError",
                                                   "MemoryError",
                                                   "ModuleNotFoundError",
                                                   "NameError",
                                                   "NotADirectoryError",
                                                   "NotImplementedError",
                                                   "OSError",
                                                   "OverflowError",
                                                   "PendingDeprecationWarning",
                                                   "PermissionError",
                                                   "ProcessLookupError",
                                                   "PythonFinalizationError",
                                                   "RecursionError",
                                                   "ReferenceError",
                                                   "ResourceWarning",
                                                   "RuntimeError",
                                                   "RuntimeWarning",
                                                   "StopAsyncIteration",
                                                   "StopIteration",
                                                   "SyntaxError",
                                                   "SyntaxWarning",
                                                   "SystemError",
                                                   "SystemExit",
                                                   "TabError",
                                                   "TimeoutError",
                                                   "TypeError",
                                                   "UnboundLocalError",
                                                   "UnicodeDecodeError",
                                                   "UnicodeEncodeError",
                                                   "UnicodeError",
                                                   "UnicodeTranslateError",
                                                   "UnicodeWarning",
                                                   "UserWarning",
                                                   "ValueError",
                                                   "Warning",
                                                   "ZeroDivisionError"};
static_assert(std::is_sorted(classes.begin(), classes.end()));

}  // namespace

std::optional<std::string_view> builtin_exception(std::string_view name) noexcept {
  if (name == "IOError" || name == "EnvironmentError") return "OSError";
  const auto found = std::lower_bound(classes.begin(), classes.end(), name);
  if (found == classes.end() || *found != name) return std::nullopt;
  return *found;
}

std::string_view wire_name(std::string_view builtin_class) noexcept {
  return builtin_class == "OSError" ? "IOError" : builtin_class;
}

}  // namespace sipyco::protocol
