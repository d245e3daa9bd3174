// SPDX-License-Identifier: LGPL-3.0-or-later
#include "protocol/rpc_message.hpp"

#include <utility>
#include <vector>

#include <sipyco/pyon/encode.hpp>
#include <sipyco/text/repr.hpp>

namespace sipyco::protocol {
namespace {

/// Writes a dict with str keys as one line, with the spacing of the version.
class line_writer {
 public:
  explicit line_writer(pyon::version version, const encode_limits& limits = {}) : version_(version), limits_(limits) {}
  line_writer& field(std::string_view key, const Value& value) {
    const bool spaced = version_ == pyon::v1;
    out_.append(out_.empty() ? "{\"" : spaced ? ", \"" : ",\"").append(key).append(spaced ? "\": " : "\":");
    pyon::encode_to(out_, value, version_, limits_);
    return *this;
  }
  std::string finish() { return std::move(out_.append("}\n")); }

 private:
  std::string out_;
  pyon::version version_;
  encode_limits limits_;
};

malformed_request malformed(std::string_view class_name, std::string_view message) {
  return {pack_exception(class_name, message)};
}

malformed_request not_a_dict(const Value& message) {
  const std::string type(type_name(message));
  switch (message.kind()) {
    case kind::list:
    case kind::tuple: return malformed("TypeError", type + " indices must be integers or slices, not str");
    case kind::str: return malformed("TypeError", "string indices must be integers, not 'str'");
    case kind::bytes: return malformed("TypeError", "byte indices must be integers or slices, not str");
    default: return malformed("TypeError", "'" + type + "' object is not subscriptable");
  }
}

rpc_request read_call(const Dict& fields) {
  for (const std::string_view key : {"name", "args", "kwargs"})
    if (!fields.find(key)) return malformed("KeyError", "'" + std::string(key) + "'");
  const Value& name = *fields.find("name");
  if (!name.is_str())
    return malformed("TypeError", "attribute name must be string, not '" + std::string(type_name(name)) + "'");
  return call_request{std::string(name.as_str()), *fields.find("args"), *fields.find("kwargs")};
}

failure protocol_failure(std::string message) {
  failure f;
  f.kind = failure_kind::protocol;
  f.message = std::move(message);
  return f;
}

}  // namespace

rpc_request read_request(const Value& message) {
  if (!message.is_dict()) return not_a_dict(message);
  const Dict& fields = message.as_dict();
  const Value* const action = fields.find("action");
  if (!action) return malformed("KeyError", "'action'");
  if (*action == Value("call")) return read_call(fields);
  if (*action == Value("get_rpc_method_list")) return method_list_request{};
  return malformed("ValueError", "Unknown action: " + text::str(*action));
}

std::string call_line(std::string_view name, std::span<const Value> arguments, const Dict& keywords,
                      pyon::version version, const encode_limits& limits) {
  std::vector<Value> copies(arguments.begin(), arguments.end());
  return line_writer(version, limits)
      .field("action", "call")
      .field("name", name)
      .field("args", Value::tuple_of(copies))
      .field("kwargs", keywords)
      .finish();
}

std::string method_list_line(pyon::version version) {
  return line_writer(version).field("action", "get_rpc_method_list").finish();
}

result<rpc_reply> read_reply(const Value& message) {
  if (!message.is_dict()) return protocol_failure("the reply is of type " + std::string(type_name(message)));
  const Dict& fields = message.as_dict();
  const Value* const status = fields.find("status");
  if (!status) return protocol_failure("the reply has no status");
  if (*status == Value("ok")) {
    const Value* const returned = fields.find("ret");
    if (!returned) return protocol_failure("the reply has no result (key 'ret')");
    return rpc_reply(*returned);
  }
  if (*status == Value("failed")) {
    const Value* const exception = fields.find("exception");
    if (!exception || !(exception->is_dict() || exception->is_str()))
      return protocol_failure("the reply says that the call failed, but not how (key 'exception')");
    return rpc_reply(unpack_exception(*exception));
  }
  return protocol_failure("the reply has the unknown status " + text::repr(*status));
}

std::string ok_line(const Value& returned, pyon::version version, const encode_limits& limits) {
  try {
    return line_writer(version, limits).field("status", "ok").field("ret", returned).finish();
  } catch (const Error& error) {
    return failed_line(pack_exception(error.python_class(), error.what()), version);
  }
}

std::string failed_line(const packed_exception& raised, pyon::version version) {
  return line_writer(version).field("status", "failed").field("exception", to_wire(raised)).finish();
}

}  // namespace sipyco::protocol
