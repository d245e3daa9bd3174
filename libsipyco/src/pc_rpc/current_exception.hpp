// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <source_location>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/packed_exception.hpp"

namespace sipyco::pc_rpc {

/// An exception in Python's terms.
struct described_exception {
  std::string qualified_class;  ///< `ValueError`, `aqctl_dds.DeviceError`
  std::string message;
  std::vector<std::string> traceback;
};

/// The exception that is being handled; see `pack_current_exception`.
[[nodiscard]] described_exception describe_current_exception(std::string_view where,
                                                             const std::source_location& defined_at = {});

/// The exception that is being handled, as a reply carries it. Its traceback, written as Python's, is the method
/// (`where`: `Lda.set`) with the place of its definition, then the place of the throw where the exception knows it.
///
/// An `Error` goes under its `python_class()`, a RemoteError as it came. Of the standard ones those with a relative
/// among Python's built-ins go under its name (`std::invalid_argument` as ValueError); any other class derived from
/// std::exception goes under its own name, as Python does with classes that it cannot know.
[[nodiscard]] protocol::packed_exception pack_current_exception(std::string_view where,
                                                                const std::source_location& defined_at = {});

}  // namespace sipyco::pc_rpc
