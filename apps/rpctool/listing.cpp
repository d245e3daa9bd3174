// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/listing.hpp"

#include <sipyco/base/connection_error.hpp>
#include <sipyco/cli/glob.hpp>
#include <sipyco/cli/terminal.hpp>
#include <sipyco/formats/signature.hpp>

#include <algorithm>
#include <utility>

namespace sipyco::rpctool {

namespace {

// Python's textwrap.indent: lines of white space only stay as they are.
std::string indented(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto length = std::min(text.find('\n'), text.size() - 1) + 1;
    const auto line = text.substr(0, length);
    if (line.find_first_not_of(" \t\n\r\v\f") != line.npos) out += "    ";
    out.append(line);
    text.remove_prefix(length);
  }
  return out;
}

const Value* find(const Value& table, std::string_view key) {
  return table.is_dict() ? table.as_dict().find(key) : nullptr;
}

bool is_pair(const Value& x) { return x.is_sequence() && x.items().size() == 2; }

const Value* docstring_of(const Value& entry) {
  return is_pair(entry) && entry.items()[1].is_str() ? &entry.items()[1] : nullptr;
}

std::string signature_of(const Value& entry) {
  if (is_pair(entry))
    if (auto signature = formats::format_signature(entry.items()[0])) return cli::safe_text(*signature);
  return "(...)";
}

std::string method_text(std::string_view name, const Value& entry, bool color) {
  std::string out = color ? "\x1b[1m" : "";
  out.append(cli::safe_text(name)).append(color ? "\x1b[0m" : "").append(signature_of(entry)).append("\n");
  if (const auto* text = docstring_of(entry)) out.append(cli::safe_text(indented(text->as_str()))).append("\n");
  return out;
}

const Dict& methods_of(const Value& documentation) {
  const auto* methods = find(documentation, "methods");
  if (!methods || !methods->is_dict())
    throw ProtocolError("the server's list of methods is not one; is it a sipyco controller?");
  return methods->as_dict();
}

using entry = std::pair<std::string_view, const Value*>;

std::vector<entry> sorted(const Dict& methods, const name_pattern& pattern) {
  std::vector<entry> out;
  for (const auto& [name, described] : methods)
    if (name.is_str() && matches(pattern, std::string(name.as_str()))) out.emplace_back(name.as_str(), &described);
  std::ranges::sort(out, {}, &entry::first);
  return out;
}

}  // namespace

std::string list_targets(std::span<const std::string> targets, const std::optional<std::string>& description) {
  std::string out = "Target(s):   ";
  for (const auto& target : targets) out.append(&target == targets.data() ? "" : ", ").append(cli::safe_text(target));
  out += '\n';
  if (description) out.append("Description: ").append(cli::safe_text(*description)).append("\n");
  return out;
}

bool matches(const name_pattern& pattern, const std::string& name) {
  return !pattern || cli::glob_matches(*pattern, name);
}

std::string list_methods(const Value& documentation, const name_pattern& pattern, bool color) {
  std::string out;
  const auto methods = sorted(methods_of(documentation), pattern);
  if (pattern && methods.empty()) return out;
  const auto* about = find(documentation, "docstring");
  if (!pattern && about && about->is_str()) out.append(cli::safe_text(about->as_str())).append("\n\n");
  for (const auto& [name, described] : methods) out.append(method_text(name, *described, color)).append("\n");
  return out;
}

std::optional<std::string> describe_method(const Value& documentation, std::string_view name, bool color) {
  const auto* described = methods_of(documentation).find(name);
  if (!described) return std::nullopt;
  return method_text(name, *described, color);
}

std::optional<method_entry> find_method(const Value& documentation, std::string_view name) {
  const auto* described = methods_of(documentation).find(name);
  if (!described) return std::nullopt;
  method_entry out{cli::safe_text(name) + signature_of(*described), std::nullopt};
  if (const auto* text = docstring_of(*described)) out.docstring = cli::safe_text(text->as_str());
  return out;
}

std::vector<std::string> keyword_names(const Value& documentation, std::string_view name) {
  std::vector<std::string> out;
  const auto* described = methods_of(documentation).find(name);
  if (!described || !is_pair(*described)) return out;
  for (const char* part : {"args", "kwonlyargs"}) {
    const auto* names = find(described->items()[0], part);
    if (!names || !names->is_sequence()) continue;
    for (const auto& each : names->items())
      if (each.is_str() && each.as_str() != "self") out.emplace_back(each.as_str());
  }
  return out;
}

Value targets_value(std::span<const std::string> targets, const std::optional<std::string>& description) {
  return Value::dict({{"targets", Value(targets)}, {"description", Value(description)}});
}

Value methods_value(const Value& documentation, const name_pattern& pattern) {
  auto methods = Value::list();
  for (const auto& [name, described] : sorted(methods_of(documentation), pattern)) {
    const auto* text = docstring_of(*described);
    methods.append(Value::dict({{"name", name},
                                {"signature", std::string(name) + signature_of(*described)},
                                {"docstring", text ? *text : Value()},
                                {"argspec", is_pair(*described) ? described->items()[0] : Value()}}));
  }
  const auto* about = find(documentation, "docstring");
  return Value::dict({{"docstring", about ? *about : Value()}, {"methods", methods}});
}

}  // namespace sipyco::rpctool
