// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/iterators.hpp"

#include <sipyco/base/error.hpp>
#include "expression/bind.hpp"
#include "expression/collections.hpp"
#include "expression/iteration.hpp"
#include "expression/nested.hpp"
#include "expression/numeric.hpp"
#include "expression/subscript.hpp"

#include <string>
#include <utility>
#include <vector>

namespace sipyco::expression {

namespace {

/// Iterates over other iterators.
class combined_iterator : public Iterator, public nested {
 public:
  combined_iterator(context& where, std::span<const Value> iterables) {
    for (const Value& x : iterables) {
      sources_.push_back(iterate(where, x));
      if (const auto* held = dynamic_cast<const nested*>(sources_.back().get())) hold_depth(held->depth());
    }
  }

 protected:
  /// One item of each; nothing as soon as one has ended.
  std::optional<std::vector<Value>> next_of_each(context& where) const {
    const budget::level inside(where.spending());
    where.step();
    where.spending().allocate(sources_.size() + 2, sizeof(Value));
    std::vector<Value> out;
    for (const auto& source : sources_) {
      auto item = source->next(where);
      if (!item) return {};
      out.push_back(std::move(*item));
    }
    return out;
  }
  const std::vector<iterator_ptr>& sources() const { return sources_; }

 private:
  std::vector<iterator_ptr> sources_;
};

class zip_iterator final : public combined_iterator {
 public:
  zip_iterator(context& where, std::span<const Value> iterables, bool strict)
      : combined_iterator(where, iterables), strict_(strict) {}
  [[nodiscard]] std::string_view type_name() const noexcept override { return "zip"; }
  [[nodiscard]] std::optional<Value> next(context& where) const override {
    if (sources().empty()) return {};
    if (strict_) return next_strict(where);
    auto items = next_of_each(where);
    if (!items) return {};
    return Value::tuple_of(*items);
  }

 private:
  std::optional<Value> next_strict(context& where) const {
    std::vector<Value> items;
    for (std::size_t i = 0; i < sources().size(); ++i) {
      auto item = sources()[i]->next(where);
      if (i > 0 && item.has_value() != (items.size() == i))
        throw ValueError("zip() argument " + std::to_string(i + 1) + " is " + (item ? "longer" : "shorter") +
                         " than argument" + (i == 1 ? " 1" : "s 1-" + std::to_string(i)));
      if (item) items.push_back(std::move(*item));
    }
    if (items.empty()) return {};
    return Value::tuple_of(items);
  }

  bool strict_;
};

class map_iterator final : public combined_iterator {
 public:
  map_iterator(context& where, std::span<const Value> iterables, Value function)
      : combined_iterator(where, iterables), function_(std::move(function)) {
    hold({&function_});
  }
  [[nodiscard]] std::string_view type_name() const noexcept override { return "map"; }
  [[nodiscard]] std::optional<Value> next(context& where) const override {
    const auto items = next_of_each(where);
    if (!items) return {};
    return where.call(function_, arguments{*items});
  }

 private:
  Value function_;
};

class filter_iterator final : public combined_iterator {
 public:
  filter_iterator(context& where, std::span<const Value> iterables, Value function)
      : combined_iterator(where, iterables), function_(std::move(function)) {
    hold({&function_});
  }
  [[nodiscard]] std::string_view type_name() const noexcept override { return "filter"; }
  [[nodiscard]] std::optional<Value> next(context& where) const override {
    while (auto items = next_of_each(where)) {
      Value& item = items->front();
      if (is_true(function_.is_none() ? item : where.call(function_, {item}))) return std::move(item);
    }
    return {};
  }

 private:
  Value function_;
};

class enumerate_iterator final : public combined_iterator {
 public:
  enumerate_iterator(context& where, std::span<const Value> iterables, Integer start)
      : combined_iterator(where, iterables), number_(std::move(start)) {}
  [[nodiscard]] std::string_view type_name() const noexcept override { return "enumerate"; }
  [[nodiscard]] std::optional<Value> next(context& where) const override {
    auto items = next_of_each(where);
    if (!items) return {};
    return Value::tuple({Value(std::exchange(number_, number_ + Integer(1))), std::move(items->front())});
  }

 private:
  mutable Integer number_;
};

class reverse_iterator final : public Iterator, public nested {
 public:
  explicit reverse_iterator(Value over, std::size_t size) : nested{&over}, over_(std::move(over)), left_(size) {}
  [[nodiscard]] std::string_view type_name() const noexcept override { return "reversed"; }
  [[nodiscard]] std::optional<Value> next(context& where) const override {
    if (left_ == 0) return {};
    return subscript(where, over_, Value(--left_));
  }
  [[nodiscard]] std::optional<std::size_t> remaining() const override { return left_; }

 private:
  Value over_;
  mutable std::size_t left_;
};

/// Calls a function until it gives the sentinel.
class call_iterator final : public Iterator, public nested {
 public:
  call_iterator(Value function, Value sentinel)
      : nested{&function, &sentinel}, function_(std::move(function)), sentinel_(std::move(sentinel)) {}
  [[nodiscard]] std::string_view type_name() const noexcept override { return "callable_iterator"; }
  [[nodiscard]] std::optional<Value> next(context& where) const override {
    if (ended_) return {};
    Value out = where.call(function_, {});
    ended_ = out == sentinel_;
    if (ended_) return {};
    return out;
  }

 private:
  Value function_, sentinel_;
  mutable bool ended_ = false;
};

}  // namespace

Value enumerate(context& where, const arguments& given) {
  const auto p = bind("enumerate(iterable, start=)", given);
  return Value::make_extension<enumerate_iterator>(where, std::span(&p.at(0), 1), index_of(p.get(1, Value(0))));
}

Value filter(context& where, const arguments& given) {
  const auto p = bind("filter(function, iterable, /)", given);
  return Value::make_extension<filter_iterator>(where, std::span(&p.at(1), 1), p.at(0));
}

Value iter(context& where, const arguments& given) {
  const auto p = bind("iter(object, sentinel=, /)", given);
  if (p.has(1)) return Value::make_extension<call_iterator>(p.at(0), p.at(1));
  return Value::extension(intrusive_ptr<const Extension>(iterate(where, p.at(0)).detach()));
}

Value map(context& where, const arguments& given) {
  if (given.positional.size() < 2 || !given.keywords.empty())
    throw TypeError("map() must have at least two arguments.");
  return Value::make_extension<map_iterator>(where, given.positional.subspan(1), given.positional[0]);
}

Value reversed(context& where, const arguments& given) {
  const Value& x = bind("reversed(sequence, /)", given).at(0);
  const auto* view = as<dict_view>(x);
  if (x.is_dict() || view) {
    auto items = collect(where, x);
    return Value::make_extension<reverse_iterator>(Value::list_of(items), items.size());
  }
  const bool sequence =
      x.is_sequence() || x.is_str() || x.kind() == kind::bytes || x.kind() == kind::ndarray || as<range>(x);
  if (!sequence) fail_type("'", x, "' object is not reversible");
  return Value::make_extension<reverse_iterator>(x, length(x));
}

Value zip(context& where, const arguments& given) {
  bool strict = false;
  for (const auto& [name, value] : given.keywords) {
    if (name != "strict") throw TypeError("zip() got an unexpected keyword argument '" + name + "'");
    strict = is_true(value);
  }
  return Value::make_extension<zip_iterator>(where, given.positional, strict);
}

}  // namespace sipyco::expression
