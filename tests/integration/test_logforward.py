# SPDX-License-Identifier: LGPL-3.0-or-later
"""logforward: runs programs and sends what they say, whatever the server does."""

import os
import re
import signal
import socket
import subprocess
import threading
import unittest

from integration import logs
from support import executables, process, wire


def logforward(port, *arguments, **options):
    return process.run([executables.logforward(), "127.0.0.1", port, *arguments], **options)


class Receiver:
    """A log server of bare bytes, for one connection after the other."""

    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.listener.settimeout(wire.DEADLINE)
        self.port = self.listener.getsockname()[1]

    def accept(self):
        lines = wire.Lines(self.listener.accept()[0])
        assert lines.read_line() == logs.BANNER
        return lines

    def read_one(self):
        """All that comes over one connection, which is then closed."""
        with self.accept() as lines:
            return lines.read_to_end()

    def close(self):
        self.listener.close()


class ForwardTest(unittest.TestCase):
    def setUp(self):
        executables.logforward()
        self.receiver = Receiver()
        self.addCleanup(self.receiver.close)

    def start(self, *arguments, **popen):
        running = subprocess.Popen([executables.logforward(), "127.0.0.1", str(self.receiver.port), *arguments],
                                   env=process.environment(), stderr=subprocess.PIPE, **popen)
        self.addCleanup(running.stderr.close)
        self.addCleanup(running.wait)
        self.addCleanup(running.kill)
        return running

    def sent_by(self, *arguments, **options):
        """(what came, how it ended)"""
        seen = []
        receiving = threading.Thread(target=lambda: seen.append(self.receiver.read_one()))
        receiving.start()
        got = logforward(self.receiver.port, *arguments, **options)
        receiving.join(wire.DEADLINE)
        return seen[0].decode(), got

    def shell(self, script, *arguments):
        return self.sent_by("--source", "s", *arguments, "--", "sh", "-c", script)


class CommandTest(ForwardTest):
    def test_output_becomes_records(self):
        text, got = self.shell(r"printf 'WARNING:a.b:hot\nplain\nERROR<2>:n:two\nlines\n'")
        self.assertEqual(text, "s:WARNING:a.b:hot\ns:INFO:print:plain\ns:ERROR<2>:n:two\nlines\n")
        self.assertEqual((got.code, got.out, got.err), (0, b"", b""))

    def test_stderr_is_sent_too(self):
        self.assertEqual(self.shell("echo DEBUG:n:x >&2")[0], "s:DEBUG:n:x\n")

    def test_source_is_the_command_unless_given(self):
        self.assertEqual(self.sent_by("--", "/bin/echo", "x")[0], "echo:INFO:print:x\n")

    def test_exit_code_is_the_commands(self):
        for code in (0, 1, 7, 255):
            self.assertEqual(self.shell(f"echo x; exit {code}")[1].code, code)

    def test_signal_is_the_commands(self):
        for number in (signal.SIGTERM, signal.SIGKILL, signal.SIGSEGV):
            self.assertEqual(self.shell(f"echo x; kill -{int(number)} $$")[1].code, -number)

    def test_commands_that_cannot_be_run(self):
        got = logforward(self.receiver.port, "--", "/nonexistent/program")
        self.assertEqual((got.code, got.out), (127, b""))
        self.assertIn("/nonexistent/program", got.talk)
        self.assertEqual(logforward(self.receiver.port, "--", "/etc/passwd").code, 126)

    def test_signals_reach_the_command(self):
        running = self.start("--source", "s", "--", "sh", "-c",
                             "trap 'echo ERROR:n:caught; exit 5' TERM; echo ready; while :; do sleep 0.01; done")
        connection = self.receiver.accept()
        self.assertEqual(connection.read_line(), b"s:INFO:print:ready\n")
        running.send_signal(signal.SIGTERM)
        self.assertEqual(running.wait(wire.DEADLINE), 5)
        self.assertEqual(connection.read_to_end(), b"s:ERROR:n:caught\n")

    def test_what_a_command_leaves_behind_is_not_waited_for(self):
        _, got = self.shell("sleep 60 & echo x; exit 3")
        self.assertEqual(got.code, 3)

    def test_awkward_output(self):
        for script, expected in (
                (r"printf '\377\n'", "s:INFO:print:\ufffd\n"),
                (r"printf 'no newline'", "s:INFO:print:no newline\n"),
                (r"printf 'ERROR<9>:n:cut\nshort\n'", "s:ERROR<2>:n:cut\nshort [truncated: 2 of 9 lines]\n"),
                (r"printf 'INFO<0>:n:zero\nINFO:n:after\n'", "s:INFO:n:zero\ns:INFO:n:after\n"),
                (r"printf 'dos\r\n'", "s:INFO:print:dos\n")):
            with self.subTest(script):
                self.assertEqual(self.shell(script)[0], expected)

    def test_lines_of_10_mb_are_cut_to_what_servers_take(self):
        text, _ = self.shell("head -c 10000000 /dev/zero | tr '\\0' x; echo; echo after")
        first, second = text.splitlines()
        self.assertLess(len(first), 4 << 20)
        self.assertIn("more bytes in a line]", first)
        self.assertEqual(second, "s:INFO:print:after")


