# SPDX-License-Identifier: LGPL-3.0-or-later
"""Recorded exchanges with bytes changed at random, played to both executables: they refuse or they
answer, and stay well. Environment: SIPYCO_SEED (1), SIPYCO_HOSTILE rounds (1)."""

import os
import random
import unittest

from integration.dds import DdsTest
from integration.tool import ToolTest, against
from support.tcp_server import ScriptedServer
from vectors.test_exchanges import exchanges

SEED = int(os.environ.get("SIPYCO_SEED", "1"))
ROUNDS = int(os.environ.get("SIPYCO_HOSTILE", "1"))
GRAINS = [b"", b"\0", b"\n", b"\r\n", b" ", b'"', b"'", b"\\", b"(", b")", b"[" * 2000, b"]", b"{",
          b"}", b",", b":", b"-", b"9" * 5000, b"1e999", b"\xff\xfe", b"\xed\xa0\x80", b"\\ud800",
          b"__jsonclass__", b"nparray", b"(4294967296, 4294967296)", b"AAAA", b"null", b"nan",
          b"Fraction(1, 0)", b"\x1b[31m"]
# Everything a tool may say of a peer; neither a fault of its own (70) nor a signal.
ORDERLY = {0, 1, 2, 65, 67, 69, 76, 124}


def mutated(rng, data):
    """The bytes with one to four changes."""
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(data) + 1)
        until = at + rng.choice((0, 0, 1, 1, 2, 20))
        what = rng.random()
        if what < 0.5:
            put = rng.choice(GRAINS)
        elif what < 0.7:
            put = rng.randbytes(rng.randint(1, 4))
        else:
            start = rng.randrange(len(data) + 1)
            put = data[start:start + rng.randint(0, 60)]
        data = data[:at] + put + data[until:]
    return data


def said(steps, side):
    """All that one side of an exchange sends."""
    return b"".join(step.sent for step in steps if step.side == side)


class ControllerTest(DdsTest):
    def test_controller_survives_changed_requests(self):
        rng = random.Random(SEED)
        recorded = [said(steps, "C").replace(b"device", b"dds") for _, steps in exchanges()]
        recorded = [data for data in recorded if b'"terminate"' not in data]
        for _ in range(ROUNDS * 5):
            for data in recorded:
                with self.subTest(data[:200]), self.lines() as lines:
                    # Half of the time the handshake stays whole, so that the requests are reached.
                    head = data.index(b"\n", 13) + 1 if rng.random() < 0.5 and data.count(b"\n") > 2 else 0
                    try:
                        lines.send(data[:head] + mutated(rng, data[head:]))
                        lines.finish()
                    except OSError:
                        pass
                    lines.read_to_end()
        self.check_alive()
        self.assertIsNone(self.client().call("terminate"))
        got = self.server.wait()
        self.assertEqual(got.code, 0)
        self.assertNotIn(b"ERROR", got.err)


class ClientTest(ToolTest):
    def test_rpctool_survives_changed_replies(self):
        rng = random.Random(SEED)
        recorded = [(said(steps, "C"), said(steps, "S")) for _, steps in exchanges()]
        recorded = [data for requests, data in recorded if requests.count(b"\n") == data.count(b"\n") > 2]
        self.assertGreater(len(recorded), 10)
        for _ in range(ROUNDS):
            for data in recorded:
                self._play(rng, mutated(rng, data))

    def _play(self, rng, data):
        def script(lines):
            lines.send(data)
            lines.finish()
            lines.read_to_end()
        command = rng.choice((["list-targets"], ["list-methods"], ["call", "echo", "1"],
                              ["-v", "call", "fail"]))
        with self.subTest(data=data[:300], command=command), ScriptedServer(script) as server:
            got = against(server, "--connect-timeout=10", "--timeout=10", *command)
            self.assertIn(got.code, ORDERLY, got.talk)
            self.assertEqual(got.code == 0, got.talk == "")
            self.assertNotIn(b"\x1b", got.out + got.err)


if __name__ == "__main__":
    unittest.main()
