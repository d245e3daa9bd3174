# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a server bears: idle connections, long calls, large requests, peers that hinder its end.

Scaled down here; SIPYCO_LOAD=full makes it 10,000 connections and calls of 60 s, and prints what was measured."""

import os
import resource
import signal
import time
import unittest

from integration import dds
from support import executables, wire
from support.rpc_client import RpcClient

FULL = os.environ.get("SIPYCO_LOAD") == "full"
CONNECTIONS = 10_000 if FULL else 200
LONG_CALL = 60.0 if FULL else 1.0
# Goals hold on an idle machine; a busy one must only not wait for the call.
ANSWER_WITHIN = 0.05 if FULL else 0.8
STOP_WITHIN = 1.0 if FULL else 5.0
BYTES_EACH = 16 * 1024
HOST = "127.0.0.1"


def resident_bytes(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as fields:
        return next(int(line.split()[1]) for line in fields if line.startswith("VmRSS")) * 1024


class LoadTest(unittest.TestCase):
    def setUp(self):
        executables.example_controller()
        wanted = CONNECTIONS + 1000
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        if hard < wanted:
            self.skipTest(f"only {hard} descriptors are allowed")
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))
        self.server = dds.start()
        self.addCleanup(self.server.close)

    def _client(self):
        client = RpcClient(HOST, self.server.port, "dds", deadline=LONG_CALL + 60)
        self.addCleanup(client.close)
        return client

    def _slowest(self, ask, until):
        slowest = 0.0
        while time.monotonic() < until:
            begin = time.monotonic()
            ask()
            slowest = max(slowest, time.monotonic() - begin)
            time.sleep(0.01)
        return slowest

    def test_idle_connections_cost_little(self):
        if executables.is_sanitized(executables.example_controller()):
            self.skipTest("a sanitizer's own memory is measured too")
        first = self._client()
        before = resident_bytes(self.server.pid)
        idle = []
        try:
            for _ in range(CONNECTIONS):
                lines = wire.connect(HOST, self.server.port)
                idle.append(lines)
                lines.send(dds.BANNER + dds.SELECT[2])
                lines.read_line()
                lines.read_line()
            each = (resident_bytes(self.server.pid) - before) / CONNECTIONS
            print(f"{CONNECTIONS} idle connections: {each:.0f} bytes each")
            self.assertLess(each, BYTES_EACH)
            self.assertIs(first.call("ping"), True)
        finally:
            for lines in idle:
                lines.close()

    def test_parallel_methods_do_not_wait_for_a_long_call(self):
        busy, quick = self._client(), self._client()
        steps = int(LONG_CALL / 0.1)
        end = time.monotonic() + LONG_CALL
        busy.lines.send(busy.encode_request("sweep", (0, 1e6, 2e6), {"steps": steps, "dwell": 0.1}))
        ping = self._slowest(lambda: quick.call("ping"), end - LONG_CALL * 0.6)
        listing = self._slowest(quick.method_list, end - LONG_CALL * 0.2)
        print(f"during a call of {LONG_CALL:.0f} s: ping {ping * 1000:.1f} ms, method list {listing * 1000:.1f} ms at most")
        self.assertLess(max(ping, listing), ANSWER_WITHIN)
        begin = time.monotonic()
        quick.call("terminate")
        self.assertLess(time.monotonic() - begin, ANSWER_WITHIN)
        self.assertEqual(self.server.wait(STOP_WITHIN + 5).code, 0)

    def test_requests_over_4_mib_go_both_ways(self):
        client = self._client()
        text = "x" * (40 << 20 if FULL else 6 << 20)
        self.assertEqual(len(client.call("echo", text)), len(text))

    def test_it_stops_at_once_whatever_the_peers_do(self):
        silent = wire.connect(HOST, self.server.port)
        self.addCleanup(silent.close)
        busy, deaf = self._client(), self._client()
        busy.lines.send(busy.encode_request("sweep", (0, 1e6, 2e6), {"steps": 600, "dwell": 0.1}))
        deaf.lines.send(deaf.encode_request("waveform", (0,), {"samples": 2_000_000}))
        time.sleep(0.2)
        begin = time.monotonic()
        self.server.signal(signal.SIGTERM)
        self.server.wait(60)
        took = time.monotonic() - begin
        print(f"stopped within {took:.2f} s")
        self.assertLess(took, STOP_WITHIN)


if __name__ == "__main__":
    unittest.main()
