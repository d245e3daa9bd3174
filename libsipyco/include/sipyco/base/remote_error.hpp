// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/error.hpp>

#include <string>
#include <utility>
#include <vector>

namespace sipyco {

/// An exception that the remote method raised (Python rebuilds built-in ones and wraps others in
/// `GenericRemoteException`).
///
/// All three texts come from the peer: escape them before they reach a terminal. `what()` is `CLASS: message`.
class RemoteError : public Error {
 public:
  /// What the peer sent, in its words.
  RemoteError(std::string class_name, std::string message, std::vector<std::string> traceback = {})
      : Error(message.empty() ? class_name : class_name + ": " + message),
        class_name_(std::move(class_name)),
        message_(std::move(message)),
        traceback_(std::move(traceback)) {}

  /// Class name as sent, such as `ValueError` or `GenericRemoteException`.
  [[nodiscard]] const std::string& class_name() const noexcept { return class_name_; }
  /// What the exception says, without its class.
  [[nodiscard]] const std::string& message() const noexcept { return message_; }
  /// The remote traceback as Python's `traceback.format_tb` gives it: entries with their newlines.
  [[nodiscard]] const std::vector<std::string>& traceback() const noexcept { return traceback_; }

  [[nodiscard]] std::string_view python_class() const noexcept override { return class_name_; }

 private:
  std::string class_name_;
  std::string message_;
  std::vector<std::string> traceback_;
};

}  // namespace sipyco
