// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logforward/child.hpp"

#include <sipyco/cli/errors.hpp>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>

namespace sipyco::logforward {

namespace {

struct pipe_ends {
  int read = -1;
  int write = -1;
};

pipe_ends make_pipe() {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0)
    throw cli::fatal_error(cli::exit_code::io_error, std::string("cannot make a pipe: ") + std::strerror(errno));
  return {ends[0], ends[1]};
}

/// What posix_spawn is told: output into the pipes, signals as they were.
class spawn_plan {
 public:
  spawn_plan(int out, int err) {
    posix_spawn_file_actions_init(&files_);
    posix_spawn_file_actions_adddup2(&files_, out, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&files_, err, STDERR_FILENO);
    posix_spawnattr_init(&attributes_);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes_, &none);
    sigset_t to_default;
    sigemptyset(&to_default);
    sigaddset(&to_default, SIGPIPE);
    posix_spawnattr_setsigdefault(&attributes_, &to_default);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  }
  spawn_plan(const spawn_plan&) = delete;
  spawn_plan& operator=(const spawn_plan&) = delete;
  ~spawn_plan() {
    posix_spawn_file_actions_destroy(&files_);
    posix_spawnattr_destroy(&attributes_);
  }

  int run(pid_t& pid, const std::vector<std::string>& command) {
    std::vector<char*> arguments;
    arguments.reserve(command.size() + 1);
    for (const auto& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    return posix_spawnp(&pid, arguments[0], &files_, &attributes_, arguments.data(), environ);
  }

 private:
  posix_spawn_file_actions_t files_{};
  posix_spawnattr_t attributes_{};
};

constexpr int not_found = 127;
constexpr int not_runnable = 126;

}  // namespace

child::child(const std::vector<std::string>& command) {
  const auto out = make_pipe();
  const auto err = make_pipe();
  out_ = out.read;
  err_ = err.read;
  const int error = spawn_plan(out.write, err.write).run(pid_, command);
  close(out.write);
  close(err.write);
  if (error != 0)
    throw cli::fatal_error(static_cast<cli::exit_code>(error == ENOENT ? not_found : not_runnable),
                           "cannot run " + command[0] + ": " + std::strerror(error));
}

child::~child() {
  close(out_);
  close(err_);
}

void child::send(int signal) const noexcept { kill(pid_, signal); }

std::optional<child_end> child::ended() {
  int status = 0;
  if (waitpid(pid_, &status, WNOHANG) != pid_) return std::nullopt;
  if (WIFSIGNALED(status)) return child_end{0, WTERMSIG(status)};
  return child_end{WEXITSTATUS(status), 0};
}

}  // namespace sipyco::logforward
