// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/result.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sipyco::formats {

/// A field that a tool's templates may have: `%k`, or with an argument `%{json}k`.
struct template_field {
  char letter;                      ///< Behind the percent sign, and braces if there are any.
  std::string_view meaning;         ///< one or two words, shown when an unknown field is refused
  std::string_view arguments = {};  ///< the words that may stand in braces, with spaces between; `*` takes any text
};

/// What `-F` gives, `%t\t%{json}m\n`: text with fields and the escapes `\n \t \r \e \0 \\`; `%%` is a percent sign.
class text_template {
 public:
  /// A failure's offset counts from the start of `text`; its message says which fields there are.
  [[nodiscard]] static result<text_template> try_compile(std::string_view text, std::span<const template_field> fields);
  /// Throws DecodeError, whose `describe` shows the place with a caret.
  [[nodiscard]] static text_template compile(std::string_view text, std::span<const template_field> fields);

  /// Appends the text; `field(out, letter, argument)` appends each field.
  template <class Field>
  void expand(std::string& out, Field&& field) const {
    for (const piece& part : pieces_) {
      out += part.text;
      if (part.letter != '\0') field(out, part.letter, std::string_view(part.argument));
    }
  }

  /// Whether a field occurs, so that a tool need not prepare what nobody shows.
  [[nodiscard]] bool uses(char letter) const noexcept;

 private:
  struct piece {
    std::string text;    // in front of the field
    char letter = '\0';  // none in the last piece
    std::string argument;
  };
  class compiler;

  std::vector<piece> pieces_;
};

}  // namespace sipyco::formats
