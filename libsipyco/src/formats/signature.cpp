// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/formats/signature.hpp>

#include <sipyco/text/repr.hpp>
#include <sipyco/value/value.hpp>

#include <cstddef>
#include <span>
#include <string_view>
#include <utility>

namespace sipyco::formats {

namespace {

const Value& nothing() {
  static const Value none;
  return none;
}

failure odd(std::string_view what) { return {failure_kind::type_error, "no function has such " + std::string(what)}; }

const Value& field(const Dict& argspec, std::string_view name) {
  const Value* found = argspec.find(name);
  return found ? *found : nothing();
}

// The items of a list or tuple; none for everything else, since servers write null, [] and {} for nothing.
std::span<const Value> items_of(const Value& x) { return x.is_sequence() ? x.items() : std::span<const Value>(); }

const Value* entry_of(const Value& table, const Value& key) {
  return table.is_dict() ? table.as_dict().find(key) : nullptr;
}

bool all_names(std::span<const Value> names) {
  for (const auto& name : names)
    if (!name.is_str() || name.as_str().empty()) return false;
  return true;
}

class writer {
 public:
  explicit writer(const Value& annotations) : annotations_(annotations) {}

  void parameter(const Value& name, const Value* default_value) {
    next(name.as_str());
    const auto* annotation = entry_of(annotations_, name);
    if (annotation) out_.append(": ").append(text::repr(*annotation));
    if (default_value) out_.append(annotation ? " = " : "=").append(text::repr(*default_value));
  }

  void next(std::string_view text) { out_.append(out_.size() > 1 ? ", " : "").append(text); }

  std::string finish() {
    out_ += ')';
    if (const auto* annotation = entry_of(annotations_, "return")) out_.append(" -> ").append(text::repr(*annotation));
    return std::move(out_);
  }

 private:
  const Value& annotations_;
  std::string out_ = "(";
};

// The defaults belong to the last parameters.
void write_positional(writer& out, std::span<const Value> names, std::span<const Value> defaults) {
  const auto missing = static_cast<std::ptrdiff_t>(names.size()) - static_cast<std::ptrdiff_t>(defaults.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto at = static_cast<std::ptrdiff_t>(i) - missing;
    out.parameter(names[i], at >= 0 ? &defaults[static_cast<std::size_t>(at)] : nullptr);
  }
}

}  // namespace

result<std::string> format_signature(const Value& argspec) {
  if (!argspec.is_dict()) return odd("a description");
  const auto& spec = argspec.as_dict();
  const auto names = items_of(field(spec, "args"));
  const auto keyword_only = items_of(field(spec, "kwonlyargs"));
  if (!all_names(names) || !all_names(keyword_only)) return odd("parameters");
  const auto& rest = field(spec, "varargs");
  const auto& options = field(spec, "varkw");
  if ((truth(rest) && !rest.is_str()) || (truth(options) && !options.is_str())) return odd("variable arguments");

  writer out(field(spec, "annotations"));
  write_positional(out, names, items_of(field(spec, "defaults")));
  if (truth(rest))
    out.next("*" + std::string(rest.as_str()));
  else if (!keyword_only.empty())
    out.next("*");
  for (const auto& name : keyword_only) out.parameter(name, entry_of(field(spec, "kwonlydefaults"), name));
  if (truth(options)) out.next("**" + std::string(options.as_str()));
  return out.finish();
}

}  // namespace sipyco::formats
