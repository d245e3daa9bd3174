// SPDX-License-Identifier: LGPL-3.0-or-later
#include "protocol/packed_exception.hpp"

#include <utility>

#include <sipyco/text/repr.hpp>

#include "base/utf8.hpp"
#include "protocol/python_exceptions.hpp"

namespace sipyco::protocol {
namespace {

std::string join(std::string_view class_name, std::string_view message) {
  std::string out(class_name);
  if (!message.empty()) out.append(": ").append(message);
  return out;
}

std::string text_of(const Value& x) { return x.is_str() ? std::string(x.as_str()) : text::repr(x); }

std::string text_at(const Dict& fields, std::string_view key) {
  const Value* const found = fields.find(key);
  return found && !found->is_none() ? text_of(*found) : std::string();
}

std::vector<std::string> lines_at(const Dict& fields, std::string_view key) {
  std::vector<std::string> lines;
  const Value* const found = fields.find(key);
  if (!found) return lines;
  if (found->is_str()) lines.emplace_back(found->as_str());
  if (found->is_sequence())
    for (const Value& line : found->items()) lines.push_back(text_of(line));
  return lines;
}

// What a C++ exception says need not be UTF-8; each byte that is not becomes U+FFFD.
std::string valid_text(std::string_view text) {
  std::string out;
  while (true) {
    const std::size_t valid = base::find_invalid_wtf8(text);
    out.append(text.substr(0, valid));
    if (valid == text.size()) return out;
    base::append_code_point(out, U'\uFFFD');
    text.remove_prefix(valid + 1);
  }
}

}  // namespace

packed_exception pack_exception(std::string_view qualified_class, std::string_view message,
                                std::vector<std::string> traceback) {
  if (qualified_class == generic_remote_exception)  // passed on from another server
    return {std::string(generic_remote_exception), std::string(message), std::move(traceback)};
  if (const auto builtin = builtin_exception(qualified_class))
    return {std::string(wire_name(*builtin)), std::string(message), std::move(traceback)};
  return {std::string(generic_remote_exception), join(qualified_class, message), std::move(traceback)};
}

Value to_wire(const packed_exception& packed) {
  Value lines = Value::list();
  for (const std::string& line : packed.traceback) lines.append(valid_text(line));
  return Value::dict(
      {{"class", valid_text(packed.class_name)}, {"message", valid_text(packed.message)}, {"traceback", lines}});
}

RemoteError unpack_exception(const Value& exception) {
  if (!exception.is_dict()) return {std::string(generic_remote_exception), text_of(exception)};
  const Dict& fields = exception.as_dict();
  const std::string name = text_at(fields, "class");
  std::string message = text_at(fields, "message");
  if (const auto builtin = builtin_exception(name))
    return {std::string(*builtin), std::move(message), lines_at(fields, "traceback")};
  if (name != generic_remote_exception && !name.empty()) message = join(name, message);
  return {std::string(generic_remote_exception), std::move(message), lines_at(fields, "traceback")};
}

}  // namespace sipyco::protocol
