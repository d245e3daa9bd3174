# SPDX-License-Identifier: LGPL-3.0-or-later
"""logserver with outputs that are slow, full or gone: it never stops reading, and its counts add up."""

import os
import signal
import subprocess
import unittest

from integration.logs import LogTest, Sender, dropped_in, record, until
from support import executables, process, wire


class PipedServer:
    """logserver whose stdout is a pipe that nobody reads until the test does."""

    def __init__(self, *arguments, stdout=None):
        self.port = process.free_port()
        self.process = subprocess.Popen([executables.logserver(), "-p", str(self.port), *arguments],
                                        stdout=stdout or subprocess.PIPE, stderr=subprocess.PIPE,
                                        env=process.environment())
        until(lambda: self.port in process.listening_ports(self.process.pid))

    def close(self):
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdout, self.process.stderr):
            if pipe:
                pipe.close()


class OutputTest(LogTest):
    def piped(self, *arguments, **options):
        server = PipedServer(*arguments, **options)
        self.addCleanup(server.close)
        return server

    def test_blocked_output_stops_no_sender_and_what_is_lost_is_counted(self):
        server = self.piped("--buffer=100K")
        sender = Sender(server.port)
        count = 50000
        for n in range(count):
            sender.send(record("s", "INFO", "n", f"{n:06}"))
        sender.leave()
        with os.fdopen(os.dup(server.process.stdout.fileno()), "rb") as pipe:
            server.process.send_signal(signal.SIGTERM)
            lines = pipe.read().decode().splitlines()
        self.assertEqual(server.process.wait(wire.DEADLINE), -signal.SIGTERM)
        shown, dropped = dropped_in(lines)
        self.assertGreater(dropped, 0)
        self.assertEqual(shown + dropped, count)
        numbers = [line.rsplit(":", 1)[1] for line in lines if ":n:" in line]
        self.assertEqual(numbers, sorted(numbers))

    def test_reader_that_wakes_up_gets_the_gap_in_its_place(self):
        server = self.piped("--buffer=100K")
        sender = Sender(server.port)
        for n in range(20000):
            sender.send(record("s", "INFO", "n", f"{n:06}"))
        sender.leave()
        until(lambda: self._read(server, b"dropped"))
        sender = Sender(server.port)
        sender.send(record("s", "INFO", "n", "after"))
        until(lambda: self._read(server, b":after\n"))
        server.process.send_signal(signal.SIGTERM)
        self._rest(server)
        lines = self.seen.decode().splitlines()
        shown, dropped = dropped_in(lines)
        self.assertEqual(shown + dropped, 20001)

    seen = b""

    def _read(self, server, text):
        self.seen += os.read(server.process.stdout.fileno(), 1 << 16)
        return text in self.seen

    def _rest(self, server):
        while data := os.read(server.process.stdout.fileno(), 1 << 16):
            self.seen += data

    def test_end_does_not_wait_for_a_blocked_output(self):
        server = self.piped()
        sender = Sender(server.port)
        for n in range(20000):
            sender.send(record("s", "INFO", "n", f"{n:06}"))
        sender.leave()
        server.process.send_signal(signal.SIGTERM)
        self.assertEqual(server.process.wait(5), -signal.SIGTERM)
        shown = server.process.stdout.read().count(b"\n")
        talk = server.process.stderr.read().decode()
        self.assertIn(f"logserver: standard output: {20000 - shown} records were not written\n", talk)

    def test_reader_that_left_ends_a_quiet_server_by_sigpipe(self):
        server = self.piped()
        server.process.stdout.close()
        self.assertEqual(server.process.wait(wire.DEADLINE), -signal.SIGPIPE)
        self.assertEqual(server.process.stderr.read(), b"")

    def test_reader_that_left_does_not_cost_the_file_a_record(self):
        server = self.piped("--log-file", self.path("log"))
        sender = Sender(server.port)
        sender.send(record("s", "INFO", "n", "x") * 5000)
        server.process.stdout.close()
        self.assertEqual(server.process.wait(wire.DEADLINE), -signal.SIGPIPE)
        self.assertEqual(self.content("log").count(b"\n"), 5000)

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full")
    def test_full_output_is_74(self):
        with open("/dev/full", "wb") as full:
            server = self.piped(stdout=full)
            Sender(server.port).send(record("s", "INFO", "n", "x"))
            self.assertEqual(server.process.wait(wire.DEADLINE), 74)
        self.assertIn(b"standard output", server.process.stderr.read())

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full")
    def test_full_disk_under_the_file_is_told_and_the_rest_goes_on(self):
        os.symlink("/dev/full", self.path("log"))
        server = self.started("--log-file", self.path("log"))
        sender = Sender(server.port)
        sender.send(record("s", "INFO", "n", "one"))
        server.stderr.wait_for(b"cannot write to", wire.DEADLINE)
        os.unlink(self.path("log"))
        sender.send(record("s", "INFO", "n", "two"))
        server.stdout.wait_for(b"two\n", wire.DEADLINE)
        server.signal(signal.SIGHUP)
        until(lambda: os.path.exists(self.path("log")) and self.content("log").count(b"\n") == 2)
        server.stderr.wait_for(b"writing to", wire.DEADLINE)


if __name__ == "__main__":
    unittest.main()
