# SPDX-License-Identifier: LGPL-3.0-or-later
"""Running executables under test: one-shot commands and servers."""

import atexit
from dataclasses import dataclass
import os
import signal
import socket
import subprocess
import threading
import time

from . import wire


@dataclass
class Result:
    """What one command left behind; `code` is negative after death by a signal."""
    code: int
    out: bytes
    err: bytes

    @property
    def text(self):
        return self.out.decode("utf-8", "surrogateescape")

    @property
    def talk(self):
        return self.err.decode("utf-8", "surrogateescape")


def environment(**changes):
    """A fixed environment: C locale, no colour wishes, nothing that buffers or hashes at random."""
    kept = {k: v for k, v in os.environ.items()
            if k in ("PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS",
                     "TSAN_OPTIONS", "LSAN_OPTIONS")}
    kept.update({"LC_ALL": "C.UTF-8", "PYTHONUNBUFFERED": "1", "PYTHONHASHSEED": "0"})
    kept.update(changes)
    return {k: v for k, v in kept.items() if v is not None}


def run(argv, stdin=b"", timeout=wire.DEADLINE, env=None, **popen):
    """Runs a command to its end, with its output captured."""
    popen.setdefault("stdout", subprocess.PIPE)
    popen.setdefault("stderr", subprocess.PIPE)
    with subprocess.Popen([str(a) for a in argv], stdin=subprocess.PIPE,
                          env=environment(**(env or {})), **popen) as process:
        try:
            out, err = process.communicate(stdin, timeout)
        except subprocess.TimeoutExpired:
            process.kill()
            out, err = process.communicate()
            raise AssertionError(f"{argv} still ran after {timeout} s\n{out}\n{err}") from None
    return Result(process.returncode, out or b"", err or b"")


def free_port(hosts=("127.0.0.1", "::1")):
    """A port that was free a moment ago on every host."""
    for _ in range(100):
        with socket.create_server((hosts[0], 0), family=_family(hosts[0])) as probe:
            port = probe.getsockname()[1]
            try:
                for host in hosts[1:]:
                    socket.create_server((host, port), family=_family(host)).close()
            except OSError:
                continue
            return port
    raise RuntimeError("no free port found")


def _family(host):
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _listening_inodes():
    """Socket inode -> port of every listening TCP socket."""
    found = {}
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        try:
            with open(table, encoding="ascii") as rows:
                fields = [row.split() for row in list(rows)[1:]]
        except OSError:
            continue
        found.update({f[9]: int(f[1].rsplit(":", 1)[1], 16) for f in fields if f[3] == "0A"})
    return found


def listening_ports(pid):
    """The ports that a process listens on, sorted."""
    inodes = _listening_inodes()
    ports = set()
    try:
        for descriptor in os.listdir(f"/proc/{pid}/fd"):
            try:
                target = os.readlink(f"/proc/{pid}/fd/{descriptor}")
            except OSError:
                continue
            if target.startswith("socket:["):
                ports.add(inodes.get(target[8:-1]))
    except OSError:
        pass
    return sorted(ports - {None})


class _Stream:
    """Collects what a pipe delivers, on a thread, so that a writer never blocks."""

    def __init__(self, pipe):
        self._pipe = pipe
        self._data = b""
        self._ended = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._collect, daemon=True)
        self._thread.start()

    def _collect(self):
        while data := os.read(self._pipe.fileno(), 1 << 16):
            with self._changed:
                self._data += data
                self._changed.notify_all()
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def wait_for(self, text, timeout):
        with self._changed:
            if not self._changed.wait_for(lambda: text in self._data or self._ended, timeout):
                raise TimeoutError(f"{text!r} did not come; so far: {self._data!r}")
            if text not in self._data:
                raise EOFError(f"{text!r} never came: {self._data!r}")
            return self._data

    def all(self, timeout):
        self._thread.join(timeout)
        return self._data


class ServerProcess:
    """A server executable, up when the constructor returns and gone when `close` does."""

    def __init__(self, argv, port=None, timeout=wire.DEADLINE, env=None):
        self.argv = [str(a) for a in argv]
        self.timeout = timeout
        self.process = subprocess.Popen(self.argv, stdin=subprocess.DEVNULL,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                        env=environment(**(env or {})))
        atexit.register(self.process.kill)
        self.stdout = _Stream(self.process.stdout)
        self.stderr = _Stream(self.process.stderr)
        self.port = self._await_port(port)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    @property
    def pid(self):
        return self.process.pid

    def _await_port(self, port):
        """The kernel's table is asked rather than the server, which so sees no stray client."""
        end = time.monotonic() + self.timeout
        while time.monotonic() < end:
            ports = listening_ports(self.pid)
            if ports and (port is None or port in ports):
                return port or ports[0]
            try:
                self.process.wait(0.01)
            except subprocess.TimeoutExpired:
                continue
            break
        self.process.kill()
        raise RuntimeError(f"{self.argv} does not listen (exit {self.process.poll()}): "
                           f"{self.stderr.all(5)!r}")

    def signal(self, number):
        self.process.send_signal(number)

    def wait(self, timeout=None):
        """The server's own end."""
        code = self.process.wait(timeout or self.timeout)
        return Result(code, self.stdout.all(self.timeout), self.stderr.all(self.timeout))

    def close(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        result = self.wait()
        atexit.unregister(self.process.kill)
        self.process.stdout.close()
        self.process.stderr.close()
        return result
