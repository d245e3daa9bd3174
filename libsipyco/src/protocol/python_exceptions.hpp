// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace sipyco::protocol {

/// Under this name travel the exceptions whose class Python's built-ins lack; the message then begins with the class.
inline constexpr std::string_view generic_remote_exception = "GenericRemoteException";

/// The proper name of one of Python's built-in exception classes (`OSError` for its aliases `IOError` and
/// `EnvironmentError`); nothing for any other name.
[[nodiscard]] std::optional<std::string_view> builtin_exception(std::string_view name) noexcept;

/// The name under which Python sends that class: `IOError` for OSError, its own for all others.
[[nodiscard]] std::string_view wire_name(std::string_view builtin_class) noexcept;

}  // namespace sipyco::protocol
