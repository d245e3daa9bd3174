// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <string_view>

#include <sipyco/base/remote_error.hpp>
#include <sipyco/value/value.hpp>

/// Exceptions as values: for protocols of one's own over which exceptions travel as they do in pc_rpc. (Server and
/// clients do it by themselves.)
namespace sipyco::pc_rpc {

/// Python's `current_exc_packed`: the exception that is being handled, as the dict of `class`, `message` and
/// `traceback` that a server answers with. To be called in a `catch` block; `where` (`Lda.set`) makes the traceback,
/// for which C++ has no stack.
[[nodiscard]] Value current_exc_packed(std::string_view where);

/// Python's `raise_packed_exc`: throws what was packed so, by Python or C++, as RemoteError.
[[noreturn]] void raise_packed_exc(const Value& pack);

}  // namespace sipyco::pc_rpc
