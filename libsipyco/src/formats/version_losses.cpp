// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/formats/version_losses.hpp>

#include <sipyco/base/limits.hpp>
#include <sipyco/value/value.hpp>
#include "formats/trail.hpp"

namespace sipyco::formats {
namespace {

class finder {
 public:
  explicit finder(std::size_t most) : most_(most) {}

  void look(const Value& x) {
    if (found_.size() >= most_ || trail_.depth() >= max_value_depth) return;
    if (x.kind() == kind::set && x.as_set().empty()) {
      found_.push_back({trail_.to_string(), "an empty set becomes an empty dict"});
      return;
    }
    if (x.is_dict())
      entries(x.as_dict());
    else if (x.is_sequence())
      items(x.items());
    else if (x.kind() == kind::set)
      items(x.as_set());
  }

  std::vector<json_loss> take() { return std::move(found_); }

 private:
  template <class Items>
  void items(const Items& all) {
    const trail::level here(trail_);
    std::size_t i = 0;
    for (const Value& item : all) {
      trail_.at(i++);
      look(item);
    }
  }

  void entries(const Dict& all) {
    const trail::level here(trail_);
    for (const dict_entry& entry : all) {
      trail_.at(entry.key);
      look(entry.key);
      look(entry.value);
    }
  }

  std::size_t most_;
  trail trail_;
  std::vector<json_loss> found_;
};

}  // namespace

std::vector<json_loss> version_losses(const Value& x, std::size_t most) {
  finder all(most);
  all.look(x);
  return all.take();
}

}  // namespace sipyco::formats
