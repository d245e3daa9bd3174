// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/command.hpp"

#include <sipyco/cli/errors.hpp>

#include <fmt/format.h>

#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>

namespace sipyco::syncdump {

namespace {

constexpr int not_found = 127;
constexpr int not_runnable = 126;

/// A file without a name that holds a text; what reads it needs no one to write it meanwhile.
class text_file {
 public:
  explicit text_file(std::string_view text) : fd_(memfd_create("event", MFD_CLOEXEC)) {
    while (fd_ >= 0 && !text.empty()) {
      const auto count = write(fd_, text.data(), text.size());
      if (count <= 0) fail();
      text.remove_prefix(static_cast<std::size_t>(count));
    }
    if (fd_ < 0 || lseek(fd_, 0, SEEK_SET) != 0) fail();
  }
  text_file(const text_file&) = delete;
  text_file& operator=(const text_file&) = delete;
  ~text_file() { close(fd_); }

  [[nodiscard]] int fd() const noexcept { return fd_; }

 private:
  [[noreturn]] void fail() const {
    const std::string why = std::strerror(errno);
    if (fd_ >= 0) close(fd_);
    throw cli::fatal_error(cli::exit_code::io_error, "cannot hand an event to the command: " + why);
  }

  int fd_;
};

/// What posix_spawn is told: standard input, and signals as they were.
class spawn_plan {
 public:
  explicit spawn_plan(int input) {
    posix_spawn_file_actions_init(&files_);
    posix_spawn_file_actions_adddup2(&files_, input, STDIN_FILENO);
    posix_spawnattr_init(&attributes_);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK);
  }
  spawn_plan(const spawn_plan&) = delete;
  spawn_plan& operator=(const spawn_plan&) = delete;
  ~spawn_plan() {
    posix_spawn_file_actions_destroy(&files_);
    posix_spawnattr_destroy(&attributes_);
  }

  int run(pid_t& pid, const std::vector<char*>& words, const std::vector<char*>& variables) {
    return posix_spawnp(&pid, words[0], &files_, &attributes_, words.data(), variables.data());
  }

 private:
  posix_spawn_file_actions_t files_{};
  posix_spawnattr_t attributes_{};
};

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (auto& text : texts) out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

std::vector<std::string> environment(const command::variables& more) {
  std::vector<std::string> out;
  for (char** each = environ; *each != nullptr; ++each) {
    const std::string_view entry(*each);
    const bool replaced =
        std::ranges::any_of(more, [&](const auto& variable) { return entry.starts_with(variable.first + "="); });
    if (!replaced) out.emplace_back(entry);
  }
  for (const auto& [name, value] : more) out.push_back(name + "=" + value);
  return out;
}

}  // namespace

void command::start(std::string_view input, const variables& more) {
  const text_file file(input);
  auto words = words_;
  auto whole = environment(more);
  const int error = spawn_plan(file.fd()).run(pid_, pointers(words), pointers(whole));
  if (error == 0) return;
  pid_ = -1;
  throw cli::fatal_error(static_cast<cli::exit_code>(error == ENOENT ? not_found : not_runnable),
                         "cannot run " + words_[0] + ": " + std::strerror(error));
}

std::string command::end_text(int status) {
  pid_ = -1;
  if (WIFSIGNALED(status)) return fmt::format("{} was killed by signal {}", words_[0], WTERMSIG(status));
  if (WEXITSTATUS(status) != 0) return fmt::format("{} ended with exit code {}", words_[0], WEXITSTATUS(status));
  return {};
}

std::optional<std::string> command::ended() {
  int status = 0;
  if (waitpid(pid_, &status, WNOHANG) != pid_) return std::nullopt;
  return end_text(status);
}

std::string command::wait() {
  int status = 0;
  while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  return end_text(status);
}

}  // namespace sipyco::syncdump
