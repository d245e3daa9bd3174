# SPDX-License-Identifier: LGPL-3.0-or-later
"""logserver --stdin: records in JSON become any of its formats."""

import json
import os
import signal
import subprocess
import tempfile
import unittest

from integration.logs import LogTest, Sender, record, until
from support import executables, process, wire

RECORDS = [{"ts": f"2026-11-22T11:30:{n:02}.250000Z", "source": f"s{n % 2}", "level": level, "levelno": number,
            "name": "a.b", "message": f"number {n}\nof two lines", "peer": "[::1]:4711"}
           for n, (level, number) in enumerate((("INFO", 20), ("ERROR", 40), ("DEBUG", 10), ("CRITICAL", 50)))]
TEXT = "".join(json.dumps(r, separators=(",", ":")) + "\n" for r in RECORDS)


def logserver(*arguments, stdin=TEXT.encode(), **more):
    return process.run([executables.logserver(), "--stdin", *arguments], stdin=stdin, env={"TZ": "UTC"}, **more)


class StdinTest(LogTest):
    def test_json_is_written_as_it_was_read(self):
        got = logserver("--format=json")
        self.assertEqual((got.code, got.text, got.talk), (0, TEXT, ""))

    def test_what_a_server_wrote_is_read_back(self):
        written = self.shown(record("s", "ERROR", "n", "a\x1b\u202e\n\u00e9 \U0001f600") + b"x:INFO<3>:n:cut\n\xff\n",
                             "--format=json")
        self.assertEqual(logserver("--format=json", stdin=written.encode()).text, written)

    def test_any_format_and_filter(self):
        self.assertEqual(logserver("--level=ERROR", "--multiline=escape").text,
                         "ERROR:s1:a.b:number 1\\nof two lines\nCRITICAL:s1:a.b:number 3\\nof two lines\n")
        self.assertEqual(logserver("-F", r"%t %s\n", "-C", "1").text, "2026-11-22 11:30:00,250 s0\n")
        self.assertEqual(logserver("-i", "nothing", "-W", "60").text, "")

    def test_what_is_no_record_is_marked_and_nothing_after_it_is_lost(self):
        bad = b'no json\n{"message":1}\n\n\xff\n' + b'{"message":"' + b"x" * 100_000 + b'"}\n'
        got = logserver("--max-line=50K", stdin=bad + TEXT.encode())
        lines = got.text.splitlines()
        self.assertEqual((got.code, got.talk), (0, ""))
        self.assertEqual([line.count("[no record in JSON]") for line in lines[:4]], [1] * 4)
        self.assertEqual(lines[0], "INFO:stdin:print:no json [no record in JSON]")
        self.assertEqual(lines[4], "INFO:s0:a.b:number 0")

    def test_last_line_needs_no_newline(self):
        self.assertEqual(logserver("--format=raw", stdin=b'{"message":"x"}').text, "x\n")

    def test_files_are_read_like_pipes(self):
        with tempfile.TemporaryFile() as file:
            file.write(TEXT.encode() * 1000)
            file.seek(0)
            got = subprocess.run([executables.logserver(), "--stdin", "--format=json"], stdin=file,
                                 stdout=subprocess.PIPE, timeout=wire.DEADLINE, env=process.environment(), check=True)
        self.assertEqual(got.stdout, TEXT.encode() * 1000)
        got = subprocess.run([executables.logserver(), "--stdin"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                             timeout=wire.DEADLINE, env=process.environment(), check=True)
        self.assertEqual(got.stdout, b"")

    def test_slow_reader_costs_nothing(self):
        count = 20000
        with tempfile.TemporaryFile() as file:
            file.write(TEXT.encode() * (count // 4))
            file.seek(0)
            running = subprocess.Popen([executables.logserver(), "--stdin", "--format=raw", "--buffer=100K"], stdin=file,
                                       stdout=subprocess.PIPE, env=process.environment())
            self.addCleanup(running.wait)
            self.addCleanup(running.kill)
            self.wait_for_rest(running.pid)
            out, _ = running.communicate(timeout=wire.DEADLINE)
        self.assertEqual(out.count(b"number"), count)
        self.assertEqual(running.returncode, 0)

    @staticmethod
    def wait_for_rest(pid):
        """Waits until it has read what it wants to read for now."""
        seen = []

        def stands_still():
            with open(f"/proc/{pid}/fdinfo/0", encoding="ascii") as info:
                seen.append(int(info.readline().split()[1]))
            return seen[-1] > 0 and seen[-10:] == [seen[-1]] * 10
        until(stands_still)

    def test_records_go_on_to_another_server_all_of_them(self):
        server = self.started("--format=raw")
        got = logserver("--forward", f"127.0.0.1:{server.port}", stdin=TEXT.encode() * 2000)
        self.assertEqual((got.code, got.talk), (0, ""))
        server.signal(signal.SIGTERM)
        self.assertEqual(server.wait().out.count(b"number"), 8000)

    def test_two_inputs_are_too_many(self):
        got = logserver("--from-master", "localhost")
        self.assertEqual((got.code, got.out), (2, b""))

    def test_reader_that_leaves_ends_it(self):
        running = subprocess.Popen([executables.logserver(), "--stdin"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   env=process.environment())
        for end in (running.stdin.close, running.wait, running.kill):
            self.addCleanup(end)
        running.stdout.close()
        self.assertEqual(running.wait(wire.DEADLINE), -signal.SIGPIPE)

    def test_stdin_is_not_read_unasked(self):
        with tempfile.TemporaryFile() as file:
            file.write(TEXT.encode())
            file.seek(0)
            port = process.free_port()
            running = subprocess.Popen([executables.logserver(), "-p", str(port), "-C", "1"], stdin=file,
                                       stdout=subprocess.PIPE, env=process.environment())
            self.addCleanup(running.kill)
            until(lambda: port in process.listening_ports(running.pid))
            with Sender(port) as sender:
                sender.send(record("s", "INFO", "n", "by the network"))
                self.assertEqual(running.communicate(timeout=wire.DEADLINE)[0], b"INFO:s:n:by the network\n")
            self.assertEqual(os.lseek(file.fileno(), 0, os.SEEK_CUR), 0)


if __name__ == "__main__":
    unittest.main()
