# SPDX-License-Identifier: LGPL-3.0-or-later
"""A threaded TCP server on a port of the system's choice, one thread a connection."""

import socket
import threading

from . import wire


class TcpServer:
    """Listens from construction to `close`; `serve` handles one connection.

    What `serve` raises is kept in `errors`, except for peers that leave.
    """

    def __init__(self, host="127.0.0.1", deadline=wire.DEADLINE):
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._listener = socket.create_server((host, 0), family=family)
        self.host, self.port = self._listener.getsockname()[:2]
        self.deadline = deadline
        self.errors = []
        self._threads = []
        self._open = set()
        self._lock = threading.Lock()
        self._acceptor = threading.Thread(target=self._accept, daemon=True)
        self._acceptor.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def serve(self, lines):
        raise NotImplementedError

    def _accept(self):
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            lines = wire.Lines(sock, self.deadline)
            with self._lock:
                self._open.add(lines)
            thread = threading.Thread(target=self._run, args=(lines,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _run(self, lines):
        try:
            self.serve(lines)
        except (ConnectionError, BrokenPipeError):
            pass
        except Exception as error:  # shown by the test that owns the server
            self.errors.append(error)
        finally:
            with self._lock:
                self._open.discard(lines)
            lines.close()

    def close(self):
        """Stops listening and cuts what is still open."""
        try:
            self._listener.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        self._listener.close()
        with self._lock:
            for lines in self._open:
                try:
                    lines.sock.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass
        for thread in [self._acceptor, *self._threads]:
            thread.join(self.deadline)


class ScriptedServer(TcpServer):
    """Plays the same script, a function of the connection's lines, to every client."""

    def __init__(self, script, host="127.0.0.1", deadline=wire.DEADLINE):
        self._script = script
        super().__init__(host, deadline)

    def serve(self, lines):
        self._script(lines)
