// SPDX-License-Identifier: LGPL-3.0-or-later
#include "text/element_format.hpp"

#include "text/float_column.hpp"
#include "text/quote.hpp"
#include "text/scalar_text.hpp"
#include "text/time_text.hpp"
#include "value/element.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace sipyco::text {
namespace {

using addresses = std::span<const std::byte* const>;

void append_right(std::string& out, const std::string& text, std::size_t width) {
  out.append(width - std::min(width, text.size()), ' ').append(text);
}

class bool_format final : public element_format {
 public:
  explicit bool_format(bool aligned) : true_(aligned ? " True" : "True") {}
  void append(std::string& out, const std::byte* element) const override {
    out += *element != std::byte{0} ? true_ : "False";
  }

 private:
  std::string_view true_;
};

template <class T>
class integer_format final : public element_format {
 public:
  integer_format(addresses shown, bool big_endian) : big_endian_(big_endian) {
    for (const auto* element : shown) width_ = std::max(width_, text(element).size());
  }
  void append(std::string& out, const std::byte* element) const override { append_right(out, text(element), width_); }

 private:
  [[nodiscard]] std::string text(const std::byte* element) const {
    return std::to_string(element::load<T>(element, big_endian_));
  }

  bool big_endian_;
  std::size_t width_ = 0;
};

std::vector<floating> load_floats(addresses shown, std::size_t offset, std::size_t itemsize, bool big_endian) {
  std::vector<floating> out;
  out.reserve(shown.size());
  for (const auto* element : shown) out.push_back(load_floating(element + offset, itemsize, big_endian));
  return out;
}

class float_format final : public element_format {
 public:
  float_format(addresses shown, const dtype& type)
      : type_(type), column_(load_floats(shown, 0, type.itemsize(), type.big_endian())) {}
  void append(std::string& out, const std::byte* element) const override {
    column_.append(out, load_floating(element, type_.itemsize(), type_.big_endian()));
  }

 private:
  dtype type_;
  float_column column_;
};

class complex_format final : public element_format {
 public:
  complex_format(addresses shown, const dtype& type)
      : half_(type.itemsize() / 2),
        big_endian_(type.big_endian()),
        real_(load_floats(shown, 0, half_, big_endian_)),
        imaginary_(load_floats(shown, half_, half_, big_endian_), true) {}
  void append(std::string& out, const std::byte* element) const override {
    real_.append(out, load_floating(element, half_, big_endian_));
    imaginary_.append(out, load_floating(element + half_, half_, big_endian_));
    out.insert(out.find_last_not_of(' ') + 1, 1, 'j');
  }

 private:
  std::size_t half_;
  bool big_endian_;
  float_column real_;
  float_column imaginary_;
};

/// datetime64 and timedelta64. The width is that of the earliest and the latest: the texts of others may be longer.
class time_format final : public element_format {
 public:
  time_format(addresses shown, const dtype& type) : type_(type) {
    std::optional<std::int64_t> first, last;
    for (const auto* element : shown) {
      const auto x = load(element);
      if (x == not_a_time) {
        width_ = 5;
        continue;
      }
      first = std::min(first.value_or(x), x);
      last = std::max(last.value_or(x), x);
    }
    if (first) width_ = std::max({width_, text(*first).size(), text(*last).size()});
  }
  void append(std::string& out, const std::byte* element) const override {
    append_right(out, text(load(element)), width_);
  }

 private:
  [[nodiscard]] std::int64_t load(const std::byte* element) const {
    return element::load<std::int64_t>(element, type_.big_endian());
  }
  [[nodiscard]] std::string text(std::int64_t x) const {
    if (x == not_a_time) return "'NaT'";
    if (type_.kind() == dtype::family::timedelta) return std::to_string(x);
    std::string out = "'";
    append_datetime(out, x, type_);
    return out += '\'';
  }

  dtype type_;
  std::size_t width_ = 0;
};

class text_format final : public element_format {
 public:
  explicit text_format(const dtype& type) : type_(type) {}
  void append(std::string& out, const std::byte* element) const override {
    append_quoted(out, load_text({element, type_.itemsize()}, type_.big_endian()));
  }

 private:
  dtype type_;
};

class octets_format final : public element_format {
 public:
  explicit octets_format(const dtype& type) : type_(type) {}
  void append(std::string& out, const std::byte* element) const override {
    const std::span bytes(element, type_.itemsize());
    if (type_.kind() == dtype::family::bytes)
      append_quoted_bytes(out, load_octets(bytes));
    else
      append_hex_bytes(out, {reinterpret_cast<const char*>(element), bytes.size()});
  }

 private:
  dtype type_;
};

template <class One, class Two, class Four, class Eight>
std::unique_ptr<element_format> make_integer_format(addresses shown, const dtype& type) {
  switch (type.itemsize()) {
    case 1: return std::make_unique<integer_format<One>>(shown, false);
    case 2: return std::make_unique<integer_format<Two>>(shown, type.big_endian());
    case 4: return std::make_unique<integer_format<Four>>(shown, type.big_endian());
    default: return std::make_unique<integer_format<Eight>>(shown, type.big_endian());
  }
}

}  // namespace

std::unique_ptr<element_format> make_element_format(const dtype& type, addresses shown, bool aligned) {
  using family = dtype::family;
  switch (type.kind()) {
    case family::boolean: return std::make_unique<bool_format>(aligned);
    case family::signed_integer:
      return make_integer_format<std::int8_t, std::int16_t, std::int32_t, std::int64_t>(shown, type);
    case family::unsigned_integer:
      return make_integer_format<std::uint8_t, std::uint16_t, std::uint32_t, std::uint64_t>(shown, type);
    case family::floating: return std::make_unique<float_format>(shown, type);
    case family::complex: return std::make_unique<complex_format>(shown, type);
    case family::timedelta:
    case family::datetime: return std::make_unique<time_format>(shown, type);
    case family::str: return std::make_unique<text_format>(type);
    case family::bytes:
    case family::raw: break;
  }
  return std::make_unique<octets_format>(type);
}

}  // namespace sipyco::text
