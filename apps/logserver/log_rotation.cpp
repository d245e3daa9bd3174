// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logserver/log_rotation.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <string_view>
#include <vector>

namespace sipyco::logserver {

namespace fs = std::filesystem;
using clock = std::chrono::system_clock;

namespace {

std::tm local_parts(clock::time_point when) {
  const std::time_t seconds = clock::to_time_t(when);
  std::tm parts{};
  localtime_r(&seconds, &parts);
  return parts;
}

// `.2026-11-28`, or with an ending that a compressor gave it.
bool is_suffix(std::string_view text) {
  constexpr std::string_view form = ".dddd-dd-dd";
  if (text.size() < form.size()) return false;
  const auto fits = [](char c, char wanted) { return wanted == 'd' ? c >= '0' && c <= '9' : c == wanted; };
  if (!std::equal(form.begin(), form.end(), text.begin(), [&](char wanted, char c) { return fits(c, wanted); }))
    return false;
  return text.size() == form.size() || text[form.size()] == '.';
}

std::vector<fs::path> old_files(const fs::path& path, std::error_code& error) {
  const auto name = path.filename().string();
  const auto folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  std::vector<fs::path> out;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const auto other = entry->path().filename().string();
    if (other.starts_with(name) && is_suffix(std::string_view(other).substr(name.size()))) out.push_back(entry->path());
  }
  std::ranges::sort(out);
  return out;
}

int remove_old(const std::string& path, std::size_t keep) {
  std::error_code error;
  const auto found = old_files(path, error);
  for (std::size_t i = 0; !error && i + keep < found.size(); ++i) fs::remove(found[i], error);
  return error.value();
}

}  // namespace

clock::time_point end_of_day(clock::time_point when) {
  auto parts = local_parts(when);
  parts.tm_mday += 1;
  parts.tm_hour = parts.tm_min = parts.tm_sec = 0;
  parts.tm_isdst = -1;
  return clock::from_time_t(std::mktime(&parts));
}

std::string suffix_of_day(clock::time_point end) {
  const auto parts = local_parts(end - std::chrono::seconds(1));
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), ".%Y-%m-%d", &parts)};
}

int rotate_file(const std::string& path, const file_rotation& how) {
  if (std::rename(path.c_str(), (path + how.suffix).c_str()) != 0 && errno != ENOENT) return errno;
  return how.keep == 0 ? 0 : remove_old(path, how.keep);
}

}  // namespace sipyco::logserver
