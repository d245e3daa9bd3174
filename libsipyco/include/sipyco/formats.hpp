// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

/// What several tools share: texts made from values, ways into values, files.

#include <sipyco/formats/json.hpp>         // IWYU pragma: export
#include <sipyco/formats/layout.hpp>       // IWYU pragma: export
#include <sipyco/formats/lines.hpp>        // IWYU pragma: export
#include <sipyco/formats/npy.hpp>          // IWYU pragma: export
#include <sipyco/formats/path.hpp>         // IWYU pragma: export
#include <sipyco/formats/reformat.hpp>     // IWYU pragma: export
#include <sipyco/formats/signature.hpp>    // IWYU pragma: export
#include <sipyco/formats/template.hpp>     // IWYU pragma: export
#include <sipyco/formats/v1_reformat.hpp>  // IWYU pragma: export
