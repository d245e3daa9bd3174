// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logserver/journal_socket.hpp"

#include <sipyco/cli/errors.hpp>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace sipyco::logserver {

namespace {

int connected(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path) return errno = ENAMETOOLONG, -1;
  std::copy(path.begin(), path.end(), address.sun_path);
  const int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (fd < 0) return -1;
  if (connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return fd;
  const int error = errno;
  close(fd);
  return errno = error, -1;
}

bool is_lost(int error) {
  return error == ECONNREFUSED || error == ECONNRESET || error == ENOTCONN || error == EPIPE || error == EBADF;
}

// A file that nobody can change any more, as the journal wants it. -1 and errno where that fails.
int sealed_file(std::string_view content) {
  const int fd = memfd_create("sipyco-log-record", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (fd < 0) return -1;
  std::size_t done = 0;
  while (done < content.size()) {
    const auto count = write(fd, content.data() + done, content.size() - done);
    if (count < 0) break;
    done += static_cast<std::size_t>(count);
  }
  constexpr int seals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL;
  if (done == content.size() && fcntl(fd, F_ADD_SEALS, seals) == 0) return fd;
  const int error = errno;
  close(fd);
  return errno = error, -1;
}

int send_descriptor(int socket, int fd) {
  msghdr message{};
  alignas(cmsghdr) char room[CMSG_SPACE(sizeof fd)] = {};
  message.msg_control = room;
  message.msg_controllen = sizeof room;
  auto* const header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(sizeof fd);
  std::memcpy(CMSG_DATA(header), &fd, sizeof fd);
  return sendmsg(socket, &message, MSG_NOSIGNAL) >= 0 ? 0 : errno;
}

}  // namespace

journal_socket::journal_socket(std::string path) : path_(std::move(path)), fd_(connected(path_)) {
  if (fd_ < 0)
    throw cli::fatal_error(cli::exit_code::cannot_create,
                           "cannot reach the journal at " + path_ + ": " + std::strerror(errno));
}

journal_socket::~journal_socket() { close(fd_); }

record_target::outcome journal_socket::write_some(std::string_view record) {
  int error = send(record);
  if (is_lost(error) && (error = reopen()) == 0) error = send(record);
  if (error == 0) return {record.size(), 0};
  return {0, error == EINTR ? EAGAIN : error};
}

int journal_socket::send(std::string_view record) const {
  if (::send(fd_, record.data(), record.size(), MSG_NOSIGNAL) >= 0) return 0;
  return errno == EMSGSIZE ? send_in_file(record) : errno;
}

int journal_socket::send_in_file(std::string_view record) const {
  const int file = sealed_file(record);
  if (file < 0) return errno;
  const int error = send_descriptor(fd_, file);
  close(file);
  return error;
}

int journal_socket::reopen() {
  const int fresh = connected(path_);
  if (fresh < 0) return errno;
  close(std::exchange(fd_, fresh));
  return 0;
}

}  // namespace sipyco::logserver
