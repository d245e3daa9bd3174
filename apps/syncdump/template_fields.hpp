// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "syncdump/event.hpp"

#include <sipyco/formats/template.hpp>

#include <string>
#include <string_view>

namespace sipyco::syncdump {

/// What `-F` gives. Throws cli::usage_error, showing the place.
[[nodiscard]] formats::text_template compile_template(std::string_view text);

/// Appends what the template makes of an event.
void expand(std::string& out, const formats::text_template& pattern, const event& happened, formats::json_nan nan);

}  // namespace sipyco::syncdump
