// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include "expression/bind.hpp"
#include "expression/collections.hpp"
#include "expression/iteration.hpp"
#include "expression/nested.hpp"
#include "expression/numeric.hpp"
#include "expression/printing.hpp"
#include "expression/text_codec.hpp"
#include "expression/types.hpp"

#include <string>

namespace sipyco::expression {

Value make_str(context& where, const arguments& given) {
  const auto p = bind("str(object=, encoding=, errors=)", given);
  if (!p.has(0)) return Value("");
  if (!p.has(1) && !p.has(2)) return Value(str_text(where, p.at(0)));
  if (p.at(0).kind() != kind::bytes) fail_type("decoding to str: need a bytes-like object, ", p.at(0), " found");
  return decoded(p.at(0).as_bytes(), p.get(1, Value("utf-8")), p.get(2, Value("strict")));
}

Value make_bytes(context& where, const arguments& given) {
  const auto p = bind("bytes(source=, encoding=, errors=)", given);
  if (!p.has(0)) return Value::bytes("");
  const Value& x = p.at(0);
  if (x.is_str()) {
    if (!p.has(1)) throw TypeError("string argument without an encoding");
    return encoded(x.as_str(), p.at(1), p.get(2, Value("strict")));
  }
  if (p.has(1)) throw TypeError("encoding without a string argument");
  if (x.kind() == kind::bytes) return x;
  if (has_index(x)) {
    const auto size = small_index(x);
    if (size < 0) throw ValueError("negative count");
    where.spending().allocate(static_cast<std::size_t>(size));
    return Value::bytes(std::string(static_cast<std::size_t>(size), '\0'));
  }
  if (x.kind() == kind::ndarray) {
    const auto bytes = x.as_ndarray().bytes();
    return Value::bytes({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  }
  std::string out;
  for_each(where, x, [&](const Value& item) {
    const auto octet = small_index(item);
    if (octet < 0 || octet > 255) throw ValueError("bytes must be in range(0, 256)");
    out += static_cast<char>(static_cast<unsigned char>(octet));
  });
  return Value::bytes(out);
}

Value make_list(context& where, const arguments& given) {
  const auto p = bind("list(iterable=, /)", given);
  if (!p.has(0)) return Value::list();
  auto items = collect(where, p.at(0));
  return Value::list_of(items);
}

Value make_tuple(context& where, const arguments& given) {
  const auto p = bind("tuple(iterable=, /)", given);
  if (!p.has(0)) return Value::tuple();
  if (p.at(0).kind() == kind::tuple) return p.at(0);
  auto items = collect(where, p.at(0));
  return Value::tuple_of(items);
}

void charge_entry(context& where) {
  where.spending().allocate(4, sizeof(Value));
  where.step(8);
}

Set collect_set(context& where, const Value& x) {
  if (const Set* elements = elements_of(x)) return *elements;
  Set out;
  for_each(where, x, [&](Value&& item) {
    charge_entry(where);
    charge_parts(where.spending(), item);
    out.add(std::move(item));
  });
  return out;
}

Value make_set(context& where, const arguments& given) {
  const auto p = bind("set(iterable=, /)", given);
  return Value(p.has(0) ? collect_set(where, p.at(0)) : Set());
}

Value make_frozenset(context& where, const arguments& given) {
  const auto p = bind("frozenset(iterable=, /)", given);
  return make_frozen_set(p.has(0) ? collect_set(where, p.at(0)) : Set());
}

void update(context& where, Dict& out, const arguments& given, std::string_view function) {
  if (given.positional.size() > 1)
    throw TypeError(std::string(function) + " expected at most 1 argument, got " +
                    std::to_string(given.positional.size()));
  if (!given.positional.empty()) {
    const Value& from = given.positional[0];
    where.spending().allocate(from.is_dict() ? from.size() : 0, 4 * sizeof(Value));
    if (from.is_dict()) {
      for (const auto& [key, value] : from.as_dict()) out.set(key, value);
    } else {
      std::size_t number = 0;
      for_each(where, from, [&](const Value& item) {
        auto pair = collect(where, item);
        if (pair.size() != 2)
          throw ValueError("dictionary update sequence element #" + std::to_string(number) + " has length " +
                           std::to_string(pair.size()) + "; 2 is required");
        charge_parts(where.spending(), pair[0]);
        charge_entry(where);
        out.set(std::move(pair[0]), std::move(pair[1]));
        ++number;
      });
    }
  }
  for (const auto& [name, value] : given.keywords) out.set(Value(name), value);
}

Value make_dict(context& where, const arguments& given) {
  Dict out;
  update(where, out, given, "dict");
  return Value(std::move(out));
}

Value make_ordered_dict(context& where, const arguments& given) {
  Dict out;
  update(where, out, given, "OrderedDict");
  return Value::ordered_dict(std::move(out));
}

Value make_range(context&, const arguments& given) {
  const auto p = bind("range(start, stop=, step=, /)", given);
  const Integer first = index_of(p.at(0));
  if (!p.has(1)) return Value::make_extension<range>(Integer(0), first, Integer(1));
  const Integer step = p.has(2) ? index_of(p.at(2)) : Integer(1);
  if (step.sign() == 0) throw ValueError("range() arg 3 must not be zero");
  return Value::make_extension<range>(first, index_of(p.at(1)), step);
}

Value make_slice(context&, const arguments& given) {
  const auto p = bind("slice(start, stop=, step=, /)", given);
  if (!p.has(1)) return Value::slice({}, p.at(0));
  return Value::slice(p.at(0), p.at(1), p.get(2, {}));
}

}  // namespace sipyco::expression
