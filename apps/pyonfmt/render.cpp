// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyonfmt/render.hpp"

#include <sipyco/formats/layout.hpp>
#include <sipyco/formats/lines.hpp>
#include <sipyco/formats/reformat.hpp>
#include <sipyco/formats/version_losses.hpp>
#include <sipyco/pyon/encode.hpp>
#include <sipyco/text/repr.hpp>

#include <utility>

namespace sipyco::pyonfmt {

namespace {

pyon::encode_options encoding(bool pretty) {
  constexpr std::size_t longest_integer = 100'001;  // digits
  return {.pretty = pretty, .keep_types = true, .limits = {.max_bytes = SIZE_MAX, .max_int_digits = longest_integer}};
}

formats::json_options json_layout(const layout& form) {
  formats::json_options out;
  out.indent = form.compact ? 0 : form.indent;
  out.tabs = form.tabs;
  out.utf8 = form.utf8;
  out.max_bytes = SIZE_MAX;
  return out;
}

void note_losses_of_v1(const Value& x, const options& given, std::vector<formats::json_loss>& losses) {
  auto lost = formats::version_losses(x);
  if (!given.lossy && !lost.empty())
    throw EncodeError((lost.front().path.empty() ? "" : lost.front().path + ": ") +
                      "PYON v1 cannot hold this: " + lost.front().what + "; --lossy writes it nevertheless");
  losses.insert(losses.end(), lost.begin(), lost.end());
}

std::string render_v1(const Value& x, const layout& form) {
  std::string out = pyon::encode(x, pyon::v1, encoding(!form.compact));
  if (!form.compact && (form.indent != 4 || form.tabs)) out = formats::indented(out, form.indent, form.tabs);
  return form.utf8 ? formats::with_utf8(out) : out;
}

std::string render_v2(const Value& x, const layout& form) {
  if (form.is_default() || (form.compact && !form.utf8)) return pyon::encode(x, pyon::v2, encoding(!form.compact));
  std::string out;
  formats::json_reformatter writer([&](std::string_view text) { out += text; }, json_layout(form),
                                   formats::typed_objects::keep,
                                   {.max_bytes = SIZE_MAX, .max_depth = SIZE_MAX, .max_elements = SIZE_MAX});
  writer.feed(pyon::encode(x, pyon::v2, encoding(false)), true).value();
  return out;
}

std::string render_json(const Value& x, const options& given, std::vector<formats::json_loss>& losses) {
  formats::json_options how = json_layout(given.form);
  how.lossy = given.lossy;
  how.nan = given.nan;
  how.losses = &losses;
  std::string out;
  const auto done = formats::try_to_json(out, x, how);
  if (!done && done.error().kind == failure_kind::encode)
    throw EncodeError(done.error().message + "; --lossy writes it nevertheless");
  done.value();
  return out;
}

}  // namespace

std::string render(const Value& x, text_format format, const options& given, std::vector<formats::json_loss>& losses) {
  switch (format) {
    case text_format::pyon1: return note_losses_of_v1(x, given, losses), render_v1(x, given.form);
    case text_format::json: return render_json(x, given, losses);
    case text_format::repr: return text::repr(x, {.threshold = SIZE_MAX});
    case text_format::lines: return formats::to_lines(x);
    default: return render_v2(x, given.form);
  }
}

bool ends_in_newline(text_format format, text_format came_in, bool came_with, const layout& form) {
  const auto is_json = [](text_format which) { return which == text_format::pyon2 || which == text_format::json; };
  if (form.compact || !is_json(format)) return true;
  return is_json(came_in) ? came_with : format == text_format::json;
}

}  // namespace sipyco::pyonfmt
