// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

/// The Python data model: Value, Integer, NDArray, dtype, Dict, Set, Scalar, Extension.

#include <sipyco/value/compare.hpp>
#include <sipyco/value/convert.hpp>
#include <sipyco/value/indexing.hpp>
#include <sipyco/value/value.hpp>
