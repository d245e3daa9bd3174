// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>

#include <vector>

/// In which order sets and dicts are printed. The pointers live as long as the container.
namespace sipyco::text {

/// Sorted where Python can sort all elements, else in insertion order.
[[nodiscard]] std::vector<const Value*> repr_order(const Set& elements);

/// As Python's pprint sorts: what cannot be compared goes by the name of its type, and among the same type (there
/// Python takes the addresses) by insertion.
[[nodiscard]] std::vector<const Value*> pprint_order(const Set& elements);
[[nodiscard]] std::vector<const dict_entry*> pprint_order(const Dict& entries);

}  // namespace sipyco::text
