// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/session.hpp"

#include "rpctool/error_text.hpp"
#include "rpctool/hints.hpp"
#include "rpctool/listing.hpp"

#include <sipyco/base/connection_error.hpp>
#include <sipyco/cli/nearest.hpp>
#include <sipyco/cli/terminal.hpp>
#include <sipyco/expression/callable.hpp>
#include <sipyco/expression/errors.hpp>
#include <sipyco/expression/scope.hpp>

#include <algorithm>
#include <utility>

namespace sipyco::rpctool {

namespace {

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

Dict keywords_of(const expression::arguments& given) {
  Dict out;
  for (const auto& [name, value] : given.keywords) out.set(Value(name), value);
  return out;
}

// What Python calls when a bare name is a method.
Value function_of(remote& peer, std::string_view name) {
  return expression::make_function(std::string(name), [&peer, name = std::string(name)](const auto& given) {
    return peer.call(name, given.positional, keywords_of(given));
  });
}

std::vector<Value> unpacked(const Value& x, std::size_t count) {
  if (x.kind() != kind::tuple && x.kind() != kind::list)
    throw TypeError("cannot unpack non-iterable " + std::string(type_name(x)) + " object");
  const auto items = x.items();
  if (items.size() > count) throw ValueError("too many values to unpack (expected " + std::to_string(count) + ")");
  if (items.size() < count)
    throw ValueError("not enough values to unpack (expected " + std::to_string(count) + ", got " +
                     std::to_string(items.size()) + ")");
  return {items.begin(), items.end()};
}

// Whether evaluating it again, or earlier, comes to the same: a function may call a method, an iterator goes on.
bool is_data(const Value& x) {
  const auto is_plain = [](const Value& item) {
    return !item.is_dict() && !item.is_sequence() && item.kind() != kind::set && item.kind() != kind::slice &&
           item.kind() != kind::extension;
  };
  return is_plain(x) || (x.is_sequence() && std::ranges::all_of(x.items(), is_plain));
}

}  // namespace

// Variables hide methods, and those what Python has built in; `np` is always NumPy, as in Python's tool.
class session::names final : public expression::scope {
 public:
  explicit names(session& owner) : owner_(owner) {}

  [[nodiscard]] std::optional<Value> find(std::string_view name) const override {
    if (const auto* variable = owner_.variables_.find(name)) return *variable;
    if (name == "np") return std::nullopt;
    if (contains(owner_.peer_.own_methods(), name) || contains(owner_.peer_.methods(), name))
      return function_of(owner_.peer_, name);
    return std::nullopt;
  }

  [[nodiscard]] Value* find_variable(std::string_view name) const override {
    return owner_.variables_.find(name) ? &owner_.variables_[Value(name)] : nullptr;
  }

 private:
  session& owner_;
};

session::session(remote& peer, session_style style) : peer_(peer), style_(std::move(style)) {}

Value session::evaluate(std::string_view text) {
  expression::limits allowed;
  allowed.interrupted = style_.interrupted;
  try {
    return code_.evaluate(expression::parse(text, allowed), names(*this), allowed);
  } catch (const expression::PythonError& error) {
    throw expression::PythonError(std::string(error.python_class()),
                                  error.what() + name_hint(error, known_names(), peer_.target()));
  } catch (const AttributeError& error) {
    throw AttributeError(error.what() + name_hint(error, {}));
  }
}

std::vector<std::string> session::known_names() const {
  auto out = peer_.methods();
  for (const auto& [name, value] : variables_) out.emplace_back(name.as_str());
  return out;
}

void session::assign(const statement& asked) {
  for (const auto& name : asked.targets)
    if (contains({"True", "False", "None", "np"}, name))
      throw expression::PythonError("SyntaxError", "cannot assign to " + name);
  auto value = evaluate(asked.text);
  if (asked.targets.size() == 1) {
    variables_.set(Value(asked.targets[0]), std::move(value));
    return;
  }
  auto items = unpacked(value, asked.targets.size());
  for (std::size_t i = 0; i < items.size(); ++i) variables_.set(Value(asked.targets[i]), std::move(items[i]));
}

Value session::execute(std::string_view line) {
  const auto asked = read_statement(line);
  if (asked.what == statement::kind::assignment) return assign(asked), Value();
  auto value = evaluate(asked.what == statement::kind::expression ? asked.text : std::string(line));
  remember(value);
  return value;
}

void session::remember(const Value& result) {
  if (!result.is_none()) variables_.set("_", result);
}

// Takes down the calls of an evaluation in place of making them. What they return is None, so that an evaluation with
// more than one is worth nothing.
class session::call_recorder final : public expression::scope {
 public:
  explicit call_recorder(const session& owner) : owner_(owner) {}

