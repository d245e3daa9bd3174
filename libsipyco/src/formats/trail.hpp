// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace sipyco {
class Value;
}

namespace sipyco::formats {

/// Where in a value a recursive walk is; costs a pointer a level, and becomes text only when it is shown.
class trail {
 public:
  /// One container, for as long as it lives.
  class level {
   public:
    explicit level(trail& owner) : owner_(owner) { owner_.steps_.push_back({}); }
    level(const level&) = delete;
    level& operator=(const level&) = delete;
    ~level() { owner_.steps_.pop_back(); }

   private:
    trail& owner_;
  };

  void at(std::size_t index) noexcept { steps_.back() = {nullptr, index}; }
  /// The key must live as long as the walk is inside of its value.
  void at(const Value& key) noexcept { steps_.back() = {&key, 0}; }
  [[nodiscard]] std::size_t depth() const noexcept { return steps_.size(); }
  /// `["a"][1]`.
  [[nodiscard]] std::string to_string() const;

 private:
  struct step {
    const Value* key = nullptr;
    std::size_t index = 0;
  };
  std::vector<step> steps_;
};

}  // namespace sipyco::formats
