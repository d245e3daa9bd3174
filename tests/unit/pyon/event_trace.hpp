// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/pyon/events.hpp>

#include <string>

namespace sipyco::test {

/// Writes down the events it gets, one word each.
class event_trace final : public pyon::event_handler {
 public:
  /// Refuses the str `stop`, when there is one.
  explicit event_trace(std::string refused = {}) : refused_(std::move(refused)) {}

  [[nodiscard]] const std::string& text() const noexcept { return text_; }

  bool null() override { return add("null"); }
  bool boolean(bool x) override { return add(x ? "true" : "false"); }
  bool integer(std::int64_t x) override { return add("i" + std::to_string(x)); }
  bool big_integer(const Integer& x) override { return add("I" + x.to_string()); }
  bool floating(double x) override { return add("f" + short_text(x)); }
  bool complex(double real, double imaginary) override {
    return add("c" + short_text(real) + "," + short_text(imaginary));
  }
  bool str(std::string_view text) override {
    return add("'" + std::string(text) + "'") && (refused_.empty() || text != refused_);
  }
  bool bytes(std::string_view octets) override { return add("b'" + std::string(octets) + "'"); }
  bool open(pyon::opening bracket) override {
    constexpr const char* names[] = {"[", "(", "{"};
    return add(names[static_cast<int>(bracket)]);
  }
  bool call(pyon::constructor which) override {
    constexpr const char* names[] = {"slice(", "Fraction(", "OrderedDict(", "nparray(", "npscalar("};
    return add(names[static_cast<int>(which)]);
  }
  bool key() override { return add(":"); }
  bool close(pyon::closing what, std::size_t count) override {
    constexpr const char* names[] = {"]", ")", "}s", "}", "group", ")c"};
    return add(names[static_cast<int>(what)] + std::to_string(count));
  }

 private:
  static std::string short_text(double x) {
    std::string out = std::to_string(x);
    while (out.ends_with('0')) out.pop_back();
    return out;
  }
  bool add(const std::string& word) {
    text_ += (text_.empty() ? "" : " ") + word;
    return true;
  }

  std::string text_, refused_;
};

}  // namespace sipyco::test
