// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logserver/log_files.hpp"

#include "logserver/output_file.hpp"

#include <sipyco/cli/errors.hpp>

#include <memory>
#include <utility>

namespace sipyco::logserver {

namespace {

// A peer may name any number of sources: beyond so many the files are closed, and opened again as they are needed.
constexpr std::size_t most_open = 400;
constexpr std::size_t most_name_bytes = 100;

bool stays(char c) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return letter || std::string_view(".()+-_@").find(c) != std::string_view::npos;
}

}  // namespace

std::string file_name_of(std::string_view source) {
  std::string out(source.substr(0, most_name_bytes));
  for (char& c : out)
    if (!stays(c)) c = '_';
  if (out.empty() || out[0] == '.') out.replace(0, out.empty() ? 0 : 1, "_");
  return out;
}

log_files::log_files(std::string path) : path_(std::move(path)), place_(path_.find("%s")) {
  if (place_ == path_.npos) only_ = std::make_shared<output_file>(path_);
}

output_target log_files::of(std::string_view source, std::string& problem) {
  if (only_) return only_;
  auto name = file_name_of(source);
  const auto known = by_name_.find(name);
  if (known != by_name_.end() && known->second) return known->second;
  if (by_name_.size() >= most_open) by_name_.clear();
  const bool first = known == by_name_.end();
  auto& target = by_name_[name];
  try {
    target = std::make_shared<output_file>(path_.substr(0, place_) + name + path_.substr(place_ + 2));
  } catch (const cli::fatal_error& error) {
    if (first) problem = error.what();
  }
  return target;
}

std::vector<output_target> log_files::all() const {
  if (only_) return {only_};
  std::vector<output_target> out;
  for (const auto& [name, target] : by_name_)
    if (target) out.push_back(target);
  return out;
}

}  // namespace sipyco::logserver
