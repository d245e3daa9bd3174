// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/value/extension.hpp>

#include <sipyco/base/error.hpp>

namespace sipyco {

std::string Extension::repr() const { return "<" + std::string(type_name()) + " object>"; }

std::uint64_t Extension::hash() const { throw TypeError("unhashable type: '" + std::string(type_name()) + "'"); }

}  // namespace sipyco
