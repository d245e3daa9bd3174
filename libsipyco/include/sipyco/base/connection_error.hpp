// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/error.hpp>

namespace sipyco {

/// Python's `ConnectionError`: root of what can go wrong between two peers.
class ConnectionError : public Error {
 public:
  using Error::Error;
  [[nodiscard]] std::string_view python_class() const noexcept override { return "ConnectionError"; }
};

/// Python's `ConnectionRefusedError`: nobody listens there.
class ConnectionRefused : public ConnectionError {
 public:
  using ConnectionError::ConnectionError;
  [[nodiscard]] std::string_view python_class() const noexcept override { return "ConnectionRefusedError"; }
};

/// Python's `OSError` with `EADDRINUSE`: another program listens on the port.
class AddressInUse : public ConnectionError {
 public:
  using ConnectionError::ConnectionError;
  [[nodiscard]] std::string_view python_class() const noexcept override { return "OSError"; }
};

/// How a connection ended.
enum class connection_loss {
  end_of_file,  ///< the peer closed it
  reset,        ///< the peer reset it, or it timed out in the network
  closed_here,  ///< this side closed it
};

/// Python's `ConnectionResetError`, `BrokenPipeError` or an unexpected end of file: the connection was there and is
/// gone.
class ConnectionLost : public ConnectionError {
 public:
  /// `message` says whose connection it was.
  explicit ConnectionLost(const std::string& message, connection_loss kind = connection_loss::reset)
      : ConnectionError(message), kind_(kind) {}
  [[nodiscard]] connection_loss kind() const noexcept { return kind_; }  ///< How it ended.
  [[nodiscard]] std::string_view python_class() const noexcept override { return "ConnectionResetError"; }

 private:
  connection_loss kind_;
};

/// Python's `socket.gaierror`: the host name does not resolve.
class HostNotFound : public ConnectionError {
 public:
  using ConnectionError::ConnectionError;
  [[nodiscard]] std::string_view python_class() const noexcept override { return "OSError"; }
};

/// Python's `TimeoutError`: a deadline passed.
class TimeoutError : public ConnectionError {
 public:
  using ConnectionError::ConnectionError;
  [[nodiscard]] std::string_view python_class() const noexcept override { return "TimeoutError"; }
};

/// A wait was interrupted by a signal or from another thread (Python's `KeyboardInterrupt`, `asyncio.CancelledError`).
class Interrupted : public ConnectionError {
 public:
  using ConnectionError::ConnectionError;
};

/// The peer does not speak our protocol (Python shows a `SyntaxError` or `ValueError` from its decoder).
class ProtocolError : public ConnectionError {
 public:
  using ConnectionError::ConnectionError;
};

/// Python's `sipyco.pc_rpc.IncompatibleServer`: the server speaks our protocol, but lacks the target or a feature.
class IncompatibleServer : public ConnectionError {
 public:
  using ConnectionError::ConnectionError;
  [[nodiscard]] std::string_view python_class() const noexcept override { return "sipyco.pc_rpc.IncompatibleServer"; }
};

/// Python's `ssl.SSLError`: one end refused the other's certificate, or only one of them speaks TLS.
class TlsError : public ConnectionError {
 public:
  using ConnectionError::ConnectionError;
  [[nodiscard]] std::string_view python_class() const noexcept override { return "ssl.SSLError"; }
};

/// What was configured cannot work, whatever the peer does: a missing certificate file, a key that does not fit.
class ConfigurationError : public Error {
 public:
  using Error::Error;
};

}  // namespace sipyco