class ServerTest(ForwardTest):
    def test_absent_server_neither_blocks_nor_changes_the_exit_code(self):
        with socket.create_server(("127.0.0.1", 0)) as gone:
            port = gone.getsockname()[1]
        got = logforward(port, "--source", "s", "--", "sh", "-c", "seq 20000; exit 4")
        self.assertEqual(got.code, 4)
        self.assertRegex(got.talk, r"connection refused")
        self.assertRegex(got.talk, r"logforward: 20000 records were not sent\n\Z")

    def test_server_that_does_not_read_blocks_no_command(self):
        running = self.start("--source", "s", "--flush", "0.1", "--", "sh", "-c", "yes $(head -c 1000 /dev/zero | tr '\\0' x) | head -n 30000")
        connection = self.receiver.accept()
        self.assertEqual(running.wait(60), 0)
        connection.close()

    def test_newest_records_follow_a_counted_gap(self):
        running = self.start("--source", "s", "--queue", "100", "--reconnect", "0.05", stdin=subprocess.PIPE)
        self.addCleanup(running.stdin.close)
        connection = self.receiver.accept()
        running.stdin.write(b"first\n")
        running.stdin.flush()
        self.assertEqual(connection.read_line(), b"s:INFO:print:first\n")
        self.receiver.close()
        connection.close()
        while b"lost" not in running.stderr.readline():
            pass
        running.stdin.write(b"".join(b"%d\n" % n for n in range(36000)))
        running.stdin.flush()
        # The server is back at its port, after an hour at ten a second.
        again = Receiver.__new__(Receiver)
        again.listener = socket.create_server(("127.0.0.1", self.receiver.port))
        again.listener.settimeout(wire.DEADLINE)
        self.addCleanup(again.listener.close)
        lines = again.accept()
        numbers, dropped = [], 0
        while not numbers or numbers[-1] != 35999:
            line = lines.read_line().decode()
            gap = re.fullmatch(r"s:WARNING:sipyco.logs:dropped (\d+) records.*\n", line)
            dropped += int(gap[1]) if gap else 0
            numbers += [] if gap else [int(line.rsplit(":", 1)[1])]
        self.assertEqual(numbers, sorted(numbers))
        self.assertEqual(len(numbers) + dropped, 36000)
        running.stdin.close()
        lines.read_to_end()
        running.wait(wire.DEADLINE)


class InputTest(ForwardTest):
    def test_stdin_is_sent_until_its_end(self):
        text, got = self.sent_by("--source", "in", stdin=b"one\nERROR:n:two\n")
        self.assertEqual(text, "in:INFO:print:one\nin:ERROR:n:two\n")
        self.assertEqual((got.code, got.err), (0, b""))

    def test_files_are_read_too(self):
        with open(__file__, "rb") as file:
            count = file.read().count(b"\n")
            file.seek(0)
            running = self.start("--source", "f", "--queue", "100000", stdin=file)
            text = self.receiver.read_one()
            self.assertEqual(running.wait(wire.DEADLINE), 0)
        self.assertEqual(text.count(b"\n"), count)

    def test_input_that_cannot_be_read_is_74(self):
        folder = os.open("/", os.O_RDONLY)
        self.addCleanup(os.close, folder)
        running = self.start("--source", "in", stdin=folder)
        self.assertEqual(running.wait(wire.DEADLINE), 74)
        self.assertIn(b"cannot read standard input: Is a directory\n", running.stderr.read())
        closed = self.start("--source", "in", preexec_fn=lambda: os.close(0))
        self.assertEqual(closed.wait(wire.DEADLINE), 74)

    def test_without_a_server_it_is_69(self):
        with socket.create_server(("127.0.0.1", 0)) as gone:
            port = gone.getsockname()[1]
        self.assertEqual(logforward(port, "--source", "in", stdin=b"x\n").code, 69)

    def test_wrong_usage_is_2(self):
        for arguments in ([], ["localhost"], ["localhost", "1066"], ["localhost", "0", "--source", "s"],
                          ["localhost", "1066", "--source", "a:b"], ["localhost", "1066", "--"],
                          ["localhost", "1066", "cmd"], ["localhost", "1066", "--source", "s", "--queue", "0"]):
            with self.subTest(arguments):
                got = process.run([executables.logforward(), *arguments])
                self.assertEqual((got.code, got.out), (2, b""))
                self.assertLessEqual(got.talk.count("\n"), 3)


if __name__ == "__main__":
    unittest.main()
