// SPDX-License-Identifier: LGPL-3.0-or-later
#include "value/message.hpp"

#include "base/escape.hpp"
#include "base/float_text.hpp"
#include "value/nodes.hpp"

namespace sipyco {

namespace {

std::string quoted(std::string_view text) {
  constexpr std::size_t enough = 200;
  const char quote = text.find('\'') != std::string_view::npos && text.find('"') == std::string_view::npos ? '"' : '\'';
  return quote + base::escape_to_one_line(text.substr(0, enough)) + quote;
}

}  // namespace

std::string brief(const Value& x) {
  switch (x.kind()) {
    case kind::none: return "None";
    case kind::boolean: return x.as_bool() ? "True" : "False";
    case kind::integer: return x.as_integer().digits_bound() < 100 ? x.as_integer().to_string() : "a huge int";
    case kind::floating: {
      std::string out;
      base::append_float(out, x.as_float());
      return out;
    }
    case kind::str: return quoted(x.as_str());
    default: return "<" + std::string(type_name(x)) + ">";
  }
}

}  // namespace sipyco
