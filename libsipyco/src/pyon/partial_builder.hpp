// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "pyon/dom_builder.hpp"

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace sipyco::pyon {

/// A dom_builder that is not told of the entries which a way does not lead through.
///
/// The outermost dict stays whole. The dict that its entry `way[0]` holds loses all entries but `way[1]`, the dict in
/// there all but `way[2]`, and so on until something else than a dict comes. (Dicts that are written as typed objects
/// stay whole too.)
class partial_builder {
 public:
  partial_builder(const decode_options& options, std::vector<Value> way) : inner_(options), way_(std::move(way)) {}

  [[nodiscard]] Value take() { return inner_.take(); }

  bool null() { return skips_scalar() || inner_.null(); }
  bool boolean(bool x) { return skips_scalar() || inner_.boolean(x); }
  bool integer(std::int64_t x) { return skips_scalar() || inner_.integer(x); }
  bool big_integer(const Integer& x) { return skips_scalar() || inner_.big_integer(x); }
  bool floating(double x) { return skips_scalar() || inner_.floating(x); }
  bool complex(double real, double imaginary) { return skips_scalar() || inner_.complex(real, imaginary); }
  bool str(std::string_view text) { return skips_scalar() || inner_.str(text); }
  bool bytes(std::string_view octets) { return skips_scalar() || inner_.bytes(octets); }
  bool open(opening bracket) { return skips_opening() || inner_.open(bracket); }
  bool call(constructor which) { return skips_opening() || inner_.call(which); }
  bool key();
  bool text_key(std::string_view text);
  bool close(closing what, std::size_t count);

  [[nodiscard]] const failure& stopped() const noexcept { return inner_.stopped(); }

 private:
  enum class entry { kept, on_the_way, beside };

  bool skips_scalar() {
    if (!skipping_) return false;
    skipping_ = skipped_brackets_ != 0;
    return true;
  }
  bool skips_opening() {
    if (skipping_)
      ++skipped_brackets_;
    else
      ++brackets_;
    return skipping_;
  }
  /// What an entry of the innermost dict is, by whether its key is the way's next one.
  template <class IsNext>
  entry enter(IsNext is_next);

  dom_builder inner_;
  std::vector<Value> way_;
  std::size_t brackets_ = 0;  // that are open, without those of a skipped value
  std::size_t passed_ = 0;    // keys of the way that lead to where we are
  bool skipping_ = false;     // the value that is read, or comes next
  std::size_t skipped_brackets_ = 0;
};

template <class IsNext>
partial_builder::entry partial_builder::enter(IsNext is_next) {
  const std::size_t outer = brackets_ - 1;
  passed_ = std::min(passed_, outer);
  if (passed_ < outer || passed_ == way_.size()) return entry::kept;
  if (!is_next(way_[passed_])) return passed_ == 0 ? entry::kept : entry::beside;
  ++passed_;
  return entry::on_the_way;
}

inline bool partial_builder::key() {
  if (skipping_) return true;
  if (!inner_.key()) return false;
  skipping_ = enter([&](const Value& wanted) { return wanted == inner_.last(); }) == entry::beside;
  if (skipping_) inner_.drop_last();
  return true;
}

inline bool partial_builder::text_key(std::string_view text) {
  if (skipping_) return true;
  const auto is_next = [&](const Value& wanted) { return wanted.is_str() && wanted.as_str() == text; };
  skipping_ = text != "__jsonclass__" && enter(is_next) == entry::beside;
  return skipping_ || inner_.text_key(text);
}

inline bool partial_builder::close(closing what, std::size_t count) {
  if (!skipping_) {
    --brackets_;
    return inner_.close(what, count);
  }
  --skipped_brackets_;
  skipping_ = skipped_brackets_ != 0;
  return true;
}

}  // namespace sipyco::pyon
