// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/completion.hpp"

#include "rpctool/statement.hpp"

#include <algorithm>

namespace sipyco::rpctool {

namespace {

// Where the end of a line stands.
struct place {
  bool in_string = false;
  /// The names before the brackets that are open; empty for one that opens no call.
  std::vector<std::string> calls;
};

bool is_name_character(char c) { return c == '_' || is_identifier(std::string("x") + c); }

std::size_t name_begin(std::string_view text, std::size_t end) {
  while (end > 0 && is_name_character(text[end - 1])) --end;
  return end;
}

place find_place(std::string_view line) {
  place out;
  char quote = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quote) {
      if (c == '\\') ++i;
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '(' || c == '[' || c == '{') {
      const auto begin = name_begin(line, i);
      out.calls.emplace_back(c == '(' ? line.substr(begin, i - begin) : std::string_view());
    } else if ((c == ')' || c == ']' || c == '}') && !out.calls.empty()) {
      out.calls.pop_back();
    }
  }
  out.in_string = quote != 0;
  return out;
}

void add_matching(std::vector<std::string>& out, const std::vector<std::string>& names, std::string_view prefix,
                  std::string_view ending = {}) {
  for (const auto& name : names)
    if (name.starts_with(prefix)) out.push_back(name + std::string(ending));
}

// Whether an argument begins here: behind `(` or `,`.
bool begins_argument(std::string_view before) {
  const auto last = before.find_last_not_of(" \n\t");
  return last != before.npos && (before[last] == '(' || before[last] == ',');
}

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

void add_keywords(completion& out, std::string_view line, std::string_view prefix, const place& where,
                  const completion_names& names) {
  if (where.calls.empty() || !contains(names.methods, where.calls.back())) return;
  const auto before = line.substr(0, out.begin);
  if (!begins_argument(before)) return;
  add_matching(out.words, names.keywords(where.calls.back()), prefix, "=");
  if (prefix.empty() && before.ends_with('(')) out.signature = names.signature(where.calls.back());
}

}  // namespace

completion complete(std::string_view line, const completion_names& names) {
  completion out{name_begin(line, line.size()), {}, {}};
  const auto where = find_place(line);
  if (where.in_string) return out;
  const auto prefix = line.substr(out.begin);
  const auto before = line.substr(0, out.begin);
  if (before.ends_with("np.")) {
    add_matching(out.words, names.numpy, prefix);
  } else if (!before.ends_with('.')) {
    const bool asks_help = before == "help " || before.starts_with('?');
    add_keywords(out, line, prefix, where, names);
    if (prefix.empty() && !out.words.empty()) return out;  // in the order in which they are declared
    add_matching(out.words, names.methods, prefix, asks_help ? "" : "(");
    add_matching(out.words, names.variables, prefix);
    if (!asks_help && !prefix.empty()) add_matching(out.words, names.builtins, prefix);
  }
  std::ranges::sort(out.words);
  return out;
}

}  // namespace sipyco::rpctool
