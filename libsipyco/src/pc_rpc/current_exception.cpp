// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pc_rpc/current_exception.hpp"

#include <array>
#include <cstdlib>
#include <exception>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <system_error>
#include <typeindex>
#include <typeinfo>
#include <utility>

#include <boost/core/demangle.hpp>
#include <boost/system/system_error.hpp>

#include <sipyco/base/remote_error.hpp>
#include <sipyco/pc_rpc/packed_exceptions.hpp>

namespace sipyco::pc_rpc {
namespace {

/// `labs::DeviceError` as `labs.DeviceError`; unnamed namespaces are left out.
std::string qualified_name(const std::type_info& type) {
  std::string name = boost::core::demangle(type.name());
  for (const std::string_view unnamed : {"(anonymous namespace)::", "{anonymous}::"})
    for (std::size_t at = name.find(unnamed); at != std::string::npos; at = name.find(unnamed, at))
      name.erase(at, unnamed.size());
  for (std::size_t at = name.find("::"); at != std::string::npos; at = name.find("::", at)) name.replace(at, 2, ".");
  return name;
}

std::string python_class(const std::exception& error) {
  static const std::array<std::pair<std::type_index, const char*>, 12> relatives{{
      {typeid(std::runtime_error), "RuntimeError"},
      {typeid(std::logic_error), "RuntimeError"},
      {typeid(std::exception), "Exception"},
      {typeid(std::invalid_argument), "ValueError"},
      {typeid(std::domain_error), "ValueError"},
      {typeid(std::length_error), "ValueError"},
      {typeid(std::range_error), "ValueError"},
      {typeid(std::out_of_range), "IndexError"},
      {typeid(std::overflow_error), "OverflowError"},
      {typeid(std::underflow_error), "ArithmeticError"},
      {typeid(std::bad_alloc), "MemoryError"},
      {typeid(std::bad_array_new_length), "MemoryError"},
  }};
  if (dynamic_cast<const std::system_error*>(&error) || dynamic_cast<const boost::system::system_error*>(&error))
    return "OSError";
  for (const auto& [type, name] : relatives)
    if (type == typeid(error)) return name;
  return qualified_name(typeid(error));
}

std::vector<std::string> traceback(std::string_view where) { return {"  C++, in " + std::string(where) + "\n"}; }

std::vector<std::string> joined(std::vector<std::string> here, const std::vector<std::string>& there) {
  here.insert(here.end(), there.begin(), there.end());
  return here;
}

}  // namespace

described_exception describe_current_exception(std::string_view where) {
  try {
    throw;
  } catch (const RemoteError& error) {
    return {error.class_name(), error.message(), joined(traceback(where), error.traceback())};
  } catch (const Error& error) {
    return {std::string(error.python_class()), error.what(), traceback(where)};
  } catch (const std::exception& error) {
    return {python_class(error), error.what(), traceback(where)};
  } catch (...) {
    return {"RuntimeError", "a C++ exception that is not derived from std::exception", traceback(where)};
  }
}

protocol::packed_exception pack_current_exception(std::string_view where) {
  auto described = describe_current_exception(where);
  return protocol::pack_exception(described.qualified_class, described.message, std::move(described.traceback));
}

Value current_exc_packed(std::string_view where) { return protocol::to_wire(pack_current_exception(where)); }

void raise_packed_exc(const Value& pack) { throw protocol::unpack_exception(pack); }

}  // namespace sipyco::pc_rpc
