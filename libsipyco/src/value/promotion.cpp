// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include <sipyco/value/indexing.hpp>

#include <algorithm>

namespace sipyco {

namespace {

using family = dtype::family;

dtype of_size(family which, std::size_t bytes) { return dtype(which, static_cast<std::uint32_t>(bytes)); }

/// The float that holds every integer of that many bytes: NumPy takes float64 for 32 and 64 bits.
std::size_t float_bytes_for(std::size_t integer_bytes) { return integer_bytes == 1 ? 2 : integer_bytes == 2 ? 4 : 8; }

dtype promote_integers(dtype a, dtype b) {
  if (a.kind() == b.kind()) return of_size(a.kind(), std::max(a.itemsize(), b.itemsize()));
  if (a.kind() == family::unsigned_integer) std::swap(a, b);
  if (b.itemsize() < a.itemsize()) return of_size(family::signed_integer, a.itemsize());
  if (b.itemsize() == 8) return dtype::float64;
  return of_size(family::signed_integer, b.itemsize() * 2);
}

int rank(family which) {
  switch (which) {
    case family::boolean: return 0;
    case family::unsigned_integer:
    case family::signed_integer: return 1;
    case family::floating: return 2;
    case family::complex: return 3;
    default: return -1;
  }
}

/// How many bytes a float must have to hold the reals of this dtype.
std::size_t real_bytes(const dtype& type) {
  switch (rank(type.kind())) {
    case 0: return 2;
    case 1: return float_bytes_for(type.itemsize());
    case 2: return type.itemsize();
    default: return type.itemsize() / 2;
  }
}

dtype promote_numbers(const dtype& a, const dtype& b) {
  const int top = std::max(rank(a.kind()), rank(b.kind()));
  if (rank(a.kind()) == 0) return b;
  if (rank(b.kind()) == 0) return a;
  if (top == 1) return promote_integers(a, b);
  const std::size_t bytes = std::max(real_bytes(a), real_bytes(b));
  if (top == 2) return of_size(family::floating, bytes);
  return of_size(family::complex, std::max<std::size_t>(bytes * 2, 8));
}

}  // namespace

dtype promote_types(dtype a, dtype b) {
  a = a.little_endian();
  b = b.little_endian();
  if (a == b) return a;
  if (rank(a.kind()) >= 0 && rank(b.kind()) >= 0) return promote_numbers(a, b);
  if (a.kind() == b.kind() && !a.is_time() && a.kind() != family::raw)
    return of_size(a.kind(), std::max(a.itemsize(), b.itemsize()));
  if (a.kind() == family::bytes && b.kind() == family::str)
    return of_size(family::str, std::max(4 * a.itemsize(), b.itemsize()));
  if (a.kind() == family::str && b.kind() == family::bytes) return promote_types(b, a);
  throw TypeError("no dtype holds both " + a.name() + " and " + b.name());
}

}  // namespace sipyco
