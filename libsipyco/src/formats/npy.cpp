// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/formats/npy.hpp>

#include <sipyco/base/error.hpp>
#include <sipyco/pyon/decode.hpp>
#include <sipyco/value/value.hpp>
#include "formats/fortran_order.hpp"

#include <algorithm>
#include <vector>

namespace sipyco::formats {
namespace {

constexpr std::string_view magic = "\x93NUMPY";
constexpr std::size_t max_header_bytes = 64 * 1024;
constexpr std::size_t max_dimensions = 64;  // NumPy 2's

struct header {
  dtype type;
  std::vector<std::size_t> shape;
  bool fortran_order = false;
  std::size_t data_offset = 0;
};

failure bad(std::string message) {
  return {failure_kind::value_error, "not a usable .npy file: " + std::move(message)};
}

std::size_t little_endian(std::string_view bytes) {
  std::size_t out = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) out = out << 8 | static_cast<unsigned char>(bytes[i]);
  return out;
}

/// The text of the header, and where the data begin.
result<std::string_view> header_text(std::string_view file, std::size_t& data_offset) {
  if (!is_npy(file)) return bad("it does not begin with \\x93NUMPY");
  if (file.size() < 8) return bad("it ends within its header");
  const auto major = static_cast<unsigned char>(file[6]);
  if (major < 1 || major > 3) return bad("version " + std::to_string(major) + " is unknown; 1, 2 and 3 can be read");
  const std::size_t length_bytes = major == 1 ? 2 : 4;
  if (file.size() < 8 + length_bytes) return bad("it ends within its header");
  const std::size_t length = little_endian(file.substr(8, length_bytes));
  if (length > max_header_bytes) return bad("its header has more than " + std::to_string(max_header_bytes) + " bytes");
  if (length > file.size() - 8 - length_bytes) return bad("it ends within its header");
  data_offset = 8 + length_bytes + length;
  return file.substr(8 + length_bytes, length);
}

result<dtype> parse_descr(const Value* descr) {
  if (descr != nullptr && descr->kind() == kind::list)
    return bad("structured dtypes (records) are not supported; save its fields one by one");
  if (descr == nullptr || !descr->is_str()) return bad("its header has no dtype");
  const std::string_view text = descr->as_str();
  if (text.find('O') != std::string_view::npos)
    return bad("it holds Python objects (dtype " + std::string(text) + "), which only Python can load");
  auto type = dtype::parse(text);
  if (!type) return bad("dtype `" + std::string(text) + "`: " + type.error().message);
  return type;
}

result<std::vector<std::size_t>> parse_shape(const Value* shape) {
  if (shape == nullptr || !shape->is_sequence()) return bad("its header has no shape");
  if (shape->size() > max_dimensions) return bad("it has more than " + std::to_string(max_dimensions) + " dimensions");
  std::vector<std::size_t> out;
  for (const Value& length : shape->items()) {
    const auto* const number = length.if_int64();
    if (number == nullptr || *number < 0) return bad("its shape is no tuple of lengths");
    out.push_back(static_cast<std::size_t>(*number));
  }
  return out;
}

result<header> parse_header(std::string_view file) {
  header out;
  const auto text = header_text(file, out.data_offset);
  if (!text) return text.error();
  const auto fields = pyon::try_decode(*text, pyon::v1, {.max_depth = 8, .max_elements = 10'000});
  if (!fields || !fields->is_dict()) return bad("its header is no dict");
  auto type = parse_descr(fields->as_dict().find("descr"));
  if (!type) return type.error();
  auto shape = parse_shape(fields->as_dict().find("shape"));
  if (!shape) return shape.error();
  const Value* const order = fields->as_dict().find("fortran_order");
  if (order == nullptr || order->kind() != kind::boolean)
    return bad("its header does not say the order of its elements");
  out.type = *type;
  out.shape = std::move(*shape);
  out.fortran_order = order->as_bool();
  return out;
}

std::string shape_text(NDArray::shape_type shape) {
  std::string out = "(";
  for (std::size_t i = 0; i < shape.size(); ++i) out.append(i ? ", " : "").append(std::to_string(shape[i]));
  return out + (shape.size() == 1 ? ",)" : ")");
}

}  // namespace

bool is_npy(std::string_view file) noexcept { return file.starts_with(magic); }

result<NDArray> try_read_npy(std::string_view file, const decode_limits& limits) {
  auto head = parse_header(file);
  if (!head) return head.error();
  const std::string_view data = file.substr(head->data_offset);
  auto out = NDArray::uninitialized(head->shape, head->type, limits.max_array_bytes);
  if (!out) return out;
  if (data.size() != out->nbytes())
    return bad("its header promises " + std::to_string(out->nbytes()) + " bytes of data, it has " +
               std::to_string(data.size()));
  if (head->fortran_order && head->shape.size() > 1)
    copy_from_fortran_order(*out, std::as_bytes(std::span(data)));
  else
    std::ranges::copy(std::as_bytes(std::span(data)), out->mutable_data());
  return out;
}

NDArray read_npy(std::string_view file, const decode_limits& limits) { return try_read_npy(file, limits).value(); }

std::string write_npy(const NDArray& x) {
  std::string text =
      "{'descr': '" + x.type().str() + "', 'fortran_order': False, 'shape': " + shape_text(x.shape()) + ", }";
  // NumPy leaves room for the first length to grow in place, and aligns the data.
  constexpr std::size_t longest_length = 21, alignment = 64, preamble = 10;
  if (x.ndim() != 0) text.append(longest_length - std::to_string(x.shape()[0]).size(), ' ');
  text.append(alignment - (preamble + text.size() + 1) % alignment, ' ');
  text += '\n';
  std::string out(magic);
  out += {'\x01', '\x00', static_cast<char>(text.size() & 0xff), static_cast<char>(text.size() >> 8)};
  out += text;
  const auto bytes = x.bytes();
  out.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  return out;
}

}  // namespace sipyco::formats
