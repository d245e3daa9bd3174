// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/value/dtype.hpp>

#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace sipyco {

namespace {

using family = dtype::family;

constexpr std::array<std::string_view, 14> unit_names = {"",  "Y",  "M",  "W",  "D",  "h",  "m",
                                                         "s", "ms", "us", "ns", "ps", "fs", "as"};

struct named_type {
  std::string_view name;
  dtype type;
};

constexpr named_type names[] = {
    {"bool", dtype::bool_},
    {"bool_", dtype::bool_},
    {"bool8", dtype::bool_},
    {"int8", dtype::int8},
    {"int16", dtype::int16},
    {"int32", dtype::int32},
    {"int64", dtype::int64},
    {"int", dtype::int64},
    {"int_", dtype::int64},
    {"uint8", dtype::uint8},
    {"uint16", dtype::uint16},
    {"uint32", dtype::uint32},
    {"uint64", dtype::uint64},
    {"uint", dtype::uint64},
    {"float16", dtype::float16},
    {"half", dtype::float16},
    {"float32", dtype::float32},
    {"single", dtype::float32},
    {"float64", dtype::float64},
    {"float", dtype::float64},
    {"float_", dtype::float64},
    {"double", dtype::float64},
    {"longdouble", dtype::longdouble},
    {"float128", dtype::longdouble},
    {"complex64", dtype::complex64},
    {"complex128", dtype::complex128},
    {"complex", dtype::complex128},
    {"complex_", dtype::complex128},
    {"complex256", dtype::clongdouble},
    {"clongdouble", dtype::clongdouble},
};

failure unknown(std::string_view text) {
  return {failure_kind::type_error, "data type '" + std::string(text.substr(0, 40)) + "' not understood"};
}

std::optional<std::uint32_t> read_count(std::string_view digits) {
  std::uint32_t out = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, out);
  if (error != std::errc() || stop != end || out == 0 || out > 0x1fffffff) return {};
  return out;
}

/// What stands behind `M8` or `datetime64`: nothing, or a count and a unit in brackets.
std::optional<dtype> read_time(family which, std::string_view rest, bool big_endian) {
  if (rest.empty()) return dtype::time(which, dtype::time_unit::generic, 1, big_endian);
  if (rest.size() < 3 || rest.front() != '[' || rest.back() != ']') return {};
  rest = rest.substr(1, rest.size() - 2);
  const auto digits = rest.substr(0, rest.find_first_not_of("0123456789"));
  const auto count = digits.empty() ? std::uint32_t{1} : read_count(digits);
  const auto unit = rest.substr(digits.size());
  for (std::size_t i = 1; i < unit_names.size(); ++i)
    if (count && unit == unit_names[i]) return dtype::time(which, static_cast<dtype::time_unit>(i), *count, big_endian);
  return {};
}

bool valid_size(family which, std::uint32_t size) {
  switch (which) {
    case family::boolean: return size == 1;
    case family::signed_integer:
    case family::unsigned_integer: return size == 1 || size == 2 || size == 4 || size == 8;
    case family::floating: return size == 2 || size == 4 || size == 8 || size == 16;
    case family::complex: return size == 8 || size == 16 || size == 32;
    default: return true;
  }
}

std::optional<dtype> read_sized(char letter, std::string_view digits, bool big_endian) {
  const auto which = static_cast<family>(letter);
  const auto count = read_count(digits);
  if (!count || !valid_size(which, *count)) return {};
  if (which == family::str) return dtype(which, *count * 4, big_endian);
  const bool ordered = *count > 1 && which != family::bytes && which != family::raw;
  return dtype(which, *count, big_endian && ordered);
}

std::optional<dtype> read_code(std::string_view text) {
  bool big_endian = false;
  if (!text.empty() && std::string_view("<>|=").find(text.front()) != std::string_view::npos) {
    big_endian = text.front() == '>';
    text.remove_prefix(1);
  }
  if (text == "?") return dtype::bool_;
  if (text.size() < 2) return {};
  if (text.starts_with("M8")) return read_time(family::datetime, text.substr(2), big_endian);
  if (text.starts_with("m8")) return read_time(family::timedelta, text.substr(2), big_endian);
  if (std::string_view("biufcSUV").find(text.front()) == std::string_view::npos) return {};
  return read_sized(text.front(), text.substr(1), big_endian);
}

std::optional<dtype> read_name(std::string_view text) {
  for (const auto& [name, type] : names)
    if (text == name) return type;
  if (text.starts_with("datetime64")) return read_time(family::datetime, text.substr(10), false);
  if (text.starts_with("timedelta64")) return read_time(family::timedelta, text.substr(11), false);
  return {};
}

std::string bracketed_unit(const dtype& type) {
  if (type.unit() == dtype::time_unit::generic) return {};
  std::string out = "[";
  if (type.unit_count() != 1) out += std::to_string(type.unit_count());
  return out.append(unit_names[static_cast<std::size_t>(type.unit())]) + "]";
}

}  // namespace

result<dtype> dtype::parse(std::string_view text) {
  if (text == "<f8") return dtype::float64;  // what most arrays are
  if (text == "O" || text == "|O" || text == "object" || text == "object_")
    return failure{failure_kind::type_error, "arrays of objects cannot be carried: they hold pointers, not data"};
  if (const auto type = read_code(text)) return *type;
  if (const auto type = read_name(text)) return *type;
  return unknown(text);
}

std::string dtype::str() const {
  const bool ordered = family_ == family::str || is_time() || (swap_size() > 1);
  std::string out{ordered ? (big_endian_ ? '>' : '<') : '|', static_cast<char>(family_)};
  if (is_time()) return out + "8" + bracketed_unit(*this);
  return out + std::to_string(family_ == family::str ? size_ / 4 : size_);
}

std::string dtype::name() const {
  const std::string bits = std::to_string(itemsize() * 8);
  switch (family_) {
    case family::boolean: return "bool";
    case family::signed_integer: return "int" + bits;
    case family::unsigned_integer: return "uint" + bits;
    case family::floating: return "float" + bits;
    case family::complex: return "complex" + bits;
    case family::timedelta: return "timedelta64" + bracketed_unit(*this);
    case family::datetime: return "datetime64" + bracketed_unit(*this);
    case family::bytes: return "bytes" + bits;
    case family::str: return "str" + bits;
    case family::raw: return "void" + bits;
  }
  return {};
}

std::size_t dtype::swap_size() const noexcept {
  switch (family_) {
    case family::boolean:
    case family::bytes:
    case family::raw: return 1;
    case family::complex: return size_ / 2;
    case family::str: return 4;
    default: return itemsize();
  }
}

}  // namespace sipyco
