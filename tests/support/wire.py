# SPDX-License-Identifier: LGPL-3.0-or-later
"""Lines over a socket, with a deadline on every wait."""

import socket
import time

DEADLINE = 20.0


class Lines:
    """A connected socket that sends bytes and receives lines; nothing waits past its deadline."""

    def __init__(self, sock, deadline=DEADLINE):
        self.sock = sock
        self.deadline = deadline
        self._buffer = b""
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def _receive(self, end):
        left = end - time.monotonic()
        if left <= 0:
            raise TimeoutError("the peer sent nothing before the deadline")
        self.sock.settimeout(left)
        return self.sock.recv(1 << 16)

    def read_line(self):
        """One line with its newline; what came before the end of the stream; b"" at its end."""
        end = time.monotonic() + self.deadline
        while b"\n" not in self._buffer:
            data = self._receive(end)
            if not data:
                rest, self._buffer = self._buffer, b""
                return rest
            self._buffer += data
        line, _, self._buffer = self._buffer.partition(b"\n")
        return line + b"\n"

    def read_to_end(self):
        """Everything until the peer closes; a reset counts as an end."""
        end = time.monotonic() + self.deadline
        data, self._buffer = self._buffer, b""
        try:
            while more := self._receive(end):
                data += more
        except ConnectionResetError:
            pass
        return data

    def send(self, data, chunk=None):
        """All of the bytes, optionally in segments of `chunk` bytes."""
        self.sock.settimeout(self.deadline)
        for at in range(0, len(data), chunk or max(len(data), 1)):
            self.sock.sendall(data[at:at + (chunk or len(data))])

    def finish(self):
        """Closes our direction only."""
        self.sock.shutdown(socket.SHUT_WR)

    def close(self):
        self.sock.close()


def connect(host, port, deadline=DEADLINE):
    return Lines(socket.create_connection((host, port), deadline), deadline)
