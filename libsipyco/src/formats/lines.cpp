// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/formats/lines.hpp>

#include <sipyco/base/error.hpp>
#include <sipyco/formats/path.hpp>
#include <sipyco/pyon/encode.hpp>

#include <algorithm>
#include <cmath>

namespace sipyco::formats {
namespace {

/// v1 reads a complex number as a sum, or a negated one, which changes the signs of zeros.
bool is_sum(std::complex<double> z) {
  if (z.real() == 0 && (std::signbit(z.real()) || std::signbit(z.imag()))) return false;
  return z.imag() != 0 || !std::signbit(z.imag());
}

/// What v1 would not read back as it was.
bool needs_v2(const Value& x) {
  switch (x.kind()) {
    case kind::set: return x.as_set().empty() || std::ranges::any_of(x.as_set(), needs_v2);
    case kind::tuple: return std::ranges::any_of(x.items(), needs_v2);
    case kind::complex: return !is_sum(x.as_complex());
    default: return false;
  }
}

class writer {
 public:
  writer(const std::function<bool(std::string_view)>& line, std::string_view prefix) : line_(line), text_(prefix) {}

  bool value(const Value& x, std::size_t depth) {
    const bool container = x.is_dict() || x.is_sequence();
    if (!container || x.size() == 0) return leaf(x);
    if (depth == max_value_depth) throw LimitError("containers inside each other", "max_value_depth", max_value_depth);
    if (x.is_dict()) return dict(x, depth);
    return (x.kind() != kind::tuple || declare("()")) && items(x.items(), depth);
  }

 private:
  bool leaf(const Value& x) {
    const std::size_t before = text_.size();
    text_ += " = ";
    pyon::encode_to(text_, x, needs_v2(x) ? pyon::v2 : pyon::v1);
    return finish(before);
  }
  bool declare(std::string_view what) {
    const std::size_t before = text_.size();
    text_.append(" = ").append(what);
    return finish(before);
  }
  bool finish(std::size_t before) {
    const bool more = line_(before == 0 ? std::string_view(text_).substr(1) : std::string_view(text_));
    text_.resize(before);
    return more;
  }

  bool items(std::span<const Value> all, std::size_t depth) {
    for (std::size_t i = 0; i < all.size(); ++i)
      if (!inside(Value(i), all[i], depth)) return false;
    return true;
  }

  bool dict(const Value& x, std::size_t depth) {
    const Dict& entries = x.as_dict();
    if (x.kind() == kind::ordered_dict) {
      if (!declare("OrderedDict([])")) return false;
    } else if (!std::ranges::all_of(entries, [](const dict_entry& entry) { return entry.key.is_str(); })) {
      if (!declare("{}")) return false;
    }
    return std::ranges::all_of(entries, [&](const dict_entry& entry) { return inside(entry.key, entry.value, depth); });
  }

  bool inside(const Value& step, const Value& x, std::size_t depth) {
    const std::size_t before = text_.size();
    append_step(text_, step);
    const bool more = value(x, depth + 1);
    text_.resize(before);
    return more;
  }

  const std::function<bool(std::string_view)>& line_;
  std::string text_;
};

}  // namespace

void write_lines(const Value& x, const std::function<bool(std::string_view line)>& line, std::string_view prefix) {
  writer(line, prefix).value(x, 0);
}

std::string to_lines(const Value& x, std::string_view prefix) {
  std::string out;
  write_lines(
      x,
      [&](std::string_view line) {
        out.append(line).append(1, '\n');
        return true;
      },
      prefix);
  return out;
}

}  // namespace sipyco::formats
