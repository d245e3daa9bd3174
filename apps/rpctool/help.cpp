// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/help.hpp"

#include "rpctool/flags.hpp"

namespace sipyco::rpctool {

namespace {

struct example {
  action which;
  const char* command;
  const char* text;
};

constexpr example examples[] = {
    {action::list_targets, "rpctool ::1 3253 list-targets", "who answers there"},
    {action::list_methods, "rpctool ::1 3253 list-methods -t dds", "what its target 'dds' can do"},
    {action::describe, "rpctool ::1 3253 describe set", "one method's arguments and manual"},
    {action::call, "rpctool ::1 3253 call ping", "call a method without arguments"},
    {action::call, "rpctool ::1 3253 call set 0 80e6 phase=0.5", "numbers, and a keyword argument"},
    {action::call, "rpctool ::1 3253 call set_labels -s ion", "a text"},
    {action::call, "rpctool --format=json ::1 3253 call status", "for jq"},
    {action::call, "rpctool ::1 3253 call echo 'np.arange(4)/2'", "a Python expression"},
    {action::interactive, "rpctool ::1 3253", "call methods line by line"},
    {action::interactive, "rpctool ::1 3253 -c 'set(1, get_frequency(0)/2)'", "several calls in one expression"},
    {action::interactive, "rpctool ::1 3253 --batch < calls", "an expression a line, over one connection"},
};

std::string summary_of(std::optional<action> about) {
  if (!about) return "Calls the methods of a sipyco controller from the shell.";
  std::string text(entry_of(*about).summary);
  text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text + ".";
}

cli::help_section argument_section() {
  return {"Arguments",
          {{"ARG",
            "a Python expression with NumPy as np: 5, -1.5e6, True, '\"text\"', '[1, 2]', '{\"a\": 1}', '2**20', "
            "'np.zeros(8)'; everything behind METHOD is an argument, also what begins with '-'"},
           {"NAME=EXPR", "a keyword argument"},
           {"-s, --str TEXT", "TEXT itself, as a str"},
           {"@FILE", "the value in a file: PYON, JSON or NumPy's .npy; @- is standard input; also NAME=@FILE"}}};
}

cli::help_section own_flags(action which) {
  options unused;
  flag_words words;
  return cli::flag_section("Options of " + std::string(entry_of(which).name), action_flags(which, unused, words));
}

cli::help_section general_section() {
  options unused;
  flag_words words;
  return cli::flag_section("Options", general_flags(unused, words));
}

}  // namespace

cli::help_section action_section() {
  cli::help_section out{"Actions", {}};
  for (const auto& entry : actions()) {
    std::string term(entry.name);
    if (!entry.operands.empty()) term.append(" ").append(entry.operands);
    out.entries.push_back({std::move(term), std::string(entry.summary)});
  }
  return out;
}

cli::help_page help_about(std::optional<action> about) {
  cli::help_page page{summary_of(about), {}, usage_line(about), {}};
  for (const auto& [which, command, text] : examples)
    if (!about || which == *about) page.examples.push_back({command, text});
  if (!about) page.sections.push_back(action_section());
  if (!about || *about == action::call) page.sections.push_back(argument_section());
  for (const auto which : {action::list_methods, action::call, action::interactive})
    if (!about || which == *about) page.sections.push_back(own_flags(which));
  if (about == action::describe) page.sections.push_back(own_flags(action::describe));
  page.sections.push_back(general_section());
  return page;
}

std::vector<cli::help_section> flag_sections() {
  return {general_section(), own_flags(action::list_methods), own_flags(action::call), argument_section(),
          own_flags(action::interactive)};
}

}  // namespace sipyco::rpctool
