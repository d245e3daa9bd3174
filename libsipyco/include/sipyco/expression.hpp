// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/expression/budget.hpp>    // IWYU pragma: export
#include <sipyco/expression/callable.hpp>  // IWYU pragma: export
#include <sipyco/expression/errors.hpp>    // IWYU pragma: export
#include <sipyco/expression/evaluate.hpp>  // IWYU pragma: export
#include <sipyco/expression/limits.hpp>    // IWYU pragma: export
#include <sipyco/expression/scope.hpp>     // IWYU pragma: export
