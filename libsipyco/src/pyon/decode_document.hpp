// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/result.hpp>
#include <sipyco/pyon/decode.hpp>
#include <sipyco/value/value.hpp>

#include <string_view>

namespace sipyco::pyon {

/// What became of a whole text.
struct decoded {
  result<Value> value;
  bool syntax_error = false;  // the text is not of this version; else what it says was refused
};

[[nodiscard]] decoded decode_v1(std::string_view text, const decode_options& options);
[[nodiscard]] decoded decode_v2(std::string_view text, const decode_options& options);

}  // namespace sipyco::pyon
