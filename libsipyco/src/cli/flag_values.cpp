// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/cli/flag_values.hpp>

#include <boost/program_options/errors.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <utility>

namespace sipyco::cli {

namespace {

using words = std::vector<std::string>;

// Assigns while it parses, so that a later occurrence simply wins.
class bound_value final : public flag_value {
 public:
  using assignment = std::function<void(const words&)>;

  bound_value(std::string placeholder, assignment assign, bool optional = false)
      : placeholder_(std::move(placeholder)), assign_(std::move(assign)), optional_(optional) {
    if (!placeholder_.empty()) tokens_ = static_cast<unsigned>(std::ranges::count(placeholder_, ' ')) + 1;
  }

  [[nodiscard]] std::string name() const override { return placeholder_; }
  [[nodiscard]] unsigned min_tokens() const override { return optional_ ? 0 : tokens_; }
  [[nodiscard]] unsigned max_tokens() const override { return tokens_; }
  [[nodiscard]] bool is_composing() const override { return true; }
  [[nodiscard]] bool is_required() const override { return false; }
  void parse(boost::any& store, const words& tokens, bool) const override {
    assign_(tokens);
    store = tokens;
  }
  bool apply_default(boost::any&) const override { return false; }
  void notify(const boost::any&) const override {}

 private:
  std::string placeholder_;
  assignment assign_;
  bool optional_;
  unsigned tokens_ = 0;
};

flag_value* bound(std::string placeholder, bound_value::assignment assign) {
  return new bound_value(std::move(placeholder), std::move(assign));  // owned by the option's description
}

[[noreturn]] void reject(const std::string& expected, const std::string& found) {
  throw boost::program_options::error_with_option_name("'%canonical_option%' needs " + expected + ", not '" + found +
                                                       "'");
}

std::string any_of_text(const words& allowed) {
  std::string out;
  for (const auto& word : allowed) out.append(out.empty() ? "" : &word == &allowed.back() ? " or " : ", ").append(word);
  return out;
}

// A value of one token that `parse` has to understand.
template <class T, class Parse>
flag_value* parsed(T& into, std::string placeholder, Parse parse, std::string expected) {
  return accepted(std::move(placeholder), std::move(expected), [&into, parse](const std::string& word) {
    const auto value = parse(word);
    if (value) into = *value;
    return value.has_value();
  });
}

}  // namespace

flag_value* set_true(bool& into) {
  return bound("", [&into](const words&) { into = true; });
}

flag_value* count(int& into) {
  return bound("", [&into](const words&) { ++into; });
}

flag_value* text(std::string& into, std::string placeholder) {
  return bound(std::move(placeholder), [&into](const words& tokens) { into = tokens.front(); });
}

flag_value* text(std::optional<std::string>& into, std::string placeholder) {
  return bound(std::move(placeholder), [&into](const words& tokens) { into = tokens.front(); });
}

flag_value* action(std::function<void()> act) {
  return bound("", [act = std::move(act)](const words&) { act(); });
}

flag_value* accepted(std::string placeholder, std::string expected, std::function<bool(const std::string&)> accept) {
  return bound(std::move(placeholder),
               [expected = std::move(expected), accept = std::move(accept)](const words& given) {
                 if (!accept(given.front())) reject(expected, given.front());
               });
}

flag_value* optional_text(bool& given, std::string& into, std::string placeholder) {
  const auto assign = [&](const words& tokens) {
    given = true;
    if (tokens.front() != without_limit) into = tokens.front();
  };
  return new bound_value(std::move(placeholder), assign, true);
}

flag_value* texts(std::vector<std::string>& into, std::string placeholder) {
  return bound(std::move(placeholder), [&into](const words& tokens) { into.push_back(tokens.front()); });
}

flag_value* text_tuple(std::vector<std::string>& into, std::string placeholders) {
  return bound(std::move(placeholders), [&into](const words& tokens) { into = tokens; });
}

flag_value* port(std::uint16_t& into, std::string placeholder) {
  return parsed(into, std::move(placeholder), parse_port, "a port from 0 to 65535");
}

flag_value* seconds(std::optional<std::chrono::nanoseconds>& into, std::string placeholder) {
  return parsed(into, std::move(placeholder), parse_seconds, "a number of seconds above 0");
}

flag_value* maybe_seconds(bool& given, std::optional<std::chrono::nanoseconds>& into, std::string placeholder) {
  const auto assign = [&given, &into](const words& tokens) {
    given = true;
    if (tokens.front() == without_limit) return into.reset();
    into = parse_seconds(tokens.front());
    if (!into) reject("a number of seconds above 0", tokens.front());
  };
  return new bound_value(std::move(placeholder), assign, true);
}

flag_value* natural(std::optional<std::uint64_t>& into, std::string placeholder) {
  return parsed(into, std::move(placeholder), parse_natural, "a whole number from 1");
}

flag_value* one_of(std::string& into, std::string placeholder, std::vector<std::string> allowed) {
  auto expected = any_of_text(allowed);
  return accepted(std::move(placeholder), std::move(expected), [&into, allowed = std::move(allowed)](const auto& word) {
    const bool known = std::ranges::find(allowed, word) != allowed.end();
    if (known) into = word;
    return known;
  });
}

flag_value* color(color_when& into) { return parsed(into, "WHEN", parse_color_when, "'auto', 'always' or 'never'"); }

std::optional<std::uint16_t> parse_port(std::string_view text) noexcept {
  std::uint16_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return out;
}

std::optional<std::uint64_t> parse_natural(std::string_view text) noexcept {
  std::uint64_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc() || end != text.data() + text.size() || out == 0) return std::nullopt;
  return out;
}

std::optional<std::chrono::nanoseconds> parse_seconds(std::string_view text) noexcept {
  constexpr double most = 1e9;  // some thirty years
  double out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc() || end != text.data() + text.size() || !(out > 0 && out <= most)) return std::nullopt;
  const auto exact = std::ceil(out * 1e9);  // a positive time never becomes 0
  return std::chrono::nanoseconds(static_cast<std::int64_t>(exact));
}

}  // namespace sipyco::cli
