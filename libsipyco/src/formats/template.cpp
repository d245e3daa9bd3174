// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/formats/template.hpp>

#include <sipyco/base/decode_error.hpp>

#include <algorithm>
#include <utility>

namespace sipyco::formats {
namespace {

constexpr std::string_view escapes = "ntre0\\";

std::string list_of(std::span<const template_field> fields) {
  std::string out;
  for (const auto& field : fields) {
    if (!out.empty()) out += ", ";
    out.append("%").append(1, field.letter).append(" (").append(field.meaning).append(")");
  }
  return out;
}

bool has_word(std::string_view words, std::string_view word) {
  for (;;) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (words.substr(0, end) == word) return true;
    if (end == words.size()) return false;
    words.remove_prefix(end + 1);
  }
}

}  // namespace

class text_template::compiler {
 public:
  compiler(std::string_view text, std::span<const template_field> fields) : text_(text), fields_(fields) {}

  result<text_template> run() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      result<void> done;
      if (c == '\\')
        done = escape();
      else if (c == '%')
        done = field();
      else
        literal_ += text_[at_++];
      if (!done) return done.error();
    }
    out_.pieces_.push_back({std::move(literal_), '\0', {}});
    return std::move(out_);
  }

 private:
  result<void> escape() {
    const std::size_t which = at_ + 1 < text_.size() ? escapes.find(text_[at_ + 1]) : std::string_view::npos;
    if (which == std::string_view::npos)
      return decode_failure("expected one of \\n \\t \\r \\e \\0 \\\\ here; a backslash itself is \\\\", at_);
    literal_ += "\n\t\r\x1b\0\\"[which];
    at_ += 2;
    return {};
  }

  result<void> field() {
    const std::size_t start = at_++;
    if (at_ < text_.size() && text_[at_] == '%') return literal_ += '%', ++at_, result<void>();
    std::string argument;
    std::size_t argument_at = at_;
    if (at_ < text_.size() && text_[at_] == '{') {
      const std::size_t end = text_.find('}', at_);
      if (end == std::string_view::npos) return decode_failure("this `{` is not closed", at_);
      argument_at = at_ + 1;
      argument = text_.substr(argument_at, end - argument_at);
      at_ = end + 1;
    }
    const auto found =
        at_ < text_.size() ? std::ranges::find(fields_, text_[at_], &template_field::letter) : fields_.end();
    if (found == fields_.end())
      return decode_failure("expected a field here: " + list_of(fields_) + "; a percent sign itself is %%", start);
    if (argument_at != start + 1)
      if (auto known = check(*found, argument, argument_at); !known) return known;
    ++at_;
    out_.pieces_.push_back({std::exchange(literal_, {}), found->letter, std::move(argument)});
    return {};
  }

  static result<void> check(const template_field& field, std::string_view argument, std::size_t at) {
    if (field.arguments == "*" || (!argument.empty() && has_word(field.arguments, argument))) return {};
    const std::string name = "%" + std::string(1, field.letter);
    if (field.arguments.empty()) return decode_failure(name + " takes nothing in braces", at);
    return decode_failure(name + " takes one of these in braces: " + std::string(field.arguments), at);
  }

  std::string_view text_;
  std::span<const template_field> fields_;
  std::size_t at_ = 0;
  std::string literal_;
  text_template out_;
};

result<text_template> text_template::try_compile(std::string_view text, std::span<const template_field> fields) {
  return compiler(text, fields).run();
}

text_template text_template::compile(std::string_view text, std::span<const template_field> fields) {
  auto out = try_compile(text, fields);
  if (!out) throw_failure(out.error(), text);
  return std::move(*out);
}

bool text_template::uses(char letter) const noexcept {
  return std::ranges::any_of(pieces_, [&](const piece& part) { return part.letter == letter; });
}

}  // namespace sipyco::formats
