// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pc_rpc/binding.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include <sipyco/base/error.hpp>

namespace sipyco::pc_rpc {
namespace {

/// `'x'`, `'x' and 'y'`, `'x', 'y', and 'z'`.
std::string quoted_list(const std::vector<std::string_view>& names) {
  std::string out = fmt::format("'{}'", names.front());
  for (std::size_t i = 1; i < names.size(); ++i) {
    const bool last = i + 1 == names.size();
    out += fmt::format("{}{}'{}'", names.size() > 2 ? "," : "", last ? " and " : " ", names[i]);
  }
  return out;
}

std::string_view plural(std::size_t count) { return count == 1 ? "" : "s"; }

/// Puts one call's arguments into place, with the checks of CPython's interpreter in its order.
class binder {
 public:
  binder(const method& callee, std::string_view name)
      : callee_(callee), name_(name), bound_(callee.parameters.size()) {}

  void place_positional(std::span<const Value> arguments) {
    given_ = arguments.size();
    std::size_t next = 0;
    for (std::size_t i = 0; i < bound_.size(); ++i) {
      const parameter_kind kind = callee_.parameters[i].kind;
      if (kind == parameter_kind::positional && next < given_) bound_[i] = arguments[next++];
      if (kind == parameter_kind::varargs) bound_[i] = pack(arguments, std::exchange(next, given_));
    }
    too_many_ = next < given_;
  }

  void place_keywords(const Dict& keywords) {
    Dict extra;
    for (const auto& [key, value] : keywords) place_keyword(key, value, extra);
    if (const auto rest = index_of(parameter_kind::kwargs)) bound_[*rest] = Value(std::move(extra));
  }

  std::vector<Value> finish() {
    if (too_many_) fail_too_many();
    fill_defaults();
    fail_missing(parameter_kind::positional, "positional");
    fail_missing(parameter_kind::keyword, "keyword-only");
    std::vector<Value> out;
    out.reserve(bound_.size());
    for (auto& value : bound_) out.push_back(*std::move(value));
    return out;
  }

 private:
  static Value pack(std::span<const Value> arguments, std::size_t first) {
    const auto rest = arguments.subspan(std::min(first, arguments.size()));
    std::vector<Value> items(rest.begin(), rest.end());
    return Value::tuple_of(items);
  }

  std::optional<std::size_t> index_of(parameter_kind kind) const {
    const auto found = std::ranges::find(callee_.parameters, kind, &parameter::kind);
    if (found == callee_.parameters.end()) return std::nullopt;
    return static_cast<std::size_t>(found - callee_.parameters.begin());
  }

  std::optional<std::size_t> index_of_named(std::string_view name) const {
    for (std::size_t i = 0; i < bound_.size(); ++i) {
      const parameter& p = callee_.parameters[i];
      const bool named = p.kind == parameter_kind::positional || p.kind == parameter_kind::keyword;
      if (named && p.name == name) return i;
    }
    return std::nullopt;
  }

  void place_keyword(const Value& key, const Value& value, Dict& extra) {
    if (!key.is_str()) throw TypeError("keywords must be strings");
    const auto index = index_of_named(key.as_str());
    const bool is_self = key.as_str() == "self";
    if (!index && !is_self && index_of(parameter_kind::kwargs)) {
      extra.set(key, value);
      return;
    }
    if (!index && !is_self)
      throw TypeError(fmt::format("{}() got an unexpected keyword argument '{}'", name_, key.as_str()));
    if (is_self || bound_[*index])
      throw TypeError(fmt::format("{}() got multiple values for argument '{}'", name_, key.as_str()));
    bound_[*index] = value;
    if (callee_.parameters[*index].kind == parameter_kind::keyword) ++keyword_only_given_;
  }

  void fill_defaults() {
    for (std::size_t i = 0; i < bound_.size(); ++i)
      if (!bound_[i]) bound_[i] = callee_.parameters[i].default_value;
  }

  void fail_missing(parameter_kind kind, std::string_view what) const {
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < bound_.size(); ++i)
      if (!bound_[i] && callee_.parameters[i].kind == kind) names.push_back(callee_.parameters[i].name);
    if (names.empty()) return;
    throw TypeError(fmt::format("{}() missing {} required {} argument{}: {}", name_, names.size(), what,
                                plural(names.size()), quoted_list(names)));
  }

  [[noreturn]] void fail_too_many() const {
    std::size_t takes = 1, required = 1;  // self
    for (const parameter& p : callee_.parameters) {
      if (p.kind != parameter_kind::positional) continue;
      ++takes;
      if (!p.default_value) ++required;
    }
    const std::size_t given = given_ + 1;
    const bool range = required != takes;
    const std::string accepted = range ? fmt::format("from {} to {}", required, takes) : fmt::format("{}", takes);
    std::string also;
    if (keyword_only_given_ > 0)
      also = fmt::format(" positional argument{} (and {} keyword-only argument{})", plural(given), keyword_only_given_,
                         plural(keyword_only_given_));
    throw TypeError(fmt::format("{}() takes {} positional argument{} but {}{} {} given", name_, accepted,
                                range ? "s" : plural(takes), given, also,
                                given == 1 && keyword_only_given_ == 0 ? "was" : "were"));
  }

  const method& callee_;
  std::string_view name_;
  std::vector<std::optional<Value>> bound_;
  std::size_t given_ = 0;
  std::size_t keyword_only_given_ = 0;
  bool too_many_ = false;
};

}  // namespace

std::vector<Value> bind_arguments(const method& callee, std::string_view qualified_name,
                                  std::span<const Value> arguments, const Dict& keywords) {
  binder binding(callee, qualified_name);
  binding.place_positional(arguments);
  binding.place_keywords(keywords);
  return binding.finish();
}

}  // namespace sipyco::pc_rpc
