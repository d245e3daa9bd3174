// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logserver/pattern.hpp"

#include <sipyco/cli/errors.hpp>

#ifdef SIPYCO_HAVE_RE2
#include <re2/re2.h>
#endif

namespace sipyco::logserver {

#ifdef SIPYCO_HAVE_RE2

struct pattern::compiled {
  explicit compiled(const std::string& text) : expression(text, RE2::Quiet) {}
  RE2 expression;
};

pattern::pattern(const std::string& text) : compiled_(std::make_unique<compiled>(text)) {
  const auto& expression = compiled_->expression;
  if (!expression.ok()) throw cli::usage_error("'" + text + "' is no regular expression: " + expression.error());
}

bool pattern::found_in(std::string_view text) const {
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), compiled_->expression);
}

#else

struct pattern::compiled {};

pattern::pattern(const std::string&) {
  throw cli::fatal_error(cli::exit_code::bad_configuration,
                         "this build has no regular expressions: it was made without RE2");
}

bool pattern::found_in(std::string_view) const { return false; }

#endif

pattern::~pattern() = default;
pattern::pattern(pattern&&) noexcept = default;
pattern& pattern::operator=(pattern&&) noexcept = default;

}  // namespace sipyco::logserver
