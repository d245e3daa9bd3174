// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pyon/decode.hpp>

#include "pyon/decode_document.hpp"

#include <utility>

namespace sipyco::pyon {
namespace {

Value value_or_throw(result<Value> decoded, std::string_view text) {
  if (!decoded) throw_failure(decoded.error(), text);
  return std::move(*decoded);
}

}  // namespace

result<Value> try_decode(std::string_view text, version which, const decode_options& options) {
  return which == v1 ? decode_v1(text, options).value : decode_v2(text, options).value;
}

result<Value> try_decode(std::string_view text, const decode_options& options) {
  decoded as_v2 = decode_v2(text, options);
  if (as_v2.value || !as_v2.syntax_error) return std::move(as_v2.value);
  decoded as_v1 = decode_v1(text, options);
  if (as_v1.value || !as_v1.syntax_error) return std::move(as_v1.value);
  // It is neither; the version that explains more of it is what was meant.
  return as_v1.value.error().offset > as_v2.value.error().offset ? std::move(as_v1.value) : std::move(as_v2.value);
}

result<Value> try_decode(std::string_view text, version which, const decode_limits& limits) {
  return try_decode(text, which, decode_options{.limits = limits});
}

result<Value> try_decode(std::string_view text, const decode_limits& limits) {
  return try_decode(text, decode_options{.limits = limits});
}

Value decode(std::string_view text, const decode_options& options) {
  return value_or_throw(try_decode(text, options), text);
}

Value decode(std::string_view text, version which, const decode_options& options) {
  return value_or_throw(try_decode(text, which, options), text);
}

Value decode(std::string_view text, const decode_limits& limits) {
  return decode(text, decode_options{.limits = limits});
}

Value decode(std::string_view text, version which, const decode_limits& limits) {
  return decode(text, which, decode_options{.limits = limits});
}

}  // namespace sipyco::pyon
