// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace sipyco::expression {

/// What a node of the tree is; behind it, what its `parts` are.
enum class node_kind : std::uint8_t {
  constant,            // value
  name,                // value: the name
  joined,              // f-string: constants and fields
  field,               // of an f-string: the expression, then perhaps a `joined` format; `detail`: r, s, a or 0
  tuple,               // items, perhaps starred
  list,                // the same
  set,                 // the same
  dict,                // pairs, and double_starred
  pair,                // key and value
  starred,             // *part
  double_starred,      // **part
  unary,               // `detail`: a unary_operator
  chain,               // operands; the `link` of each but the first: the binary_operator before it
  comparison,          // operands; the `link` of each but the first: a comparison_operator
  every,               // a and b and ...
  some,                // a or b or ...
  negation,            // not a
  conditional,         // condition, value if true, value if false
  lambda,              // body, then parameters
  parameter,           // value: the name; perhaps its default; `detail`: a parameter_kind
  assignment,          // value: the name; part: (name := part)
  trailers,            // primary, then calls, attributes and subscripts
  call,                // arguments: positional, starred, keyword, double_starred
  keyword,             // value: the name; part
  attribute,           // value: the name
  subscript,           // key
  slice,               // start, stop, step; a constant None where left out
  list_comprehension,  // element, then loops and filters
  set_comprehension,   // the same
  dict_comprehension,  // the same; the element is a pair
  generator,           // the same
  loop,                // target, iterable
  filter,              // condition
};

/// In the order of `binary_operator`, `comparison` come first; then those only the tree knows.
enum class comparison_operator : std::uint8_t {
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  in,
  not_in,
  is,
  is_not
};

enum class parameter_kind : std::uint8_t { positional_only, plain, variadic, keyword_only, keywords };

/// A node of an expression's tree.
struct tree_node {
  node_kind kind = node_kind::constant;
  std::uint8_t detail = 0;
  std::uint8_t link = 0;     // of an operand
  std::uint32_t offset = 0;  // in the text
  Value value{};
  std::vector<tree_node> parts{};

  [[nodiscard]] std::string_view name() const { return value.as_str(); }
};

}  // namespace sipyco::expression
