// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include <sipyco/base/limits.hpp>
#include <sipyco/value/value.hpp>
#include "value/hashing.hpp"
#include "value/nodes.hpp"
#include "value/number.hpp"

namespace sipyco {

namespace {

std::uint64_t hash_nested(const Value& x, std::size_t depth);

std::uint64_t hash_scalar(const Value& x, std::size_t depth) {
  const Scalar scalar = x.as_scalar();
  if (!scalar.type().is_time()) return hash_nested(scalar.item(), depth);
  const auto bytes = scalar.bytes();
  return hash_combine(hash_text({reinterpret_cast<const char*>(bytes.data()), bytes.size()}),
                      hash_text(scalar.type().str()));
}

std::uint64_t hash_tuple(std::span<const Value> items, std::size_t depth) {
  std::uint64_t out = hash_word(items.size());
  for (const Value& item : items) out = hash_combine(out, hash_nested(item, depth));
  return out;
}

std::uint64_t hash_nested(const Value& x, std::size_t depth) {
  if (depth == 0) throw LimitError("nesting of values in a hash", "max_value_depth", max_value_depth);
  switch (x.kind()) {
    case kind::none: return hash_word(0x6e6f6e65);
    case kind::str: return hash_text(value_access::view(x));
    case kind::bytes: return hash_combine(hash_text(value_access::view(x)), 1);
    case kind::tuple: return hash_tuple(x.items(), depth - 1);
    case kind::scalar: return hash_scalar(x, depth - 1);
    case kind::extension: return x.as_extension().hash();
    case kind::list:
    case kind::set:
    case kind::dict:
    case kind::ordered_dict:
    case kind::slice:
    case kind::ndarray: {
      const std::string name(x.kind() == kind::ndarray ? "numpy.ndarray" : kind_name(x.kind()));
      throw TypeError("unhashable type: '" + name + "'");
    }
    default: return hash_number(*as_number(x));
  }
}

}  // namespace

std::uint64_t hash(const Value& x) { return hash_nested(x, max_value_depth); }

}  // namespace sipyco
