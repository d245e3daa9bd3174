// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyonfmt/render.hpp"

#include <sipyco/formats/layout.hpp>
#include <sipyco/formats/lines.hpp>
#include <sipyco/formats/reformat.hpp>
#include <sipyco/pyon/encode.hpp>
#include <sipyco/pyon/losses.hpp>
#include <sipyco/text/repr.hpp>

#include <algorithm>
#include <utility>

namespace sipyco::pyonfmt {

namespace {

pyon::encode_options encoding(bool pretty, const options& given) {
  constexpr std::size_t longest_integer = 100'001;  // digits
  return {.pretty = pretty,
          .keep_types = !given.lossy,
          .limits = {.max_bytes = SIZE_MAX, .max_int_digits = longest_integer}};
}

formats::json_options json_layout(const layout& form) {
  formats::json_options out;
  out.indent = form.compact ? 0 : form.indent;
  out.tabs = form.tabs;
  out.utf8 = form.utf8;
  out.max_bytes = SIZE_MAX;
  return out;
}

/// As deep as the decoder lets values be.
bool has_empty_set(const Value& x) {
  if (x.kind() == kind::set) return x.as_set().empty() || std::ranges::any_of(x.as_set(), has_empty_set);
  if (x.is_sequence()) return std::ranges::any_of(x.items(), has_empty_set);
  if (!x.is_dict()) return false;
  return std::ranges::any_of(
      x.as_dict(), [](const dict_entry& entry) { return has_empty_set(entry.key) || has_empty_set(entry.value); });
}

void note_losses(const Value& x, pyon::version which, const options& given, std::vector<formats::json_loss>& losses) {
  if (which == pyon::v1 && !given.lossy && has_empty_set(x))
    throw EncodeError("PYON v1 has no empty set, which would become an empty dict; --lossy writes it nevertheless");
  if (given.verbosity.verbose == 0) return;
  for (auto& found : pyon::losses(x, which, encoding(false, given))) losses.push_back({found.path, found.what});
}

std::string render_v1(const Value& x, const options& given) {
  const layout& form = given.form;
  std::string out = pyon::encode(x, pyon::v1, encoding(!form.compact, given));
  if (!form.compact && (form.indent != 4 || form.tabs)) out = formats::indented(out, form.indent, form.tabs);
  return form.utf8 ? formats::with_utf8(out) : out;
}

std::string render_v2(const Value& x, const options& given) {
  const layout& form = given.form;
  if (form.is_default() || (form.compact && !form.utf8))
    return pyon::encode(x, pyon::v2, encoding(!form.compact, given));
  std::string out;
  formats::json_reformatter writer([&](std::string_view text) { out += text; }, json_layout(form),
                                   formats::typed_objects::keep,
                                   {.max_bytes = SIZE_MAX, .max_depth = SIZE_MAX, .max_elements = SIZE_MAX});
  writer.feed(pyon::encode(x, pyon::v2, encoding(false, given)), true).value();
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
    case text_format::pyon1: return note_losses(x, pyon::v1, given, losses), render_v1(x, given);
    case text_format::json: return render_json(x, given, losses);
    case text_format::repr: return text::repr(x, {.threshold = SIZE_MAX});
    case text_format::lines: return formats::to_lines(x);
    default: return note_losses(x, pyon::v2, given, losses), render_v2(x, given);
  }
}

bool ends_in_newline(text_format format, text_format came_in, bool came_with, const layout& form) {
  const auto is_json = [](text_format which) { return which == text_format::pyon2 || which == text_format::json; };
  if (form.compact || !is_json(format)) return true;
  return is_json(came_in) ? came_with : format == text_format::json;
}

}  // namespace sipyco::pyonfmt
