// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/error_json.hpp"

#include <sipyco/base/error.hpp>
#include <sipyco/base/remote_error.hpp>
#include <sipyco/formats/json.hpp>

#include <utility>

namespace sipyco::rpctool {

namespace {

// A foreign exception's class stands before its message: `lab.devices.DeviceError: text`.
std::pair<std::string, std::string> class_and_message(const RemoteError& error) {
  const auto& text = error.message();
  const auto colon = text.find(": ");
  if (error.class_name() != "GenericRemoteException") return {error.class_name(), text};
  return {text.substr(0, colon), colon == text.npos ? std::string() : text.substr(colon + 2)};
}

Value described(std::string_view name, std::string_view message, bool remote) {
  return Value::dict({{"class", name}, {"message", message}, {"remote", remote}});
}

}  // namespace

Value error_value(const std::exception& error) {
  if (const auto* remote = dynamic_cast<const RemoteError*>(&error)) {
    const auto [name, message] = class_and_message(*remote);
    auto out = described(name, message, true);
    out["traceback"] = Value(remote->traceback());
    return out;
  }
  const auto* ours = dynamic_cast<const Error*>(&error);
  return described(ours ? ours->python_class() : "Exception", error.what(), false);
}

std::string error_json(const std::exception& error, const cli::ending& end) {
  auto about = error_value(error);
  about["exit_code"] = Value(static_cast<int>(end.code));
  return formats::to_json(Value::dict({{"error", about}}));
}

}  // namespace sipyco::rpctool
