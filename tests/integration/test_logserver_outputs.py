# SPDX-License-Identifier: LGPL-3.0-or-later
"""logserver with outputs that are slow, full or gone: it never stops reading, and its counts add up."""

import array
import datetime
import os
import re
import signal
import socket
import struct
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

    def test_counts_of_a_blocked_output_add_up(self):
        server = self.piped("--buffer=100K")
        count = 20000
        sender = Sender(server.port)
        sender.send(b"".join(record("s", "INFO", "n", f"{n:06}") for n in range(count)))
        sender.leave()
        seen = server.process.stdout.read1(1 << 16)
        server.process.send_signal(signal.SIGUSR1)
        talk = server.process.stderr.readline().decode()
        received, written, waiting, dropped = map(int, re.findall(r"(?:received|written|waiting|dropped) (\d+)", talk))
        self.assertEqual((received, written + waiting + dropped), (count, count))
        self.assertGreater(dropped, 0)
        server.process.send_signal(signal.SIGTERM)
        server.process.wait(wire.DEADLINE)
        seen += server.process.stdout.read()
        lost = re.search(r"(\d+) records were not written", server.process.stderr.read().decode())
        shown, told = dropped_in(seen.decode().splitlines())
        self.assertLessEqual(told, dropped)
        self.assertEqual(shown + dropped + (int(lost[1]) if lost else 0), count)

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


class RotationTest(LogTest):
    def days_ago(self, days):
        return (datetime.date.today() - datetime.timedelta(days)).isoformat()

    def make(self, name, days):
        """A file whose last record is of noon of a day."""
        with open(self.path(name), "w", encoding="ascii") as file:
            file.write("old\n")
        noon = datetime.datetime.combine(datetime.date.today() - datetime.timedelta(days), datetime.time(12))
        os.utime(self.path(name), (noon.timestamp(), noon.timestamp()))

    def test_first_record_of_a_new_day_begins_a_new_file(self):
        self.make("log", 1)
        for days in range(2, 6):
            self.make(f"log.{self.days_ago(days)}", days)
        self.shown(record("s", "INFO", "n", "new") * 2, "--log-file", self.path("log"), "--log-backup-count=3",
                   "--file-format=raw")
        self.assertEqual(self.content("log"), b"new\nnew\n")
        self.assertEqual(sorted(os.listdir(self.folder)),
                         sorted(["log"] + [f"log.{self.days_ago(days)}" for days in (1, 2, 3)]))
        self.assertEqual(self.content(f"log.{self.days_ago(1)}"), b"old\n")

    def test_without_the_flag_the_file_goes_on(self):
        self.make("log", 1)
        self.shown(record("s", "INFO", "n", "new"), "--log-file", self.path("log"), "--file-format=raw")
        self.assertEqual(self.content("log"), b"old\nnew\n")

    def test_flag_needs_a_file_and_a_number(self):
        for arguments in (["--log-backup-count=3"], ["--log-backup-count=many", "--log-file=x"],
                          ["--log-backup-count=-1", "--log-file=x"]):
            got = process.run([executables.logserver(), *arguments])
            self.assertEqual((got.code, got.out), (2, b""))


def journal_fields(data):
    """What systemd's journal would read from a datagram."""
    fields = {}
    while data:
        line, _, data = data.partition(b"\n")
        if b"=" in line:
            name, _, value = line.partition(b"=")
        else:
            name, (size,) = line, struct.unpack("<Q", data[:8])
            value, data = data[8:8 + size], data[8 + size + 1:]
        fields[name.decode()] = value.decode()
    return fields


class JournalTest(LogTest):
    def setUp(self):
        super().setUp()
        self.journal = self.listen()
        self.server = self.started("--journal-socket", self.path("journal"), "--buffer=1M")

    def listen(self):
        journal = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.addCleanup(journal.close)
        journal.settimeout(wire.DEADLINE)
        journal.bind(self.path("journal"))
        return journal

    def send(self, data):
        with Sender(self.server.port) as sender:
            sender.send(data)
            sender.leave()

    def receive(self):
        data, passed, _, _ = self.journal.recvmsg(1 << 20, socket.CMSG_SPACE(4))
        for _, _, descriptors in passed:
            (descriptor,) = array.array("i", descriptors)
            with open(descriptor, "rb", buffering=0) as file:
                file.seek(0)
                return journal_fields(file.read())
        return journal_fields(data)

    def test_records_have_the_fields_of_the_journal(self):
        self.send(record("lda", "ERROR", "a.b", "two\nlines") + b"x:DEBUG<3>:n:cut\n")
        first, second = self.receive(), self.receive()
        self.assertRegex(first.pop("SIPYCO_PEER"), r"\A127\.0\.0\.1:\d+\Z")
        self.assertRegex(first.pop("SIPYCO_TIME"), r"\A20\d\d-.*Z\Z")
        self.assertEqual(first, {"PRIORITY": "3", "SYSLOG_IDENTIFIER": "lda", "SIPYCO_NAME": "a.b",
                                 "SIPYCO_LEVEL": "ERROR", "MESSAGE": "two\nlines"})
        self.assertEqual((second["PRIORITY"], second["SIPYCO_MARK"]), ("7", "truncated: 1 of 3 lines"))

    def test_exceptions_have_their_place_in_the_code(self):
        self.send(record("s", "ERROR", "n", 'failed\nTraceback (most recent call last):\n  File "a.py", line 1, in f\n'
                                            '    g()\n  File "/b c.py", line 22, in <module>\nValueError: x'))
        got = self.receive()
        self.assertEqual([got[f"CODE_{name}"] for name in ("FILE", "LINE", "FUNC")], ["/b c.py", "22", "<module>"])

    def test_records_that_no_datagram_holds_arrive(self):
        large = "\u00e9" * 1_000_000
        self.send(record("s", "INFO", "n", large) + record("s", "INFO", "n", "after"))
        self.assertEqual(self.receive()["MESSAGE"], large)
        self.assertEqual(self.receive()["MESSAGE"], "after")

    def test_journal_that_does_not_read_stops_nobody_and_the_gap_is_counted(self):
        count = 20000
        self.send(b"".join(record("s", "INFO", "n", f"{n}") for n in range(count)))
        self.server.stdout.wait_for(b":%d\n" % (count - 1), wire.DEADLINE)
        shown = dropped = 0
        while shown + dropped < count:
            message = self.receive()["MESSAGE"]
            if message.startswith("dropped "):
                dropped += int(message.split()[1])
            else:
                shown += 1
        self.assertEqual(shown + dropped, count)
        self.assertGreater(dropped, 0)

    def test_journal_that_is_started_again_gets_the_records(self):
        self.send(record("s", "INFO", "n", "first"))
        self.assertEqual(self.receive()["MESSAGE"], "first")
        self.journal.close()
        self.send(record("s", "INFO", "n", "second"))
        self.server.stderr.wait_for(b"cannot write to " + self.path("journal").encode(), wire.DEADLINE)
        os.unlink(self.path("journal"))
        self.journal = self.listen()
        self.assertEqual(self.receive()["MESSAGE"], "second")
        self.server.stderr.wait_for(b"writing to", wire.DEADLINE)

    def test_no_journal_is_73(self):
        got = process.run([executables.logserver(), "-p", 0, "--journal-socket", self.path("none")])
        self.assertEqual((got.code, got.out), (73, b""))
        self.assertIn("cannot reach the journal at ", got.talk)


if __name__ == "__main__":
    unittest.main()
