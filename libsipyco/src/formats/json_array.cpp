// SPDX-License-Identifier: LGPL-3.0-or-later
#include "formats/json_array.hpp"

#include <sipyco/text/repr.hpp>
#include <sipyco/value/value.hpp>
#include "base/base64.hpp"
#include "formats/json_writer.hpp"

#include <utility>

namespace sipyco::formats {
namespace {

void write_item(json_writer& out, const Value& x) {
  switch (x.kind()) {
    case kind::boolean: return out.sink().put(std::string_view(x.as_bool() ? "true" : "false"));
    case kind::integer: return out.sink().put(x.as_integer().to_string());
    case kind::floating: return out.floating(x.as_float());
    case kind::bytes: return out.str(base64_text(std::as_bytes(std::span(x.as_bytes()))));
    case kind::complex: break;
    default: return out.str(text::str(x));
  }
  out.open('[');
  out.next();
  out.floating(x.as_complex().real());
  out.next();
  out.floating(x.as_complex().imag());
  out.close(']');
}

class array_writer {
 public:
  array_writer(json_writer& out, const NDArray& x) : out_(out), x_(x) {}

  // As deep as an array has dimensions, which whoever made it has bounded.
  void axis(std::size_t which) {
    if (which == x_.ndim()) return element();
    out_.open('[');
    for (std::size_t i = 0; i < x_.shape()[which]; ++i) {
      out_.next();
      axis(which + 1);
    }
    out_.close(']');
  }

 private:
  void element() {
    if (x_.type() == dtype::float64)
      out_.floating(x_.values<double>()[at_++]);
    else if (x_.type() == dtype::int64)
      pyon::put_integer(out_.sink(), x_.values<std::int64_t>()[at_++]);
    else
      write_scalar(out_, x_.item(at_++).as_scalar());
  }

  json_writer& out_;
  const NDArray& x_;
  std::size_t at_ = 0;
};

}  // namespace

std::string base64_text(std::span<const std::byte> bytes) {
  std::string out;
  base::append_base64(out, bytes);
  return out;
}

void write_array(json_writer& out, const NDArray& x) { array_writer(out, x).axis(0); }

void write_scalar(json_writer& out, const Scalar& x) {
  if (x.type().is_time()) return out.str(text::str(Value(x)));
  write_item(out, x.item());
}

}  // namespace sipyco::formats
