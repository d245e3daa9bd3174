// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/tls_bio.hpp"

#include <openssl/bio.h>

#include <cerrno>
#include <cstddef>
#include <new>

#include <sys/socket.h>

namespace sipyco::net {
namespace {

tls_socket& socket_of(BIO* bio) { return *static_cast<tls_socket*>(BIO_get_data(bio)); }

bool is_passing(int error) { return error == EAGAIN || error == EWOULDBLOCK || error == EINTR; }

int write_socket(BIO* bio, const char* bytes, int size) {
  auto& socket = socket_of(bio);
  BIO_clear_retry_flags(bio);
  const auto sent = ::send(socket.fd, bytes, static_cast<std::size_t>(size), MSG_NOSIGNAL);
  if (sent >= 0) return static_cast<int>(sent);
  if (is_passing(errno))
    BIO_set_retry_write(bio);
  else
    socket.error = errno;
  return -1;
}

int read_socket(BIO* bio, char* room, int size) {
  auto& socket = socket_of(bio);
  BIO_clear_retry_flags(bio);
  const auto got = ::recv(socket.fd, room, static_cast<std::size_t>(size), 0);
  if (got > 0) return static_cast<int>(got);
  if (got == 0)
    socket.ended = true;
  else if (is_passing(errno))
    BIO_set_retry_read(bio);
  else
    socket.error = errno;
  return got == 0 ? 0 : -1;
}

long control_socket(BIO* bio, int command, long, void*) {
  if (command == BIO_CTRL_EOF) return socket_of(bio).ended ? 1 : 0;
  return command == BIO_CTRL_FLUSH ? 1 : 0;
}

BIO_METHOD* make_method() {
  BIO_METHOD* const method = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "sipyco socket");
  if (!method) throw std::bad_alloc();
  BIO_meth_set_write(method, write_socket);
  BIO_meth_set_read(method, read_socket);
  BIO_meth_set_ctrl(method, control_socket);
  return method;
}

}  // namespace

bio_st* make_socket_bio(tls_socket& socket) {
  static BIO_METHOD* const method = make_method();
  BIO* const bio = BIO_new(method);
  if (!bio) throw std::bad_alloc();
  BIO_set_data(bio, &socket);
  BIO_set_init(bio, 1);
  return bio;
}

}  // namespace sipyco::net
