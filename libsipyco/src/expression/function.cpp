// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/function.hpp"

#include <sipyco/base/error.hpp>
#include "expression/iteration.hpp"
#include "expression/nested.hpp"

#include <algorithm>
#include <string>

namespace sipyco::expression {

namespace {

parameter_kind kind_of(const tree_node& parameter) { return static_cast<parameter_kind>(parameter.detail); }

class lambda_function final : public Callable, public nested {
 public:
  lambda_function(tree_ptr tree, const tree_node& of, frame_ptr outer, std::vector<Value> defaults)
      : tree_(std::move(tree)), node_(of), outer_(std::move(outer)), defaults_(std::move(defaults)) {
    hold_depth(outer_->capture());
    for (const Value& x : defaults_) hold({&x});
  }
  [[nodiscard]] std::string_view type_name() const noexcept override { return "function"; }
  [[nodiscard]] std::string repr() const override { return "<function <lambda>>"; }
  [[nodiscard]] std::uint64_t hash() const override { return reinterpret_cast<std::uintptr_t>(this); }
  [[nodiscard]] Value call(context& where, const arguments& given) const override {
    const auto variables = std::make_shared<frame>(outer_, false);
    bind(*variables, given);
    return evaluator(where, tree_, variables).run(node_.parts.front());
  }

 private:
  [[nodiscard]] std::span<const tree_node> parameters() const { return std::span(node_.parts).subspan(1); }
  void bind(frame& out, const arguments& given) const;
  void bind_positional(frame& out, const arguments& given) const;
  void bind_keywords(frame& out, const arguments& given) const;
  void add_defaults(frame& out) const;

  tree_ptr tree_;
  const tree_node& node_;
  frame_ptr outer_;
  std::vector<Value> defaults_;
};

[[noreturn]] void fail(const std::string& message) { throw TypeError("<lambda>() " + message); }

void lambda_function::bind_positional(frame& out, const arguments& given) const {
  std::size_t next = 0;
  const tree_node* variadic = nullptr;
  for (const tree_node& p : parameters()) {
    if (kind_of(p) == parameter_kind::variadic) variadic = &p;
    const bool positional = kind_of(p) == parameter_kind::plain || kind_of(p) == parameter_kind::positional_only;
    if (positional && next < given.positional.size()) out.set(p.name(), given.positional[next++]);
  }
  const auto rest = given.positional.subspan(next);
  if (variadic) {
    std::vector<Value> items(rest.begin(), rest.end());
    out.set(variadic->name(), Value::tuple_of(items));
  } else if (!rest.empty()) {
    fail("takes " + std::to_string(next) + " positional argument" + (next == 1 ? "" : "s") + " but " +
         std::to_string(given.positional.size()) + (given.positional.size() == 1 ? " was" : " were") + " given");
  }
}

void lambda_function::bind_keywords(frame& out, const arguments& given) const {
  const tree_node* collects = nullptr;
  for (const tree_node& p : parameters())
    if (kind_of(p) == parameter_kind::keywords) collects = &p;
  Dict rest;
  for (const auto& [name, value] : given.keywords) {
    const auto found = std::ranges::find_if(parameters(), [&, &wanted = name](const tree_node& p) {
      return p.name() == wanted && (kind_of(p) == parameter_kind::plain || kind_of(p) == parameter_kind::keyword_only);
    });
    if (found == parameters().end()) {
      if (!collects) fail("got an unexpected keyword argument '" + name + "'");
      rest.set(Value(name), value);
    } else {
      if (out.has_own(name)) fail("got multiple values for argument '" + name + "'");
      out.set(name, value);
    }
  }
  if (collects) out.set(collects->name(), Value(std::move(rest)));
}

void lambda_function::add_defaults(frame& out) const {
  auto next = defaults_.begin();
  for (const tree_node& p : parameters()) {
    const bool set = out.has_own(p.name());
    if (!p.parts.empty()) {
      if (!set) out.set(p.name(), *next);
      ++next;
    } else if (!set) {
      fail("missing 1 required " +
           std::string(kind_of(p) == parameter_kind::keyword_only ? "keyword-only" : "positional") + " argument: '" +
           std::string(p.name()) + "'");
    }
  }
}

void lambda_function::bind(frame& out, const arguments& given) const {
  bind_positional(out, given);
  bind_keywords(out, given);
  add_defaults(out);
}

}  // namespace

Value make_lambda(tree_ptr tree, const tree_node& of, frame_ptr outer, std::vector<Value> defaults) {
  return Value::make_extension<lambda_function>(std::move(tree), of, std::move(outer), std::move(defaults));
}

void unpack(context& where, std::span<const tree_node> targets, const Value& x,
            const std::function<void(const tree_node&, Value)>& assign) {
  std::vector<Value> items;
  const auto starred = std::ranges::find(targets, node_kind::starred, &tree_node::kind);
  const std::size_t least = targets.size() - (starred == targets.end() ? 0 : 1);
  for_each(where, x, [&](Value&& item) {
    items.push_back(std::move(item));
    return starred != targets.end() || items.size() <= least;
  });
  if (items.size() < least)
    throw ValueError("not enough values to unpack (expected " +
                     std::string(starred == targets.end() ? "" : "at least ") + std::to_string(least) + ", got " +
                     std::to_string(items.size()) + ")");
  if (starred == targets.end() && items.size() > least)
    throw ValueError("too many values to unpack (expected " + std::to_string(least) + ")");
  std::size_t next = 0;
  for (const tree_node& target : targets) {
    if (target.kind != node_kind::starred) {
      assign(target, items[next++]);
      continue;
    }
    const auto rest = std::span(items).subspan(next, items.size() - least);
    next += rest.size();
    assign(target.parts.front(), Value::list_of(rest));
  }
}

}  // namespace sipyco::expression
