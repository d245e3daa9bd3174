// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logserver/log_files.hpp"

#include "logserver/output_file.hpp"

#include <sipyco/cli/errors.hpp>

#include <sys/stat.h>

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

// The day that a file is of: that of the last record in it, or today.
log_file opened(const std::string& path) {
  auto target = std::make_shared<output_file>(path);
  struct stat about {};
  fstat(target->descriptor(), &about);
  const auto last = std::chrono::system_clock::from_time_t(about.st_mtime);
  return {std::move(target), end_of_day(last)};
}

}  // namespace

std::string file_name_of(std::string_view source) {
  std::string out(source.substr(0, most_name_bytes));
  for (char& c : out)
    if (!stays(c)) c = '_';
  if (out.empty() || out[0] == '.') out.replace(0, out.empty() ? 0 : 1, "_");
  return out;
}

log_files::log_files(std::string path, std::optional<std::size_t> backups)
    : path_(std::move(path)), backups_(backups), place_(path_.find("%s")) {
  if (place_ == path_.npos) only_ = opened(path_);
}

log_file& log_files::of(std::string_view source, std::string& problem) {
  if (only_.target) return only_;
  auto name = file_name_of(source);
  const auto known = by_name_.find(name);
  if (known != by_name_.end() && known->second.target) return known->second;
  const bool first = known == by_name_.end();
  if (by_name_.size() >= most_open) by_name_.clear();
  auto& file = by_name_[name];
  try {
    file = opened(path_.substr(0, place_) + name + path_.substr(place_ + 2));
  } catch (const cli::fatal_error& error) {
    if (first) problem = error.what();
  }
  return file;
}

std::optional<file_rotation> log_files::rotation(log_file& file, std::chrono::system_clock::time_point when) const {
  if (!backups_ || when < file.day_end) return std::nullopt;
  file_rotation out{suffix_of_day(file.day_end), *backups_};
  file.day_end = end_of_day(when);
  return out;
}

std::vector<output_target> log_files::all() const {
  if (only_.target) return {only_.target};
  std::vector<output_target> out;
  for (const auto& [name, file] : by_name_)
    if (file.target) out.push_back(file.target);
  return out;
}

}  // namespace sipyco::logserver
