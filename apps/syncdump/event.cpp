// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/event.hpp"

#include "syncdump/array_text.hpp"
#include "syncdump/metrics.hpp"
#include "syncdump/template_fields.hpp"

#include <sipyco/formats/lines.hpp>
#include <sipyco/pyon/encode.hpp>

#include <fmt/format.h>

#include <ctime>

namespace sipyco::syncdump {

using sync_struct::Mod;
using sync_struct::ModAction;

namespace {

bool has_key(const Mod& mod) { return mod.action == ModAction::setitem || mod.action == ModAction::delitem; }

std::string path_text(const std::vector<Value>& path) {
  std::string out;
  for (const Value& step : path) formats::append_step(out, step);
  return out;
}

std::string encoded(const Value& x) { return pyon::encode(x, pyon::v1); }

// As somebody would write it in Python.
std::string as_lines(const event& happened) {
  const Mod& mod = happened.mod;
  const std::string path = path_text(mod.path);
  switch (mod.action) {
    case ModAction::append: return path + ".append(" + encoded(mod.value) + ")\n";
    case ModAction::insert: return path + ".insert(" + encoded(mod.key) + ", " + encoded(mod.value) + ")\n";
    case ModAction::pop: return path + ".pop(" + encoded(mod.key) + ")\n";
    case ModAction::delitem: return "del " + place_of(happened) + "\n";
    default: return formats::to_lines(mod.value, place_of(happened));
  }
}

/// Of what is stored under a key. Where an item of a list goes, its index tells only while the list stays as it is.
std::string numbers_of(const event& happened, const layout& as) {
  const auto action = happened.mod.action;
  if (!happened.is_message && action != ModAction::init && action != ModAction::setitem) return {};
  return to_influx(happened.mod.value, as.source, happened.time, happened.is_message ? "" : place_of(happened));
}

layout with_arrays(layout as) {
  as.arrays = array_form::whole;
  return as;
}

}  // namespace

Value record_of(const event& happened) {
  Value out = Value::dict({{"ts", timestamp(happened.time)}, {"seq", happened.sequence}});
  if (happened.is_message) {
    out["message"] = happened.mod.value;
    return out;
  }
  const Value mod(happened.mod);
  for (const auto& [key, value] : mod.as_dict()) out[key] = value;
  if (happened.resync) out["resync"] = true;
  return out;
}

std::string place_of(const event& happened) {
  std::string out = path_text(happened.mod.path);
  if (has_key(happened.mod)) formats::append_step(out, happened.mod.key);
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

std::string formatted(const Value& x, const layout& as) {
  if (as.arrays == array_form::summary) return formatted(without_arrays(x), with_arrays(as));
  switch (as.how) {
    case format::json: return formats::to_json(x, {.nan = as.nan}) + '\n';
    case format::lines: return formats::to_lines(x);
    case format::influx: return to_influx(x, as.source, std::chrono::system_clock::now());
    case format::prometheus: return to_prometheus(x, as.source);
    case format::pyon1: return pyon::encode(x, pyon::v1) + '\n';
    case format::pyon: break;
  }
  return pyon::encode(x, pyon::v2) + '\n';
}

std::string formatted(const event& happened, const layout& as) {
  if (as.arrays == array_form::summary) {
    event simpler = happened;
    simpler.mod.value = without_arrays(happened.mod.value);
    return formatted(simpler, with_arrays(as));
  }
  std::string out;
  if (as.pattern)
    expand(out, *as.pattern, happened, as.nan);
  else if (as.how == format::lines)
    out = as_lines(happened);
  else if (as.how == format::influx)
    out = numbers_of(happened, as);
  else
    out = formatted(record_of(happened), as);
  return out;
}

}  // namespace sipyco::syncdump
