// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/generator.hpp"
#include "expression/collections.hpp"

#include <sipyco/base/error.hpp>
#include "expression/iteration.hpp"
#include "expression/nested.hpp"

#include <string>

namespace sipyco::expression {

namespace {

class generator_iterator final : public Iterator, public nested {
 public:
  generator_iterator(tree_ptr tree, const tree_node& of, frame_ptr variables, iterator_ptr outermost)
      : tree_(std::move(tree)), node_(of), frame_(std::move(variables)) {
    loops_.push_back({1, std::move(outermost)});
    const auto& first = loops_.front().items;
    if (const auto* held = dynamic_cast<const nested*>(first.get())) hold_depth(held->depth());
  }
  [[nodiscard]] std::string_view type_name() const noexcept override { return "generator"; }
  [[nodiscard]] std::string repr() const override { return "<generator object <genexpr>>"; }
  [[nodiscard]] std::optional<Value> next(context& where) const override;
  void capture() { hold_depth(frame_->capture()); }

 private:
  struct open_loop {
    std::size_t part;
    iterator_ptr items;
  };
  /// Goes on with the innermost loop until all filters behind it pass. False at the end.
  bool advance(context& where, evaluator& inside) const;
  bool enter(context& where, evaluator& inside, std::size_t part) const;
  Value element(evaluator& inside) const;

  tree_ptr tree_;
  const tree_node& node_;
  frame_ptr frame_;
  mutable std::vector<open_loop> loops_;
  mutable bool running_ = false;
};

/// From this part on: filters, and a further loop, which is opened. False when a filter says no.
bool generator_iterator::enter(context& where, evaluator& inside, std::size_t part) const {
  for (; part < node_.parts.size(); ++part) {
    const tree_node& at = node_.parts[part];
    if (at.kind == node_kind::loop) {
      loops_.push_back({part, iterate(where, inside.run(at.parts[1]))});
      return false;  // its first item is still to come
    }
    if (!is_true(inside.run(at.parts.front()))) return false;
  }
  return true;
}

bool generator_iterator::advance(context& where, evaluator& inside) const {
  while (!loops_.empty()) {
    where.step();
    const std::size_t part = loops_.back().part;
    const auto item = loops_.back().items->next(where);
    if (!item) {
      loops_.pop_back();
      continue;
    }
    inside.assign(node_.parts[part].parts[0], *item);
    if (enter(where, inside, part + 1)) return true;
  }
  return false;
}

Value generator_iterator::element(evaluator& inside) const {
  const tree_node& what = node_.parts.front();
  if (what.kind != node_kind::pair) return inside.run(what);
  Value key = inside.run(what.parts[0]);
  return Value::tuple({std::move(key), inside.run(what.parts[1])});
}

std::optional<Value> generator_iterator::next(context& where) const {
  if (running_) throw ValueError("generator already executing");
  const budget::level nested_call(where.spending());
  struct mark {
    bool& flag;
    ~mark() { flag = false; }
  } const busy{running_ = true};
  evaluator inside(where, tree_, frame_);
  try {
    if (!advance(where, inside)) return {};
    return element(inside);
  } catch (...) {
    loops_.clear();
    throw;
  }
}

}  // namespace

Value make_generator(context& where, const tree_ptr& tree, const tree_node& of, const frame_ptr& outer) {
  auto variables = std::make_shared<frame>(outer, true);
  const Value first = evaluator(where, tree, outer).run(of.parts[1].parts[1]);
  intrusive_ptr<generator_iterator> out(new generator_iterator(tree, of, variables, iterate(where, first)));
  if (of.kind == node_kind::generator) {
    where.frames().add(variables);
    where.frames().add(outer);
    out->capture();
  }
  return Value::extension(intrusive_ptr<const Extension>(out.detach()));
}

}  // namespace sipyco::expression
