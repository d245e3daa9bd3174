// SPDX-License-Identifier: LGPL-3.0-or-later
#include "protocol/rpc_handshake.hpp"

#include <algorithm>
#include <utility>

#include <sipyco/pyon/decode.hpp>
#include <sipyco/pyon/encode.hpp>
#include <sipyco/value/value.hpp>

#include "base/utf8.hpp"

namespace sipyco::protocol {
namespace {

constexpr std::string_view pyon_v2_feature = "pyon_v2";

failure not_our_protocol(std::string message) {
  failure f;
  f.kind = failure_kind::protocol;
  f.message = std::move(message);
  return f;
}

/// The items of whatever may stand where Python has a collection of str; nothing when an item is none.
std::optional<std::vector<std::string>> read_names(const Value& x) {
  std::vector<std::string> names;
  const auto add = [&](const Value& item) {
    if (item.is_str()) names.emplace_back(item.as_str());
    return item.is_str();
  };
  if (x.is_sequence()) {
    if (!std::ranges::all_of(x.items(), add)) return std::nullopt;
  } else if (x.kind() == kind::set) {
    for (const Value& item : x.as_set())
      if (!add(item)) return std::nullopt;
  } else if (x.is_dict()) {
    for (const auto& [key, ignored] : x.as_dict())
      if (!add(key)) return std::nullopt;
  } else {
    return std::nullopt;
  }
  return names;
}

}  // namespace

std::string greeting_line(const rpc_greeting& greeting) {
  Value out = Value::dict({{"targets", Value(greeting.targets)}, {"description", Value(greeting.description)}});
  if (greeting.offers_pyon_v2) out["features"] = Value::list({pyon_v2_feature});
  return pyon::encode(out, pyon::v2) + '\n';
}

result<rpc_greeting> read_greeting(std::string_view line, const decode_limits& limits) {
  const auto decoded = pyon::try_decode(line, limits);
  if (!decoded) return not_our_protocol(decoded.error().message);
  if (!decoded->is_dict()) return not_our_protocol("not a dict");
  const Dict& fields = decoded->as_dict();
  const Value* const targets = fields.find("targets");
  auto names = targets ? read_names(*targets) : std::nullopt;
  if (!names) return not_our_protocol("without a list of targets");
  rpc_greeting greeting{*std::move(names), std::nullopt, false};
  const Value* const description = fields.find("description");
  if (description && description->is_str()) greeting.description = description->as_str();
  const Value* const features = fields.find("features");
  const auto offered = features ? read_names(*features) : std::nullopt;
  greeting.offers_pyon_v2 = offered && std::ranges::find(*offered, pyon_v2_feature) != offered->end();
  return greeting;
}

std::string target_line(const target_choice& choice) {
  std::string line = choice.target;
  if (choice.version == pyon::v2) line.append(" ").append(pyon_v2_feature);
  return line + '\n';
}

result<target_choice> read_target(std::string_view line) {
  if (base::find_invalid_utf8(line) != line.size()) return not_our_protocol("the target line is not UTF-8");
  const std::size_t space = line.find(' ');
  target_choice choice{std::string(line.substr(0, space)), pyon::v1};
  while (line.find(' ') != std::string_view::npos) {
    line.remove_prefix(line.find(' ') + 1);
    const std::string_view feature = line.substr(0, line.find(' '));
    if (feature != pyon_v2_feature) return not_our_protocol("Unsupported feature `" + std::string(feature) + "`");
    choice.version = pyon::v2;
  }
  return choice;
}

std::string method_set_line(std::span<const std::string> names, pyon::version version) {
  Set out;
  out.reserve(names.size());
  for (const std::string& name : names) out.add(name);
  return pyon::encode(Value(std::move(out)), version) + '\n';
}

result<std::vector<std::string>> read_method_set(std::string_view line, pyon::version version,
                                                 const decode_limits& limits) {
  const auto decoded = pyon::try_decode(line, version, limits);
  if (!decoded) return not_our_protocol(decoded.error().message);
  auto names = read_names(*decoded);
  if (!names) return not_our_protocol("not a set of method names");
  std::ranges::sort(*names);
  return *std::move(names);
}

}  // namespace sipyco::protocol
