// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/expression/callable.hpp>

#include <utility>

namespace sipyco::expression {

namespace {

class application_function final : public Callable {
 public:
  application_function(std::string name, std::function<Value(const arguments&)> body)
      : name_(std::move(name)), body_(std::move(body)) {}
  [[nodiscard]] std::string_view type_name() const noexcept override { return "function"; }
  [[nodiscard]] std::string repr() const override { return "<function " + name_ + ">"; }
  [[nodiscard]] std::uint64_t hash() const override { return reinterpret_cast<std::uintptr_t>(this); }
  [[nodiscard]] Value call(context&, const arguments& given) const override { return body_(given); }

 private:
  std::string name_;
  std::function<Value(const arguments&)> body_;
};

}  // namespace

const Callable* as_callable(const Value& x) noexcept {
  return x.kind() == kind::extension ? dynamic_cast<const Callable*>(&x.as_extension()) : nullptr;
}

Value make_function(std::string name, std::function<Value(const arguments&)> body) {
  return Value::make_extension<application_function>(std::move(name), std::move(body));
}

}  // namespace sipyco::expression
