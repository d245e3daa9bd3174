// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/logs/multiline_formatter.hpp>

#include <cstdlib>
#include <memory>
#include <typeinfo>

#include <cxxabi.h>

#include <sipyco/base/error.hpp>
#include <sipyco/base/remote_error.hpp>

#include "base/escape.hpp"
#include "protocol/log_message.hpp"

namespace sipyco::logs {
namespace {

// Of exceptions within exceptions; deeper ones are left out.
constexpr int most_causes = 20;

std::string class_of(const std::exception& error) {
  if (const auto* const ours = dynamic_cast<const Error*>(&error)) return std::string(ours->python_class());
  int status = 0;
  const char* const mangled = typeid(error).name();
  const std::unique_ptr<char, void (*)(void*)> name(abi::__cxa_demangle(mangled, nullptr, nullptr, &status), std::free);
  return status == 0 ? name.get() : mangled;
}

std::string line_of(const std::exception& error) {
  const auto* const remote = dynamic_cast<const RemoteError*>(&error);
  if (remote == nullptr) {
    const std::string text = error.what();
    return text.empty() ? class_of(error) : class_of(error) + ": " + text;
  }
  std::string out = "Traceback (most recent call last):\n";
  for (const auto& entry : remote->traceback()) {
    out += entry;
    if (!entry.ends_with('\n')) out += '\n';
  }
  return out + remote->what();
}

std::string with_causes(const std::exception& error, int depth) {
  const auto* const nested = dynamic_cast<const std::nested_exception*>(&error);
  if (nested == nullptr || !nested->nested_ptr() || depth == most_causes) return line_of(error);
  std::string cause = "an exception of an unknown type";
  try {
    nested->rethrow_nested();
  } catch (const std::exception& inner) {
    cause = with_causes(inner, depth + 1);
  } catch (...) {
  }
  return cause + "\n\nThe above exception was the direct cause of the following exception:\n\n" + line_of(error);
}

}  // namespace

std::string MultilineFormatter::format(log_level level, std::string_view name, std::string_view message) const {
  std::string out;
  protocol::append_log_message(out, {}, level, base::escape_to_one_line(name), base::escape_controls(message));
  out.pop_back();
  return out;
}

std::string MultilineFormatter::format(log_level level, std::string_view name, std::string_view message,
                                       const std::exception& error) const {
  return format(level, name, std::string(message) + "\n" + format_exception(error));
}

std::string format_exception(const std::exception& error) { return with_causes(error, 0); }

}  // namespace sipyco::logs
