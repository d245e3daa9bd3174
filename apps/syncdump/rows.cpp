// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/rows.hpp"

#include "syncdump/summary.hpp"

#include <sipyco/cli/terminal.hpp>
#include <sipyco/formats/path.hpp>
#include <sipyco/text/repr.hpp>

namespace sipyco::syncdump {

namespace {

constexpr std::size_t deepest = 3;

std::string key_text(const Value& key) {
  return cli::safe_line(key.is_str() && !key.as_str().empty() ? std::string(key.as_str()) : text::repr(key));
}

class row_maker {
 public:
  row_maker(std::size_t columns, std::size_t most) : columns_(columns), most_(most) {}

  void add_entries(const Value& structure, const std::string& path, std::size_t depth) {
    if (structure.is_dict()) {
      for (const auto& [key, value] : structure.as_dict()) add(key, value, path, depth);
    } else if (structure.is_sequence()) {
      for (std::size_t i = 0; i < structure.items().size() && rows_.size() < most_; ++i)
        add(i, structure.items()[i], path, depth);
    } else {
      rows_.push_back({path, "", summary(structure, columns_)});
    }
  }

  [[nodiscard]] std::vector<row> take() { return std::move(rows_); }

 private:
  void add(const Value& key, const Value& value, const std::string& path, std::size_t depth) {
    if (rows_.size() >= most_) return;
    std::string place = path;
    formats::append_step(place, key);
    const std::string shown = std::string(2 * depth, ' ') + key_text(key);
    const bool apart = value.is_dict() && !value.as_dict().empty() && depth < deepest;
    rows_.push_back({place, shown, apart ? "" : summary(value, columns_)});
    if (apart) add_entries(value, place, depth + 1);
  }

  std::size_t columns_;
  std::size_t most_;
  std::vector<row> rows_;
};

}  // namespace

std::vector<row> rows_of(const Value& structure, std::size_t columns, std::size_t most) {
  row_maker maker(columns, most);
  maker.add_entries(structure, "", 0);
  return maker.take();
}

}  // namespace sipyco::syncdump
