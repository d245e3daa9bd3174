// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/value/value.hpp>

#include <sipyco/base/error.hpp>
#include "base/utf8.hpp"
#include "value/big_integer.hpp"
#include "value/nodes.hpp"

#include <algorithm>
#include <limits>

namespace sipyco {

using access = value_access;

text_node* text_node::make(std::size_t size) {
  auto* out = new (::operator new(sizeof(text_node) + size)) text_node;
  out->size = size;
  return out;
}

namespace {

/// Two copies of equal size that overlap in the middle: no loop and no call, as which size is needed is not known.
template <std::size_t N>
void copy_ends(char* to, std::string_view text) noexcept {
  std::memcpy(to, text.data(), N);
  std::memcpy(to + text.size() - N, text.data() + text.size() - N, N);
}

void copy_short(char* to, std::string_view text) noexcept {
  if (text.size() >= 16)
    copy_ends<16>(to, text);
  else if (text.size() >= 8)
    copy_ends<8>(to, text);
  else if (text.size() >= 4)
    copy_ends<4>(to, text);
  else
    for (const char c : text) *to++ = c;
}

}  // namespace

Value value_access::text(sipyco::kind which, std::string_view content) {
  Value out(which);
  if (content.size() <= Value::inline_text) {
    out.form_ = static_cast<std::uint8_t>(content.size());
    // The bytes from head_ to the end of the payload are contiguous, and all of them are the text's.
    copy_short(reinterpret_cast<char*>(&out) + offsetof(Value, head_), content);
  } else {
    out.payload_.text = text_node::make(content.size());
    out.form_ = Value::heap;
    std::copy(content.begin(), content.end(), out.payload_.text->data());
  }
  return out;
}

Value::Value(std::string_view text) : Value(str_unchecked(text)) {
  const std::size_t bad = base::find_invalid_wtf8(text);
  if (bad != text.size()) throw UnicodeError("invalid UTF-8 in a str at byte " + std::to_string(bad));
}

Value Value::str_unchecked(std::string_view text) { return access::text(sipyco::kind::str, text); }
Value Value::bytes(std::string_view octets) { return access::text(sipyco::kind::bytes, octets); }

Value::Value(Integer x) noexcept : Value(sipyco::kind::integer) {
  if (x.big_) {
    payload_.big = x.big_.detach();
    form_ = heap;
  } else {
    payload_.integer = x.small_;
  }
}

Value::Value(NDArray x) noexcept : Value(sipyco::kind::ndarray) {
  new (&payload_.array) NDArray(std::move(x));
  form_ = heap;
}

Value::Value(Dict x) noexcept : Value(sipyco::kind::dict) {
  new (&payload_.dict) Dict(std::move(x));
  form_ = heap;
}

Value::Value(Set x) noexcept : Value(sipyco::kind::set) {
  new (&payload_.set) Set(std::move(x));
  form_ = heap;
}

Value::Value(const Scalar& x) : Value(sipyco::kind::scalar) {
  const dtype type = x.type();
  const std::size_t size = type.is_time() ? type.unit_count() : type.itemsize();
  const auto short_size = static_cast<std::uint16_t>(size);
  if (type.itemsize() > Scalar::inline_bytes || short_size != size) {
    payload_.scalar = new scalar_node(x);
    form_ = heap;
    return;
  }
  head_[0] = static_cast<unsigned char>(type.kind());
  head_[1] = static_cast<unsigned char>(type.unit());
  std::memcpy(head_ + 2, &short_size, sizeof short_size);
  std::copy(x.bytes().begin(), x.bytes().end(), payload_.raw);
}

Scalar Value::as_scalar() const {
  require(sipyco::kind::scalar);
  if (form_ == heap) return payload_.scalar->scalar;
  std::uint16_t size;
  std::memcpy(&size, head_ + 2, sizeof size);
  const auto which = static_cast<dtype::family>(head_[0]);
  const bool time = which == dtype::family::datetime || which == dtype::family::timedelta;
  const dtype type = time ? dtype::time(which, static_cast<dtype::time_unit>(head_[1]), size) : dtype(which, size);
  return Scalar(type, std::span(payload_.raw).first(type.itemsize()));
}

Value Value::slice(Value start, Value stop, Value step) {
  Value parts[] = {std::move(start), std::move(stop), std::move(step)};
  Value out = tuple_of(parts);
  out.kind_ = sipyco::kind::slice;
  return out;
}

Value Value::fraction(Integer numerator, Integer denominator) {
  if (denominator.sign() == 0) throw ZeroDivisionError("Fraction(" + numerator.to_string() + ", 0)");
  Integer divisor = Integer::gcd(numerator, denominator);
  if (denominator.sign() < 0) divisor = -divisor;
  if (divisor != Integer(1)) {
    numerator = Integer::floor_divide(numerator, divisor);
    denominator = Integer::floor_divide(denominator, divisor);
  }
  Value out(sipyco::kind::fraction);
  out.payload_.fraction = new fraction_node(std::move(numerator), std::move(denominator));
  out.form_ = heap;
  return out;
}

Value Value::extension(intrusive_ptr<const Extension> object) noexcept {
  Value out(sipyco::kind::extension);
  out.payload_.extension = object.detach();
  out.form_ = heap;
  return out;
}

void Value::swap(Value& other) noexcept {
  alignas(Value) std::byte spare[sizeof(Value)];
  std::memcpy(spare, this, sizeof spare);
  std::memcpy(static_cast<void*>(this), &other, sizeof spare);
  std::memcpy(static_cast<void*>(&other), spare, sizeof spare);
}

void Value::fail_kind(sipyco::kind expected) const {
  throw TypeError("expected " + std::string(kind_name(expected)) + ", found " + std::string(type_name(*this)));
}

Integer Value::as_integer() const {
  require(sipyco::kind::integer);
  if (form_ != heap) return Integer(payload_.integer);
  Integer out;
  retain(payload_.big);
  out.big_ = intrusive_ptr<big_integer>(payload_.big);
  return out;
}

std::complex<double> Value::as_complex() const {
  require(sipyco::kind::complex);
  return {payload_.complex[0], payload_.complex[1]};
}

std::string_view Value::as_str() const {
  require(sipyco::kind::str);
  return access::view(*this);
}

std::string_view Value::as_bytes() const {
  require(sipyco::kind::bytes);
  return access::view(*this);
}

const Dict& Value::as_dict() const {
  if (kind_ != sipyco::kind::ordered_dict) require(sipyco::kind::dict);
  return payload_.dict;
}

const Set& Value::as_set() const {
  require(sipyco::kind::set);
  return payload_.set;
}

const NDArray& Value::as_ndarray() const {
  require(sipyco::kind::ndarray);
  return payload_.array;
}

std::span<const Value, 3> Value::slice_parts() const {
  require(sipyco::kind::slice);
  return std::span<const Value, 3>(payload_.items->data(), 3);
}

const Integer& Value::numerator() const {
  require(sipyco::kind::fraction);
  return payload_.fraction->numerator;
}

const Integer& Value::denominator() const {
  require(sipyco::kind::fraction);
  return payload_.fraction->denominator;
}

const Extension& Value::as_extension() const {
  require(sipyco::kind::extension);
  return *payload_.extension;
}

std::string_view type_name(const Value& x) noexcept {
  if (x.kind() == kind::extension) return x.as_extension().type_name();
  if (x.kind() == kind::scalar) return x.as_scalar().type_name();
  return kind_name(x.kind());
}

}  // namespace sipyco
