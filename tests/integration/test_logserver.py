# SPDX-License-Identifier: LGPL-3.0-or-later
"""logserver: what it shows and stores of what programs log."""

import json
import os
import select
import signal
import socket
import subprocess
import unittest

from integration.logs import BANNER, LogTest, Sender, record, until
from support import executables, process, wire
from support.process import ServerProcess

LEVELS = {"TRACE": 5, "DEBUG": 10, "INFO": 20, "WARNING": 30, "ERROR": 40, "CRITICAL": 50}


class RecordTest(LogTest):
    def test_all_levels_in_text(self):
        sent = b"".join(record("src", level, "a.b", f"message of {n}") for level, n in LEVELS.items())
        self.assertEqual(self.shown(sent),
                         "".join(f"{level}:src:a.b:message of {n}\n" for level, n in LEVELS.items()))

    def test_json_has_every_field(self):
        sent = record("controller(lda)", "WARN", "artiq.lda", "two\nlines") + b"x:INFO<3>:n:cut short\n"
        first, second = self.json(sent)
        self.assertRegex(first.pop("ts"), r"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z\Z")
        self.assertRegex(first.pop("peer"), r"\A127\.0\.0\.1:\d+\Z")
        self.assertEqual(first, {"source": "controller(lda)", "level": "WARNING", "levelno": 30,
                                 "name": "artiq.lda", "message": "two\nlines"})
        self.assertEqual(second["mark"], "truncated: 1 of 3 lines")

    def test_formats(self):
        sent = record("s", "ERROR", "n", "two\nlines\x1b[31m")
        for style, shown in (("text", r"ERROR:s:n:two\nlines\\x1b\[31m\n"),
                             ("short", r"\d\d:\d\d:\d\d\.\d{3} ERROR:s:n:two\nlines\\x1b\[31m\n"),
                             ("dated", r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} ERROR:s:n:two\nlines\\x1b\[31m\n"),
                             ("raw", "two\nlines\x1b\\[31m\n"),
                             ("syslog-prefix", r"<3>s:n:two\nlines\\x1b\[31m\n")):
            with self.subTest(style):
                self.assertRegex(self.shown(sent, f"--format={style}"), rf"\A{shown}\Z")

    def test_multiline(self):
        sent = record("s", "INFO", "n", "two\nlines")
        self.assertEqual(self.shown(sent, "--multiline=indent"), "INFO:s:n:two\n    lines\n")
        self.assertEqual(self.shown(sent, "--multiline=escape"), "INFO:s:n:two\\nlines\n")

    def test_nothing_after_a_bad_line_is_lost(self):
        good = record("s", "INFO", "n", "good")
        for bad in (b"\xff\xfe\n", b"no colon\n", b"\n", b"s:INFO<0>:n:zero\n", b"s:\xffINFO:n:m\n",
                    b"s:INFO<x>:n:m\n", b"s:" + b"x" * 10_000_000 + b"\n", b":::::\n", b"\0\n"):
            with self.subTest(bad[:20]):
                lines = self.shown(bad + good).splitlines()
                self.assertEqual(len(lines), 2)
                self.assertEqual(lines[1], "INFO:s:n:good")

    def test_long_lines_are_cut_and_marked(self):
        first, second = self.json(record("s", "INFO", "n", "x" * 100) + record("s", "INFO", "n", "y"),
                                  "--max-line=20")
        self.assertEqual((first["message"], first["mark"]), ("x" * 11, "cut: 89 more bytes in a line"))
        self.assertEqual(second["message"], "y")


class ViewTest(LogTest):
    SENT = (record("a(1)", "INFO", "n.x", "one") + record("b/../c", "ERROR", "m", "two")
            + record("a(1)", "DEBUG", "n", "three"))

    def test_filters(self):
        for flags, shown in ((["--level=INFO"], "one two"), (["--source=a*"], "one three"),
                             (["--source=a(1)", "--source=b*"], "one two three"), (["--name=n*"], "one three"),
                             (["-i", "t[wh]"], "two three"), (["-e", "e$"], "two"),
                             (["-i", "^t", "-i", "x", "-e", "wo"], "three"),
                             (["--level=ERROR", "--source=a*"], "")):
            with self.subTest(flags):
                got = self.shown(self.SENT, "--format=raw", *flags)
                self.assertEqual(got.split(), shown.split())

    def test_file_takes_all_unless_told_otherwise(self):
        self.shown(self.SENT, "--level=ERROR", "--log-file", self.path("all"))
        self.assertEqual(self.content("all").count(b"\n"), 3)
        self.shown(self.SENT, "--level=ERROR", "--log-file", self.path("some"), "--filter-file")
        self.assertEqual(self.content("some").count(b"\n"), 1)

    def test_pattern(self):
        self.assertEqual(self.shown(self.SENT, "-F", r"%L\t%s: %m;"),
                         "INFO\ta(1): one;ERROR\tb/../c: two;DEBUG\ta(1): three;")

    def test_pattern_may_hold_the_record_as_json(self):
        self.assertEqual([json.loads(line)["message"] for line in self.shown(self.SENT, "-F", r"%j\n").splitlines()],
                         ["one", "two", "three"])

    def _ended(self, *flags):
        server = self.started("--format=raw", *flags)
        with Sender(server.port) as sender:
            sender.send(self.SENT)
            got = server.wait()
        return got.code, got.text.split()

    def test_ends(self):
        self.assertEqual(self._ended("-C", "2"), (0, ["one", "two"]))
        self.assertEqual(self._ended("-C", "1", "--source=b*"), (0, ["two"]))
        self.assertEqual(self._ended("--until", "tw"), (0, ["one", "two"]))
        self.assertEqual(self._ended("-W", "0.5"), (0, ["one", "two", "three"]))
        self.assertEqual(self._ended("-W", "0.5", "-i", "nothing"), (124, []))

    def test_a_file_for_each_source(self):
        self.shown(self.SENT + record("..", "INFO", "n", "four"), "--log-file", self.path("%s.log"), "--file-format=raw")
        self.assertEqual({name: self.content(name) for name in os.listdir(self.folder)},
                         {"a(1).log": b"one\nthree\n", "b_.._c.log": b"two\n", "_..log": b"four\n"})

    def test_thousand_sources_get_their_files(self):
        self.shown(b"".join(record(f"s{n % 1000}", "INFO", "n", str(n)) for n in range(3000)),
                   "--log-file", self.path("%s"), "--file-format=raw")
        self.assertEqual(len(os.listdir(self.folder)), 1000)
        self.assertEqual(self.content("s7"), b"7\n1007\n2007\n")

    def test_relay(self):
        master = self.started("--format=json")
        relay = self.started("--forward", f"127.0.0.1:{master.port}")
        sender = Sender(relay.port)
        sender.send(self.SENT + b"d:INFO<3>:n:cut\nshort\n")
        sender.leave()
        relay.signal(signal.SIGTERM)
        self.assertEqual(relay.wait().code, -signal.SIGTERM)
        master.stdout.wait_for(b"short", wire.DEADLINE)
        master.signal(signal.SIGTERM)
        got = [json.loads(line) for line in master.wait().out.decode().splitlines()]
        self.assertEqual([(r["source"], r["level"], r["name"], r["message"]) for r in got],
                         [("a(1)", "INFO", "n.x", "one"), ("b/../c", "ERROR", "m", "two"),
                          ("a(1)", "DEBUG", "n", "three"),
                          ("d", "INFO", "n", "cut\nshort [truncated: 2 of 3 lines]")])

    def test_tail_of_a_server_that_broadcasts(self):
        port = process.free_port()
        master = self.started("--rebroadcast", str(port))
        viewer = subprocess.Popen([executables.logserver(), "--from-master", f"127.0.0.1:{port}"],
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=process.environment())
        for end in (viewer.stdout.close, viewer.stderr.close, viewer.wait, viewer.kill):
            self.addCleanup(end)
        with Sender(master.port) as sender:
            seen = b""
            while b"two" not in seen:
                sender.send(self.SENT)
                if select.select([viewer.stdout], [], [], 0.05)[0]:
                    seen += os.read(viewer.stdout.fileno(), 1 << 16)
        self.assertIn(b"INFO:a(1):n.x:one\nERROR:b/../c:m:two\n", seen)
        master.signal(signal.SIGTERM)
        while b"lost" not in viewer.stderr.readline():
            pass
        again = ServerProcess([executables.logserver(), "-p", str(master.port), "--rebroadcast", str(port)], port)
        self.addCleanup(again.close)
        while b"again" not in viewer.stderr.readline():
            pass
        viewer.send_signal(signal.SIGTERM)
        self.assertEqual(viewer.wait(wire.DEADLINE), -signal.SIGTERM)

    def test_master_that_is_not_there_is_69(self):
        got = process.run([executables.logserver(), "--from-master", f"127.0.0.1:{process.free_port()}"])
        self.assertEqual((got.code, got.out), (69, b""))

    def test_colors_by_flag_only_where_no_terminal_is(self):
        self.assertNotIn("\x1b", self.shown(self.SENT))
        self.assertIn("\x1b[1;31mERROR\x1b[0m:", self.shown(self.SENT, "--color=always"))


class ConnectionTest(LogTest):
    def test_sources_are_not_mixed_up(self):
        server = self.started()
        senders = [Sender(server.port, host) for host in ("127.0.0.1", "::1", "127.0.0.1")]
        for part in range(3):
            for n, sender in enumerate(senders):
                sender.send([b"s%d:INFO<3>:n:one\n", b"two of s%d\n", b"three of s%d\n"][part] % n)
        for sender in senders:
            sender.leave()
        server.signal(signal.SIGTERM)
        out = server.wait().out.decode()
        for n in range(3):
            self.assertIn(f"INFO:s{n}:n:one\ntwo of s{n}\nthree of s{n}\n", out)

    def test_other_protocols_are_closed_with_a_word(self):
        server = self.started()
        with wire.connect("127.0.0.1", server.port) as lines:
            lines.send(b"ARTIQ pc_rpc\n")
            self.assertEqual(lines.read_to_end(), b"")
        server.stderr.wait_for(b"speaks pc_rpc, not the logging protocol", wire.DEADLINE)

    def test_256_clients_at_once_and_no_more(self):
        server = self.started()
        senders = [Sender(server.port) for _ in range(256)]
        for n, sender in enumerate(senders):
            sender.send(record("s", "INFO", "n", f"client {n}."))
        for n in range(256):
            server.stdout.wait_for(b"client %d.\n" % n, wire.DEADLINE)
        with wire.connect("127.0.0.1", server.port) as refused:
            self.assertEqual(refused.read_to_end(), b"")
        senders[0].leave()
        server.stderr.wait_for(b"refusing connections: 256 are open", wire.DEADLINE)
        for sender in senders[1:]:
            sender.close()

    def test_connections_are_told_of_with_v(self):
        server = self.started("-v")
        sender = Sender(server.port)
        sender.send(record("s", "INFO", "n", "x"))
        sender.leave()
        server.stderr.wait_for(b" connected\n", wire.DEADLINE)
        server.stderr.wait_for(b" left after 1 records\n", wire.DEADLINE)

    def test_addresses_are_those_that_are_asked_for(self):
        for arguments, open_to in (([], {"127.0.0.1", "::1"}), (["--bind", "127.0.0.2"], {"127.0.0.1", "::1", "127.0.0.2"}),
                                   (["--no-localhost-bind", "--bind", "127.0.0.2"], {"127.0.0.2"}),
                                   (["--bind", "*"], {"127.0.0.1", "::1", "127.0.0.2"})):
            with self.subTest(arguments):
                server = self.started(*arguments)
                self.assertEqual({host for host in ("127.0.0.1", "::1", "127.0.0.2") if self.answers(host, server.port)},
                                 open_to)

    @staticmethod
    def answers(host, port):
        try:
            Sender(port, host).leave()
        except ConnectionRefusedError:
            return False
        return True

    def test_busy_port_is_73_and_named(self):
        with socket.create_server(("127.0.0.1", 0)) as busy:
            port = busy.getsockname()[1]
            got = process.run([executables.logserver(), "-p", port])
        self.assertEqual((got.code, got.out), (73, b""))
        self.assertRegex(got.talk, rf"\Alogserver: .*{port}.*in use\n\Z")


class FileTest(LogTest):
    DATE = r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} "

    def test_file_is_as_a_masters_and_readable_by_the_group_only(self):
        self.shown(record("s", "INFO", "n", "two\nlines"), "--log-file", self.path("log"))
        self.assertRegex(self.content("log").decode(), rf"\A{self.DATE}INFO:s:n:two\nlines\n\Z")
        self.assertEqual(os.stat(self.path("log")).st_mode & 0o777 & ~0o640, 0)

    def test_file_is_appended_to(self):
        for _ in range(2):
            self.shown(record("s", "INFO", "n", "x"), "--log-file", self.path("log"))
        self.assertEqual(self.content("log").count(b"\n"), 2)

    def test_hup_opens_the_file_again(self):
        server = self.started("--log-file", self.path("log"))
        sender = Sender(server.port)
        sender.send(record("s", "INFO", "n", "first"))
        until(lambda: self.content("log"))
        os.rename(self.path("log"), self.path("log.1"))
        server.signal(signal.SIGHUP)
        until(lambda: os.path.exists(self.path("log")))
        sender.send(record("s", "INFO", "n", "second"))
        until(lambda: self.content("log"))
        self.assertRegex(self.content("log.1").decode(), r"first\n\Z")
        self.assertRegex(self.content("log").decode(), r"second\n\Z")

    @unittest.skipIf(os.geteuid() == 0 and not os.path.exists("/dev/full"), "no way to fail")
    def test_hup_that_fails_keeps_the_old_file(self):
        os.mkdir(self.path("d"))
        server = self.started("--log-file", self.path("d/log"))
        os.rename(self.path("d"), self.path("e"))
        server.signal(signal.SIGHUP)
        server.stderr.wait_for(b"going on with the old file", wire.DEADLINE)
        sender = Sender(server.port)
        sender.send(record("s", "INFO", "n", "still here"))
        until(lambda: b"still here" in self.content("e/log"))

    def test_file_that_cannot_be_opened_is_73(self):
        got = process.run([executables.logserver(), "-p", 0, "--log-file", self.path("no/log")])
        self.assertEqual((got.code, got.out), (73, b""))
        self.assertIn("no/log", got.talk)


