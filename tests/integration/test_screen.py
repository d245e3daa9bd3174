# SPDX-License-Identifier: LGPL-3.0-or-later
"""syncdump's screen on a pseudo-terminal."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import threading
import time
import unittest

from interop import sync_process
from support import executables, process, tcp_server, terminal, wire

ENTER, LEAVE = b"\x1b[?1049h", b"\x1b[?25h\x1b[?1049l"


@terminal.needed
class ScreenTest(unittest.TestCase):
    def setUp(self):
        executables.syncdump()
        executables.sync_probe()
        self.probe = sync_process.Probe()
        self.addCleanup(self.probe.close)
        self.change(b'{"action": "init", "struct": {"temperature": 20.5, "a\\u001b[2J": "x\\u001b[2Jy", '
                    b'"array": nparray((2, 2), "|i1", b"AQIDBA=="), "runs": {7: {"status": "pending"}}}}')
        self.seen = b""

    def change(self, line):
        self.assertEqual(self.probe.ask(line), b"ok")

    def start(self, *arguments, lines=12, columns=60, name="test", port=None):
        self.terminal, inner = pty.openpty()
        self.addCleanup(os.close, self.terminal)
        self.resize(lines, columns)
        tool = subprocess.Popen([executables.syncdump(), *arguments, "::1", str(port or self.probe.port[2]), name], stdin=inner,
                                stdout=inner, stderr=inner, start_new_session=True,
                                env=process.environment(TERM="xterm-256color"))
        os.close(inner)
        self.addCleanup(tool.wait)
        self.addCleanup(tool.kill)
        return tool

    def resize(self, lines, columns):
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def read(self):
        try:
            return os.read(self.terminal, 1 << 16)
        except OSError:
            return b""

    def await_text(self, pattern):
        """Reads until the pattern comes, and forgets what came before its end."""
        end = time.monotonic() + wire.DEADLINE
        while not (found := re.search(pattern, self.seen)):
            ready, _, _ = select.select([self.terminal], [], [], max(end - time.monotonic(), 0))
            self.assertTrue(ready, self.seen)
            more = self.read()
            self.assertTrue(more, self.seen)
            self.seen += more
        self.seen = self.seen[found.end():]
        return found

    def test_it_shows_the_structure_and_what_changes(self):
        tool = self.start()
        self.await_text(re.escape(ENTER))
        self.await_text(rb"temperature\s*\x1b\[0m  20.5\x1b\[K")
        self.await_text(rb"a\\x1b\[2J")  # no control character of a peer's
        self.await_text(rb"'x\\x1b\[2Jy'")
        self.await_text(rb"int8\[2,2\] 1 \xe2\x80\xa6 4\x1b")
        self.await_text(rb"runs[^\n]*\n\S*  7[^\n]*\n\S*    status\s*\x1b\[0m  'pending'")
        self.await_text(rb"\[::1\]:\d+ test  last ")
        self.change(b'{"action":"setitem","path":[],"key":"temperature","value":21.5}')
        self.await_text(rb"temperature\s*\x1b\[0m  \x1b\[1;33m21.5\x1b\[0m")
        self.await_text(rb"temperature\s*\x1b\[0m  \x1b\[1m21.5\x1b\[0m")
        self.await_text(rb"temperature\s*\x1b\[0m  21.5\x1b\[K")
        tool.send_signal(signal.SIGTERM)
        self.await_text(re.escape(LEAVE))
        self.assertEqual(tool.wait(20), -signal.SIGTERM)

    def test_it_follows_the_size_of_the_terminal(self):
        tool = self.start(lines=3)
        self.await_text(rb"\x1b\[3;1H\x1b\[7m .*4 more below")
        self.resize(20, 30)
        tool.send_signal(signal.SIGWINCH)
        self.await_text(rb"\x1b\[20;1H\x1b\[7m.{29,31}\xa6?\x1b\[0m")

    def test_the_terminal_is_given_back_however_it_ends(self):
        for end in (signal.SIGINT, signal.SIGHUP, None):
            with self.subTest(end):
                tool = self.start("--no-retry")
                self.await_text(re.escape(ENTER))
                if end:
                    tool.send_signal(end)
                else:
                    self.probe.ask(b"stop")
                self.await_text(re.escape(LEAVE))
                self.assertEqual(tool.wait(20), -end if end else 69)

    def test_a_structure_that_takes_long_shows_progress(self):
        def script(lines):
            lines.read_line()
            lines.read_line()
            lines.send(b'{"action":"init","struct":{"a":"' + b"x" * 3_000_000)
            self.go_on.wait(wire.DEADLINE)
            lines.send(b'"}}\n')
            lines.read_line()
        self.go_on = threading.Event()
        with tcp_server.ScriptedServer(script, "::1") as server:
            tool = self.start(port=server.port)
            self.await_text(rb"\A\rsyncdump: receiving, 2.9 MiB so far\x1b\[K")
            self.go_on.set()
            self.await_text(rb"\r\x1b\[K" + re.escape(ENTER))
            tool.terminate()
            self.await_text(re.escape(LEAVE))

    def test_without_a_structure_the_terminal_is_left_alone(self):
        tool = self.start(name="nosuch")
        self.await_text(rb"\A\S*syncdump:[^\n]*no notifier 'nosuch'")
        self.assertEqual(tool.wait(20), 67)


if __name__ == "__main__":
    unittest.main()
