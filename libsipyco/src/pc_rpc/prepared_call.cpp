// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pc_rpc/prepared_call.hpp"

#include <span>

#include <fmt/format.h>

#include <sipyco/base/error.hpp>

#include "pc_rpc/binding.hpp"
#include "pc_rpc/current_exception.hpp"

namespace sipyco::pc_rpc {
namespace {

std::span<const Value> positional(const Value& arguments, std::string_view where) {
  if (!arguments.is_sequence())
    throw TypeError(fmt::format("{}() argument after * must be an iterable, not {}", where, type_name(arguments)));
  return arguments.items();
}

const Dict& keywords(const Value& given, std::string_view where) {
  if (!given.is_dict())
    throw TypeError(fmt::format("{}() argument after ** must be a mapping, not {}", where, type_name(given)));
  return given.as_dict();
}

}  // namespace

std::variant<prepared_call, protocol::packed_exception> prepare(const Target& target,
                                                                const protocol::call_request& request) {
  const std::string where = fmt::format("{}.{}", target.class_name(), request.name);
  try {
    const method* const callee = target.find(request.name);
    if (!callee)
      throw AttributeError(fmt::format("'{}' object has no attribute '{}'", target.class_name(), request.name));
    return prepared_call{
        callee, where,
        bind_arguments(*callee, where, positional(request.arguments, where), keywords(request.keywords, where))};
  } catch (const Error&) {
    return pack_current_exception(where);
  }
}

call_outcome run_plain(const prepared_call& call, pyon::version version) {
  try {
    return {protocol::ok_line(call.callee->plain(*call.callee, call.bound), version)};
  } catch (...) {
    return raised_outcome(call, version);
  }
}

call_outcome raised_outcome(const prepared_call& call, pyon::version version) {
  const auto packed = pack_current_exception(call.where, call.callee->defined_at);
  if (packed.class_name == "SystemExit") return {{}, true};
  return {protocol::failed_line(packed, version)};
}

}  // namespace sipyco::pc_rpc
