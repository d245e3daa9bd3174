// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

/// What several tools share: texts made from values.

#include <sipyco/formats/signature.hpp>  // IWYU pragma: export
