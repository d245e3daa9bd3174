// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/iteration.hpp"

#include <sipyco/base/error.hpp>
#include "base/utf8.hpp"
#include "expression/collections.hpp"
#include "expression/nested.hpp"
#include "expression/numpy/operators.hpp"

#include <string>
#include <utility>

namespace sipyco::expression {

namespace {

/// Of what has items by number: a list, tuple, bytes or array, as it was when the iteration began.
class index_iterator final : public Iterator, public nested {
 public:
  explicit index_iterator(Value over) : nested{&over}, over_(std::move(over)), size_(over_.size()) {}
  [[nodiscard]] std::string_view type_name() const noexcept override {
    switch (over_.kind()) {
      case kind::list: return "list_iterator";
      case kind::tuple: return "tuple_iterator";
      case kind::bytes: return "bytes_iterator";
      default: return "iterator";
    }
  }
  [[nodiscard]] std::optional<Value> next(context& where) const override {
    if (at_ == size_) return {};
    const std::size_t at = at_++;
    if (over_.is_sequence()) return over_.items()[at];
    if (over_.kind() == kind::bytes) return Value(static_cast<unsigned char>(over_.as_bytes()[at]));
    return numpy::subscript(where, over_, Value(at));
  }
  [[nodiscard]] std::optional<std::size_t> remaining() const override { return size_ - at_; }

 private:
  Value over_;
  std::size_t size_;
  mutable std::size_t at_ = 0;
};

class str_iterator final : public Iterator {
 public:
  explicit str_iterator(Value over) : over_(std::move(over)) {}
  [[nodiscard]] std::string_view type_name() const noexcept override { return "str_iterator"; }
  [[nodiscard]] std::optional<Value> next(context&) const override {
    const auto text = over_.as_str();
    if (at_ == text.size()) return {};
    const std::size_t begin = at_;
    static_cast<void>(base::next_code_point(text, at_));
    return Value::str_unchecked(text.substr(begin, at_ - begin));
  }

 private:
  Value over_;
  mutable std::size_t at_ = 0;
};

class set_iterator final : public Iterator, public nested {
 public:
  explicit set_iterator(Set over) : over_(std::move(over)), at_(over_.begin()) {
    const Value held(over_);
    hold({&held});
  }
  [[nodiscard]] std::string_view type_name() const noexcept override { return "set_iterator"; }
  [[nodiscard]] std::optional<Value> next(context&) const override {
    if (at_ == over_.end()) return {};
    return *at_++;
  }

 private:
  Set over_;
  mutable Set::iterator at_;
};

class dict_iterator final : public Iterator, public nested {
 public:
  dict_iterator(Dict entries, dict_view::part which)
      : view_(new dict_view(std::move(entries), which)), at_(view_->entries.begin()) {
    hold_depth(view_->depth());
  }
  [[nodiscard]] std::string_view type_name() const noexcept override { return "dict_iterator"; }
  [[nodiscard]] std::optional<Value> next(context&) const override {
    if (at_ == view_->entries.end()) return {};
    return view_->item(*at_++);
  }

 private:
  intrusive_ptr<const dict_view> view_;
  mutable Dict::iterator at_;
};

class range_iterator final : public Iterator {
 public:
  explicit range_iterator(const range& over) : at_(over.start), step_(over.step), left_(over.count) {}
  [[nodiscard]] std::string_view type_name() const noexcept override { return "range_iterator"; }
  [[nodiscard]] std::optional<Value> next(context&) const override {
    if (left_.sign() == 0) return {};
    left_ = left_ - Integer(1);
    const Integer out = std::exchange(at_, at_ + step_);
    return Value(out);
  }
  [[nodiscard]] std::optional<std::size_t> remaining() const override {
    return left_.fits_int64() ? left_.to_uint64() : SIZE_MAX;
  }

 private:
  mutable Integer at_;
  Integer step_;
  mutable Integer left_;
};

template <class T, class... Args>
iterator_ptr make(Args&&... args) {
  return iterator_ptr(new T(std::forward<Args>(args)...));
}

iterator_ptr iterate_extension(const Value& x) {
  if (const auto* same = as_iterator(x)) {
    retain(static_cast<const Extension*>(same));
    return iterator_ptr(same);
  }
  if (const auto* numbers = as<range>(x)) return make<range_iterator>(*numbers);
  if (const auto* frozen = as<frozen_set>(x)) return make<set_iterator>(frozen->elements);
  if (const auto* view = as<dict_view>(x)) return make<dict_iterator>(view->entries, view->which);
  throw TypeError("'" + std::string(type_name(x)) + "' object is not iterable");
}

}  // namespace

const Iterator* as_iterator(const Value& x) noexcept { return as<Iterator>(x); }

iterator_ptr iterate(context& where, const Value& x) {
  where.step();
  switch (x.kind()) {
    case kind::list:
    case kind::tuple:
    case kind::bytes: return make<index_iterator>(x);
    case kind::str: return make<str_iterator>(x);
    case kind::set: return make<set_iterator>(x.as_set());
    case kind::dict:
    case kind::ordered_dict: return make<dict_iterator>(x.as_dict(), dict_view::part::keys);
    case kind::ndarray:
      if (x.as_ndarray().ndim() == 0) throw TypeError("iteration over a 0-d array");
      return make<index_iterator>(x);
    case kind::scalar:
      if (const Value item = x.as_scalar().item(); item.is_str() || item.kind() == kind::bytes)
        return iterate(where, item);
      break;
    default: break;
  }
  return iterate_extension(x);
}

std::vector<Value> collect(context& where, const Value& x) {
  std::vector<Value> out;
  if (x.is_sequence()) {
    where.spending().allocate(x.items().size(), sizeof(Value));
    return {x.items().begin(), x.items().end()};
  }
  const iterator_ptr items = iterate(where, x);
  if (const auto count = items->remaining()) {
    where.spending().allocate(*count, sizeof(Value));
    out.reserve(*count);
  }
  const std::size_t known = out.capacity();
  while (auto item = items->next(where)) {
    where.step();
    if (out.size() >= known) where.spending().allocate(1, sizeof(Value));
    if (out.size() * sizeof(Value) > where.spending().allowed().max_object_bytes)
      where.spending().allocate(out.size(), sizeof(Value));
    out.push_back(std::move(*item));
  }
  return out;
}

}  // namespace sipyco::expression
