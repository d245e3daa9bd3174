// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/history.hpp"

#include "rpctool/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <unordered_set>

namespace sipyco::rpctool {

namespace {

constexpr std::size_t most_lines = 5000;

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    if (end > 0) out.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::vector<std::string> read_lines(const std::string& path) {
  const auto text = read_file(path);
  return text ? split_lines(*text) : std::vector<std::string>();
}

void make_folders(const std::string& path) {
  for (auto slash = path.find('/', 1); slash != path.npos; slash = path.find('/', slash + 1))
    mkdir(path.substr(0, slash).c_str(), S_IRWXU);
}

bool write_lines(int descriptor, const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) text.append(line).append("\n");
  return write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size());
}

}  // namespace

std::string history_path() {
  constexpr auto file = "/sipyco/rpctool_history";
  if (const char* state = std::getenv("XDG_STATE_HOME"); state && *state == '/') return std::string(state) + file;
  const char* home = std::getenv("HOME");
  return home && *home ? std::string(home) + "/.local/state" + file : std::string();
}

std::vector<std::string> without_repeats(const std::vector<std::string>& lines, std::size_t most) {
  std::vector<std::string> out;
  std::unordered_set<std::string_view> seen;
  for (auto line = lines.rbegin(); line != lines.rend() && out.size() < most; ++line)
    if (seen.insert(*line).second) out.push_back(*line);
  std::ranges::reverse(out);
  return out;
}

history::history(std::string path) : path_(std::move(path)) {
  if (!path_.empty()) lines_ = without_repeats(read_lines(path_), most_lines);
}

history::~history() {
  try {
    compact();
  } catch (const std::exception&) {  // see the class
  }
}

void history::add(std::string_view line) {
  if (line.empty() || line[0] == ' ' || line.find_first_not_of(" \t\n") == line.npos) return;
  std::string kept(line);
  std::ranges::replace(kept, '\n', ' ');
  std::erase(lines_, kept);
  lines_.push_back(kept);
  if (path_.empty()) return;
  make_folders(path_);
  const int descriptor = open(path_.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (descriptor < 0) return;
  write_lines(descriptor, {kept});
  close(descriptor);
}

// Another session may have added lines meanwhile.
void history::compact() {
  if (path_.empty()) return;
  const auto found = read_lines(path_);
  const auto kept = without_repeats(found, most_lines);
  if (kept.size() == found.size()) return;
  const auto temporary = path_ + "." + std::to_string(getpid());
  const int descriptor = open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (descriptor < 0) return;
  const bool written = write_lines(descriptor, kept);
  close(descriptor);
  if (!written || std::rename(temporary.c_str(), path_.c_str()) != 0) unlink(temporary.c_str());
}

}  // namespace sipyco::rpctool
