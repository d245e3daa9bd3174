# SPDX-License-Identifier: LGPL-3.0-or-later
"""logserver under senders that do everything wrong: nothing after it is lost, and memory is bounded."""

import json
import os
import random
import signal
import threading
import unittest

from integration.logs import LogTest, Sender, record, until
from support import executables

SEED = int(os.environ.get("SIPYCO_SEED", "1"))
JUNK = [b"\xff\xfe\xfd\n", b"no colon at all\n", b"\n", b":\n", b"x:INFO<0>:n:zero\n", b"x:INFO<1>:n:one\n",
        b"x:INFO<2>:n:\xff\n\xfe\n", b"x:NOTICE<9>:n:unknown level\n", b"x:INFO<>:n:m\n", b"\0\1\2\n",
        b"x:" + b"y" * 100_000 + b"\n", b"x:INFO<3>:n:a:b\nc:INFO:d:e\n\n", b"\r\n"]


def memory_kib(pid, what="VmHWM"):
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith(what))


class TortureTest(LogTest):
    def test_good_records_between_junk_all_arrive_in_order(self):
        # Into a file: the end waits for two seconds at most, and a pipe's reader may be slower than that.
        server = self.started("--log-file", self.path("log"), "--file-format=json", "--exclude", "^")
        clients, count = 24, 400

        def send(client):
            rng = random.Random(SEED * 1000 + client)
            data = b""
            for n in range(count):
                data += rng.choice(JUNK) if rng.random() < 0.3 else b""
                data += record(f"good{client}", "INFO", "n", f"{n}\nof two lines")
            with Sender(server.port) as sender:
                while data:
                    size = rng.choice((1, 7, 1000, 50000))
                    sender.send(data[:size])
                    data = data[size:]
                sender.leave()

        threads = [threading.Thread(target=send, args=(client,)) for client in range(clients)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        server.signal(signal.SIGTERM)
        ended = server.wait(30)
        self.assertEqual((ended.out, ended.talk), (b"", ""))
        seen = {}
        for line in self.content("log").decode().splitlines():
            got = json.loads(line)
            if got["source"].startswith("good") and "mark" not in got:
                seen.setdefault(got["source"], []).append(got["message"])
        self.assertEqual(seen, {f"good{client}": [f"{n}\nof two lines" for n in range(count)]
                                for client in range(clients)})

    def test_endless_line_costs_no_memory_and_the_next_one_arrives(self):
        server = self.started("--format=json")
        with Sender(server.port) as sender:
            sender.send(b"s:INFO:n:")
            for _ in range(100):
                sender.send(b"x" * 1_000_000)
            sender.send(b"\ns:INFO:n:after\n")
            server.stdout.wait_for(b'"after"', 30)
        if executables.is_sanitized(executables.logserver()):
            self.skipTest("a sanitizer's own memory is measured too")
        self.assertLess(memory_kib(server.pid), 64 * 1024 + memory_kib(server.pid, "RssFile"))

    def test_endless_record_comes_in_parts_of_bounded_size(self):
        server = self.started("--log-file", self.path("log"), "--file-format=json", "-e", "x")
        with Sender(server.port) as sender:
            sender.send(b"s:INFO<99999999999>:n:first\n" + (b"x" * 999 + b"\n") * 40_000)
            sender.leave()
        with Sender(server.port) as sender:
            sender.send(record("s", "INFO", "n", "after"))
            server.stdout.wait_for(b"after", 30)
        until(lambda: self.content("log").count(b"\n") == 4)
        parts = [json.loads(line) for line in self.content("log").splitlines()]
        self.assertEqual(sum(part["message"].count("x") for part in parts), 999 * 40_000)
        self.assertEqual([part.get("mark", "").partition(":")[0] for part in parts],
                         ["to be continued", "continued; to be continued", "continued; truncated", ""])

    def test_client_that_stops_in_a_record_hurts_nobody(self):
        server = self.started()
        with Sender(server.port) as stopped, Sender(server.port) as other:
            stopped.send(b"s:ERROR<3>:n:one\ntwo\nthr")
            for n in range(100):
                other.send(record("o", "INFO", "n", f"record {n}."))
            server.stdout.wait_for(b"record 99.", 20)
            stopped.close()
            server.stdout.wait_for(b"ERROR:s:n:one\ntwo\nthr\n", 20)

    def test_clients_that_come_and_go_leave_nothing_behind(self):
        server = self.started()
        for n in range(300):
            with Sender(server.port) as sender:
                sender.send(b"s:INFO<9>:n:%d\n" % n)
        until(lambda: server.stdout.wait_for(b"INFO", 20).count(b"truncated") == 300)
        until(lambda: len(os.listdir(f"/proc/{server.pid}/fd")) < 20)


if __name__ == "__main__":
    unittest.main()
