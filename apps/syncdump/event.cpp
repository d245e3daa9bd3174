// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/event.hpp"

#include <sipyco/pyon/encode.hpp>

#include <fmt/format.h>

#include <ctime>

namespace sipyco::syncdump {

Value record_of(const event& happened) {
  Value out = Value::dict({{"ts", timestamp(happened.time)}, {"seq", happened.sequence}});
  const Value mod(happened.mod);
  for (const auto& [key, value] : mod.as_dict()) out[key] = value;
  if (happened.resync) out["resync"] = true;
  return out;
}

std::string timestamp(std::chrono::system_clock::time_point time) {
  using std::chrono::microseconds;
  const auto whole = std::chrono::floor<std::chrono::seconds>(time);
  const auto fraction = std::chrono::duration_cast<microseconds>(time - whole).count();
  const std::time_t seconds = std::chrono::system_clock::to_time_t(whole);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:06}Z", parts.tm_year + 1900, parts.tm_mon + 1,
                     parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec, fraction);
}

std::string formatted(const Value& x, format how) {
  return pyon::encode(x, how == format::pyon1 ? pyon::v1 : pyon::v2) + '\n';
}

}  // namespace sipyco::syncdump
