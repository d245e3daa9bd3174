// SPDX-License-Identifier: LGPL-3.0-or-later
#include "text/array_text.hpp"

#include <sipyco/value/value.hpp>
#include "base/utf8.hpp"
#include "text/array_layout.hpp"
#include "text/scalar_text.hpp"

#include <algorithm>

namespace sipyco::text {
namespace {

constexpr std::string_view opening = "array(";

/// Whether the printed elements alone say the dtype; NumPy takes no notice of the byte order.
bool is_implied(const dtype& type) {
  const auto native = type.little_endian();
  return native == dtype::int64 || native == dtype::float64 || native == dtype::complex128 || native == dtype::bool_;
}

std::string dtype_argument(const dtype& type) {
  using family = dtype::family;
  if (type.kind() == family::str || type.kind() == family::bytes || type.kind() == family::raw)
    return "dtype='" + type.str() + "')";
  const auto name = type.name();
  const bool quoted = name.find('[') != name.npos;
  return "dtype=" + (quoted ? "'" + name + "'" : name) + ")";
}

std::string shape_text(NDArray::shape_type shape) {
  std::string out = "(";
  for (std::size_t i = 0; i < shape.size(); ++i) out += (i > 0 ? ", " : "") + std::to_string(shape[i]);
  return out + (shape.size() == 1 ? ",)" : ")");
}

void append_elements(std::string& out, const NDArray& array, const print_options& options, std::string_view separator,
                     std::size_t indent, std::size_t room_behind) {
  const shown_elements shown(array, options);
  const auto format = make_element_format(array.type(), shown.addresses(), array.ndim() > 0);
  const auto width = static_cast<std::ptrdiff_t>(std::min(options.line_width, SIZE_MAX / 2));
  array_layout(shown, *format, separator, indent, width - static_cast<std::ptrdiff_t>(room_behind)).append(out);
}

/// The characters behind the last newline.
std::size_t last_line_size(std::string_view text) { return base::count_code_points(text.substr(text.rfind('\n') + 1)); }

}  // namespace

void append_array_repr(std::string& out, const NDArray& array, const print_options& options) {
  std::string text(opening);
  const bool empty = array.size() == 0;
  if (!empty)
    append_elements(text, array, options, ", ", opening.size(), 1);
  else
    text += "[]";
  if (empty && !(array.ndim() == 1)) text += ", shape=" + shape_text(array.shape());
  if (!empty && is_implied(array.type())) {
    out += text + ")";
    return;
  }
  text += ',';
  const auto argument = dtype_argument(array.type());
  if (last_line_size(text) + argument.size() + 1 > options.line_width)
    text.append(1, '\n').append(opening.size(), ' ');
  else
    text += ' ';
  out += text + argument;
}

void append_array_str(std::string& out, const NDArray& array, const print_options& options) {
  if (array.ndim() == 0)
    append_scalar_str(out, Scalar(array.type(), array.bytes()));
  else if (array.size() == 0)
    out += "[]";
  else
    append_elements(out, array, options, " ", 0, 0);
}

}  // namespace sipyco::text
