// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <sipyco/base/remote_error.hpp>
#include <sipyco/value/value.hpp>

namespace sipyco::protocol {

/// An exception as a `failed` reply carries it.
struct packed_exception {
  std::string class_name;
  std::string message;
  std::vector<std::string> traceback;

  friend bool operator==(const packed_exception&, const packed_exception&) = default;
};

/// As Python packs it: a built-in class under its own name (OSError as `IOError`), any other as GenericRemoteException
/// with the message `qualified.Class: text`.
[[nodiscard]] packed_exception pack_exception(std::string_view qualified_class, std::string_view message,
                                              std::vector<std::string> traceback = {});

/// The dict that goes over the wire.
[[nodiscard]] Value to_wire(const packed_exception& packed);

/// What came over the wire. Takes everything that a `failed` reply may hold: small servers send a plain str, others
/// leave keys out. A class that is neither built in nor GenericRemoteException becomes the latter, its name kept in the
/// message.
[[nodiscard]] RemoteError unpack_exception(const Value& exception);

}  // namespace sipyco::protocol
