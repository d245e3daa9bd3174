// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pipe_ipc/child_process.hpp"

#include <sipyco/base/connection_error.hpp>

#include "net/system_failure.hpp"

#include <cerrno>
#include <csignal>
#include <utility>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sipyco::pipe_ipc {
namespace {

/// What posix_spawn is told: some descriptors stay open, signals have their default meaning.
class spawn_plan {
 public:
  spawn_plan(const subprocess_options& options, std::span<const int> passed) {
    ::posix_spawn_file_actions_init(&files_);
    ::posix_spawnattr_init(&attributes_);
    // Onto itself: the descriptor loses its close-on-exec.
    for (const int fd : passed) ::posix_spawn_file_actions_adddup2(&files_, fd, fd);
    if (!options.working_directory.empty())
      ::posix_spawn_file_actions_addchdir_np(&files_, options.working_directory.c_str());
    sigset_t signals;
    ::sigemptyset(&signals);
    ::posix_spawnattr_setsigmask(&attributes_, &signals);
    ::sigaddset(&signals, SIGPIPE);
    ::posix_spawnattr_setsigdefault(&attributes_, &signals);
    const int session = options.start_new_session ? POSIX_SPAWN_SETSID : 0;
    ::posix_spawnattr_setflags(&attributes_,
                               static_cast<short>(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | session));
  }
  spawn_plan(const spawn_plan&) = delete;
  spawn_plan& operator=(const spawn_plan&) = delete;
  ~spawn_plan() {
    ::posix_spawn_file_actions_destroy(&files_);
    ::posix_spawnattr_destroy(&attributes_);
  }

  int run(pid_t& pid, char* const* command, char* const* environment) const {
    return ::posix_spawnp(&pid, command[0], &files_, &attributes_, command, environment);
  }

 private:
  posix_spawn_file_actions_t files_{};
  posix_spawnattr_t attributes_{};
};

std::vector<char*> pointers(const std::vector<std::string>& words) {
  std::vector<char*> out;
  out.reserve(words.size() + 1);
  for (const auto& word : words) out.push_back(const_cast<char*>(word.c_str()));
  out.push_back(nullptr);
  return out;
}

pid_t spawn(const std::vector<std::string>& command, const subprocess_options& options, std::span<const int> passed) {
  if (command.empty()) throw ConfigurationError("cannot start a child process: no program was given");
  const auto arguments = pointers(command);
  const auto environment = options.environment ? pointers(*options.environment) : std::vector<char*>{};
  pid_t pid = -1;
  const int error =
      spawn_plan(options, passed).run(pid, arguments.data(), options.environment ? environment.data() : ::environ);
  if (error != 0) throw ConfigurationError("cannot start '" + command[0] + "': " + net::error_text(error));
  return pid;
}

// Somebody else has reaped it; asyncio says so too.
constexpr int unknown_returncode = 255;

int returncode_of(int status) { return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status); }

}  // namespace

child_process::child_process(const std::vector<std::string>& command, const subprocess_options& options,
                             std::span<const int> passed)
    : pid_(spawn(command, options, passed)) {}

void child_process::reap() {
  // First without reaping: until the lock is held nobody may take the number for another process's.
  siginfo_t ended{};
  while (::waitid(P_PID, static_cast<id_t>(pid_), &ended, WEXITED | WNOWAIT) != 0 && errno == EINTR) {
  }
  const std::lock_guard held(mutex_);
  int status = 0;
  pid_t reaped = -1;
  while ((reaped = ::waitpid(pid_, &status, 0)) < 0 && errno == EINTR) {
  }
  returncode_ = reaped == pid_ ? returncode_of(status) : unknown_returncode;
}

std::optional<int> child_process::returncode() const {
  const std::lock_guard held(mutex_);
  return returncode_;
}

void child_process::send_signal(int number) noexcept {
  const std::lock_guard held(mutex_);
  if (!returncode_) ::kill(pid_, number);
}

std::string describe_end(int returncode) {
  if (returncode < 0) return "was killed by signal " + std::to_string(-returncode);
  return "has exited with status " + std::to_string(returncode);
}

}  // namespace sipyco::pipe_ipc
