// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace sipyco::rpctool {

struct options;

/// Where a controller is, as a device database says.
struct controller_address {
  std::string host;
  std::uint16_t port = 0;
  std::optional<std::string> target;
};

/// Looks up the controller `name`, or what it is another name of, in a device database as an ARTIQ master publishes
/// it; `master` is for messages. Throws cli::fatal_error: `no_such_name` where there is none, `bad_data` for an entry
/// that makes no sense.
[[nodiscard]] controller_address find_controller(const Value& devices, const std::string& name,
                                                 const std::string& master);

/// Asks the master that `given` names, if it names one, and fills in what it says; what the command line says itself
/// stays.
void apply_device_db(options& given);

}  // namespace sipyco::rpctool
