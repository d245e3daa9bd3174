// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/result.hpp>

#include <string>
#include <string_view>

namespace sipyco::net {

/// The system's text for an errno, in lower case: `connection refused`.
[[nodiscard]] std::string error_text(int error);

/// The kind that an errno of a socket belongs to.
[[nodiscard]] failure_kind kind_of(int error) noexcept;

/// `WHAT: text of errno`, with the kind that the errno has.
[[nodiscard]] failure system_failure(int error, std::string_view what);

}  // namespace sipyco::net
