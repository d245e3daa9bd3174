// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/native.hpp"

#include "expression/nested.hpp"

#include <utility>

namespace sipyco::expression {

namespace {

/// Equal when they stand for the same entry.
template <class Entry, class Base>
class entry_extension : public Base {
 public:
  explicit entry_extension(const Entry& of) : entry(of) {}
  [[nodiscard]] bool equals(const Extension& other) const override {
    const auto* same = dynamic_cast<const entry_extension*>(&other);
    return same && &same->entry == &entry;
  }
  [[nodiscard]] std::uint64_t hash() const override { return reinterpret_cast<std::uintptr_t>(&entry); }

  const Entry& entry;
};

class function_object final : public entry_extension<native, Callable> {
 public:
  using entry_extension::entry_extension;
  [[nodiscard]] std::string_view type_name() const noexcept override { return "builtin_function_or_method"; }
  [[nodiscard]] std::string repr() const override { return "<built-in function " + std::string(entry.name) + ">"; }
  [[nodiscard]] Value call(context& where, const arguments& given) const override { return entry.call(where, given); }
};

class type_object final : public entry_extension<native_type, Callable> {
 public:
  using entry_extension::entry_extension;
  [[nodiscard]] std::string_view type_name() const noexcept override { return "type"; }
  [[nodiscard]] std::string repr() const override { return "<class '" + std::string(entry.qualified) + "'>"; }
  [[nodiscard]] Value call(context& where, const arguments& given) const override {
    return entry.construct(where, given);
  }
};

class module_object final : public entry_extension<native_module, Extension> {
 public:
  using entry_extension::entry_extension;
  [[nodiscard]] std::string_view type_name() const noexcept override { return "module"; }
  [[nodiscard]] std::string repr() const override { return "<module '" + std::string(entry.name) + "'>"; }
};

/// A method taken from a value: it works on a copy, which it keeps.
class method_object final : public Callable, public nested {
 public:
  method_object(const native_method& entry, Value self) : nested{&self}, entry_(entry), self_(std::move(self)) {}
  [[nodiscard]] std::string_view type_name() const noexcept override { return "builtin_function_or_method"; }
  [[nodiscard]] std::string repr() const override {
    return "<built-in method " + std::string(entry_.name) + " of " + std::string(sipyco::type_name(self_)) + " object>";
  }
  [[nodiscard]] std::uint64_t hash() const override { return reinterpret_cast<std::uintptr_t>(this); }
  [[nodiscard]] Value call(context& where, const arguments& given) const override {
    return entry_.call(where, self_, given);
  }

 private:
  const native_method& entry_;
  mutable Value self_;
};

template <class Object>
const Object* as_object(const Value& x) noexcept {
  return x.kind() == kind::extension ? dynamic_cast<const Object*>(&x.as_extension()) : nullptr;
}

}  // namespace

Value function_value(const native& entry) { return Value::make_extension<function_object>(entry); }
Value type_value(const native_type& entry) { return Value::make_extension<type_object>(entry); }
Value module_value(const native_module& entry) { return Value::make_extension<module_object>(entry); }
Value method_value(const native_method& entry, Value self) {
  return Value::make_extension<method_object>(entry, std::move(self));
}

const native_type* as_type(const Value& x) noexcept {
  const auto* found = as_object<type_object>(x);
  return found ? &found->entry : nullptr;
}

const native_module* as_module(const Value& x) noexcept {
  const auto* found = as_object<module_object>(x);
  return found ? &found->entry : nullptr;
}

}  // namespace sipyco::expression
