// SPDX-License-Identifier: LGPL-3.0-or-later
#include "sync_struct/encoded_mod.hpp"

#include <memory>
#include <string_view>

#include <sipyco/base/error.hpp>
#include <sipyco/formats/path.hpp>
#include <sipyco/pyon/encode.hpp>

namespace sipyco::sync_struct {
namespace {

/// The encoder names the place in the message; what is asked for is the place in the structure.
std::string place_of(const Mod& mod, std::string_view message) {
  std::string place = path_text(mod.path);
  const bool of_entry = mod.action == ModAction::setitem;
  for (const std::string_view field : {R"(["struct"])", R"(["value"])", R"(["x"])"}) {
    if (!message.starts_with(field)) continue;
    if (of_entry) formats::append_step(place, mod.key);
    return place.append(message.substr(field.size()));
  }
  return place + ": " + std::string(message);
}

}  // namespace

std::string path_text(const std::vector<Value>& path) {
  std::string out;
  for (const Value& key : path) formats::append_step(out, key);
  return out;
}

shared_line encode_line(const Mod& mod, pyon::version version, const encode_limits& limits) {
  std::string line;
  try {
    pyon::encode_to(line, mod, version, limits);
  } catch (const EncodeError& error) {
    throw EncodeError(place_of(mod, error.what()) + (version == pyon::v1 ? " (PYON v1)" : " (PYON v2)"));
  }
  return std::make_shared<const std::string>(std::move(line += '\n'));
}

}  // namespace sipyco::sync_struct