  [[nodiscard]] std::optional<Value> find(std::string_view name) const override {
    if (name == "_") depends_ = true;
    if (const auto* variable = owner_.variables_.find(name)) {
      if (!is_data(*variable)) throw TypeError("not before what comes earlier");
      return *variable;
    }
    if (!owner_.is_method_of_target(name)) return std::nullopt;
    return expression::make_function(std::string(name), [this, name = std::string(name)](const auto& given) {
      calls_.push_back({name, {given.positional.begin(), given.positional.end()}, keywords_of(given)});
      return Value();
    });
  }
  // Asked for where a method is called that may change a variable.
  [[nodiscard]] Value* find_variable(std::string_view name) const override {
    if (owner_.variables_.find(name)) depends_ = true;
    return nullptr;
  }
  [[nodiscard]] std::optional<pc_rpc::call_request> only_call() {
    return calls_.size() == 1 && !depends_ ? std::optional(std::move(calls_[0])) : std::nullopt;
  }

 private:
  const session& owner_;
  mutable std::vector<pc_rpc::call_request> calls_;
  mutable bool depends_ = false;  // on lines before, or they on it
};

bool session::is_method_of_target(std::string_view name) const {
  return name != "np" && !variables_.find(name) && peer_.is_method_of_target(name);
}

std::optional<pc_rpc::call_request> session::single_call(std::string_view line) {
  const auto asked = read_statement(line);
  if (asked.what != statement::kind::expression) return std::nullopt;
  expression::limits allowed;
  allowed.interrupted = style_.interrupted;
  try {
    const auto parsed = expression::parse(asked.text, allowed);
    if (!is_method_of_target(parsed.called_name())) return std::nullopt;
    call_recorder recorded(*this);
    (void)code_.evaluate(parsed, recorded, allowed);
    return recorded.only_call();
  } catch (const Interrupted&) {
    throw;
  } catch (const Error&) {
    return std::nullopt;  // who executes the line gets it, too
  }
}

output session::answer(const statement& asked) {
  switch (asked.what) {
    case statement::kind::nothing: return {};
    case statement::kind::leave: return {.leave = true};
    case statement::kind::help: return {.out = asked.text.empty() ? general_help() : help(asked.text)};
    default: return {};
  }
}

output session::eval_single(const std::string& line) {
  const auto asked = read_statement(line);
  const bool is_code = asked.what == statement::kind::expression || asked.what == statement::kind::assignment;
  try {
    if (!is_code) return answer(asked);
    const auto value = execute(line);
    output out{.out = result_text(value, style_.result)};
    if (expression::as_callable(value) && is_identifier(asked.text))
      out.err = "rpctool: this is a method; to call it: " + asked.text + "()\n";
    for (const auto& name : asked.targets)
      if (contains(peer_.methods(), name))
        out.err += "rpctool: the variable '" + name + "' hides the method of that name from now on\n";
    return out;
  } catch (const expression::SyntaxError& error) {
    if (error.incomplete() && style_.continued_lines) {
      pending_ = line + "\n";
      return {.more = true};
    }
    return failed(error, asked.text.empty() ? line : asked.text);
  } catch (const std::exception& error) {
    return failed(error, line);
  }
}

output session::eval_line(std::string_view text) {
  output out;
  for (bool last = false; !last && !out.leave;) {
    const auto end = std::min(text.find('\n'), text.size());
    last = end == text.size();
    auto line = std::exchange(pending_, {}).append(text.substr(0, end));
    auto one = eval_single(line);
    out.out += one.out;
    out.err += one.err;
    out.more = one.more;
    out.leave = one.leave;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

output session::finish() {
  style_.continued_lines = false;
  return pending_.empty() ? output() : eval_single(std::exchange(pending_, {}));
}

output session::failed(const std::exception& error, std::string_view line) {
  if (const auto* remote_error = dynamic_cast<const RemoteError*>(&error)) return {.out = remote_text(*remote_error)};
  if (dynamic_cast<const Interrupted*>(&error))
    return {.err = "rpctool: stopped waiting; the call may still be running there\n"};
  auto text = local_text(error, line);
  if (dynamic_cast<const expression::SyntaxError*>(&error)) text += syntax_hint(line, peer_.methods());
  return {.err = style_.error_begin + text + style_.error_end + "\n"};
}

std::string session::help(std::string_view topic) {
  const auto documentation = peer_.documentation();
  if (auto text = describe_method(documentation, topic, style_.bold_names)) return *text;
  return "There is no method '" + cli::safe_line(topic) + "'" + cli::did_you_mean(topic, peer_.methods()) + "\n";
}

std::string session::general_help() {
  std::string out =
      "A line is a Python expression; a bare name is a method of the target: ping(), set_x(get_x() + 1).\n"
      "  x = EXPR              keeps a value; _ is the last one; np is NumPy\n"
      "  help METHOD, METHOD?  shows its arguments and its documentation; Tab completes names\n"
      "  exit, Ctrl-D          leaves; Ctrl-C drops the line, or stops waiting for an answer\n"
      "Methods of '" +
      cli::safe_line(peer_.target()) + "':";
  std::size_t column = 80;
  for (const auto& name : peer_.methods()) {
    const auto shown = cli::safe_line(name);
    out.append(column + shown.size() > 78 ? "\n  " : " ").append(shown);
    column = (column + shown.size() > 78 ? 2 : column + 1) + shown.size();
  }
  return out + "\n";
}

}  // namespace sipyco::rpctool
