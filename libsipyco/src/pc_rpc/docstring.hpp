// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace sipyco::pc_rpc {

/// Python's `inspect.cleandoc`: the common indentation of all lines but the first goes, and so do blank lines at both
/// ends.
[[nodiscard]] std::string clean_docstring(std::string_view text);

}  // namespace sipyco::pc_rpc