class EndTest(LogTest):
    def test_what_was_sent_before_the_signal_is_shown(self):
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            with self.subTest(number):
                server = self.started()
                sender = Sender(server.port)
                for n in range(10000):
                    sender.send(record("s", "INFO", "n", str(n)))
                server.signal(number)
                got = server.wait(10)
                self.assertEqual(got.code, -number)
                self.assertEqual(got.out.count(b"\n"), 10000)

    def test_counts_are_told_on_usr1(self):
        server = self.started()
        sender = Sender(server.port)
        sender.send(record("s", "INFO", "n", "x") * 7)
        until(lambda: server.stdout.wait_for(b"x\n" , wire.DEADLINE).count(b"\n") == 7)
        server.signal(signal.SIGUSR1)
        text = server.stderr.wait_for(b"connected\n", wire.DEADLINE).decode()
        self.assertRegex(text, r"received 7, written \d+, waiting \d+, dropped 0; 1 connected\n")


class ServiceManagerTest(LogTest):
    """What systemd does for a service, done by hand."""

    def _start(self, sockets):
        """logserver with sockets from 3 up, as systemd hands them over, and the other end of its notifications."""
        notify = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.addCleanup(notify.close)
        notify.bind(self.path("notify"))
        notify.settimeout(wire.DEADLINE)
        numbers = [s.fileno() for s in sockets]
        dup = "import os, sys\nfor n, fd in enumerate(map(int, sys.argv[2:])): os.dup2(fd, 100 + n)\n" \
              "for n in range(len(sys.argv) - 2): os.dup2(100 + n, 3 + n, True)\n" \
              "os.environ.update(LISTEN_PID=str(os.getpid()), LISTEN_FDS=str(len(sys.argv) - 2))\n" \
              "os.execv(sys.argv[1], [sys.argv[1], '-p', '1'])"
        running = subprocess.Popen(["/usr/bin/python3", "-c", dup, executables.logserver(), *map(str, numbers)],
                                   pass_fds=numbers, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   env=process.environment(NOTIFY_SOCKET=self.path("notify")))
        for end in (running.stdout.close, running.stderr.close, running.wait, running.kill):
            self.addCleanup(end)
        return running, notify

    def test_sockets_are_taken_over_and_the_manager_is_told(self):
        with socket.create_server(("127.0.0.1", 0)) as one, \
                socket.create_server(("::1", 0), family=socket.AF_INET6) as two:
            running, notify = self._start([one, two])
            self.assertEqual(notify.recv(100), b"READY=1")
            for host, listener in (("127.0.0.1", one), ("::1", two)):
                with Sender(listener.getsockname()[1], host) as sender:
                    sender.send(record("s", "INFO", "n", host))
                    self.assertEqual(running.stdout.readline(), f"INFO:s:n:{host}\n".encode())
            running.send_signal(signal.SIGTERM)
            self.assertEqual(notify.recv(100), b"STOPPING=1")
            self.assertEqual(running.wait(wire.DEADLINE), -signal.SIGTERM)

    def test_what_is_no_listening_socket_is_refused(self):
        with socket.socket() as idle:
            running, _ = self._start([idle])
            self.assertEqual(running.wait(wire.DEADLINE), 73)
            self.assertIn(b"no TCP socket that listens", running.stderr.read())


class CommandLineTest(LogTest):
    def test_help_and_version(self):
        got = process.run([executables.logserver(), "--help"])
        self.assertEqual((got.code, got.talk), (0, ""))
        for flag in ("--bind", "--port", "--log-file", "--format", "--buffer"):
            self.assertIn(flag, got.text)
        self.assertRegex(process.run([executables.logserver(), "-V"]).text, r"\Alogserver ")

    def test_wrong_usage_is_2_in_three_lines(self):
        for arguments in (["--nosuch"], ["extra"], ["--format=jsn"], ["--buffer=many"]):
            got = process.run([executables.logserver(), *arguments])
            self.assertEqual((got.code, got.out), (2, b""))
            self.assertLessEqual(got.talk.count("\n"), 3)


if __name__ == "__main__":
    unittest.main()
