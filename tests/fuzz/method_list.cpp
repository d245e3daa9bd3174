// SPDX-License-Identifier: LGPL-3.0-or-later
// Lists of methods, as PYON, for list-methods and describe: whatever a server says of one method, each of the others is
// listed, and what is shown drives no terminal.
#include "fuzz/pyon_oracle.hpp"

#include "rpctool/listing.hpp"

#include <algorithm>
#include <cstdint>

namespace {

using namespace sipyco;

void check_safe(std::string_view shown, std::string_view text) {
  const bool safe =
      std::ranges::all_of(shown, [](char c) { return c == '\n' || c == '\t' || static_cast<unsigned char>(c) >= ' '; });
  fuzz::require(safe && shown.find('\x7f') == shown.npos, "nothing that is shown drives a terminal", text);
}

const Value* methods_in(const Value& list) {
  const Value* const methods = list.is_dict() ? list.as_dict().find("methods") : nullptr;
  return methods && methods->is_dict() ? methods : nullptr;
}

void check(const Value& list, std::string_view text) {
  check_safe(rpctool::list_methods(list, {}, false), text);
  const auto described = rpctool::methods_value(list, {});
  const auto* const methods = methods_in(list);
  if (!methods) return;
  const auto& entries = described.as_dict().at("methods").items();
  std::size_t named = 0;
  for (const auto& [name, entry] : methods->as_dict()) {
    if (!name.is_str()) continue;
    ++named;
    fuzz::require(rpctool::find_method(list, name.as_str()).has_value(), "a method that is there is found", text);
    (void)rpctool::keyword_names(list, name.as_str());
  }
  fuzz::require(entries.size() >= named, "every method is listed", text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto list = pyon::try_decode(text);
  if (!list) return 0;
  try {
    check(*list, text);
  } catch (const Error&) {  // it is no list of methods at all
  }
  return 0;
}
