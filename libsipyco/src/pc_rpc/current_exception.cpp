// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pc_rpc/current_exception.hpp"

#include <array>
#include <cstdint>
#include <exception>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <system_error>
#include <typeinfo>
#include <utility>

#include <fmt/format.h>
#include <boost/core/demangle.hpp>
#include <boost/system/system_error.hpp>
#include <boost/throw_exception.hpp>

#include <sipyco/base/remote_error.hpp>
#include <sipyco/pc_rpc/packed_exceptions.hpp>

namespace sipyco::pc_rpc {
namespace {

/// What Boost makes of a class when it adds the place of the throw.
constexpr std::string_view wrappers[] = {"boost::wrapexcept<", "boost::detail::with_throw_location<"};

/// The demangled name of the class that was thrown.
std::string class_name(const std::type_info& type) {
  std::string name = boost::core::demangle(type.name());
  for (const auto wrapper : wrappers)
    if (name.starts_with(wrapper)) return name.substr(wrapper.size(), name.size() - wrapper.size() - 1);
  return name;
}

/// Takes the prefix off.
bool skip(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

/// `labs::DeviceError` as `labs.DeviceError`; unnamed namespaces are left out.
std::string qualified_name(std::string_view name) {
  std::string out;
  while (!name.empty()) {
    if (skip(name, "(anonymous namespace)::") || skip(name, "{anonymous}::")) continue;
    if (skip(name, "::")) {
      out += '.';
    } else {
      out += name.front();
      name.remove_prefix(1);
    }
  }
  return out;
}

std::string python_class(const std::exception& error) {
  static constexpr std::array<std::pair<std::string_view, const char*>, 12> relatives{{
      {"std::runtime_error", "RuntimeError"},
      {"std::logic_error", "RuntimeError"},
      {"std::exception", "Exception"},
      {"std::invalid_argument", "ValueError"},
      {"std::domain_error", "ValueError"},
      {"std::length_error", "ValueError"},
      {"std::range_error", "ValueError"},
      {"std::out_of_range", "IndexError"},
      {"std::overflow_error", "OverflowError"},
      {"std::underflow_error", "ArithmeticError"},
      {"std::bad_alloc", "MemoryError"},
      {"std::bad_array_new_length", "MemoryError"},
  }};
  if (dynamic_cast<const std::system_error*>(&error) || dynamic_cast<const boost::system::system_error*>(&error))
    return "OSError";
  const std::string thrown = class_name(typeid(error));
  for (const auto& [name, relative] : relatives)
    if (name == thrown) return relative;
  return qualified_name(thrown);
}

/// As Python writes the frames of a traceback.
std::string frame(const char* file, std::uint_least32_t line, std::string_view function) {
  if (line == 0) return fmt::format("  C++, in {}\n", function);
  return fmt::format("  File \"{}\", line {}, in {}\n", file, line, function);
}

using frames = std::vector<std::string>;

template <class E>
frames with_throw(frames here, const E& error) {
  const auto thrown_at = boost::get_throw_location(error);
  if (thrown_at.line() != 0) here.push_back(frame(thrown_at.file_name(), thrown_at.line(), thrown_at.function_name()));
  return here;
}

frames joined(frames here, const frames& there) {
  here.insert(here.end(), there.begin(), there.end());
  return here;
}

}  // namespace

described_exception describe_current_exception(std::string_view where, const std::source_location& defined_at) {
  const frames here{frame(defined_at.file_name(), defined_at.line(), where)};
  try {
    throw;
  } catch (const RemoteError& error) {
    return {error.class_name(), error.message(), joined(here, error.traceback())};
  } catch (const Error& error) {
    return {std::string(error.python_class()), error.what(), with_throw(here, error)};
  } catch (const std::exception& error) {
    return {python_class(error), error.what(), with_throw(here, error)};
  } catch (...) {
    return {"RuntimeError", "a C++ exception that is not derived from std::exception", here};
  }
}

protocol::packed_exception pack_current_exception(std::string_view where, const std::source_location& defined_at) {
  auto described = describe_current_exception(where, defined_at);
  return protocol::pack_exception(described.qualified_class, described.message, std::move(described.traceback));
}

Value current_exc_packed(std::string_view where) { return protocol::to_wire(pack_current_exception(where)); }

void raise_packed_exc(const Value& pack) { throw protocol::unpack_exception(pack); }

}  // namespace sipyco::pc_rpc
