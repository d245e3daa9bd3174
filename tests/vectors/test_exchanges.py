# SPDX-License-Identifier: LGPL-3.0-or-later
"""The recorded exchanges, replayed with the independent peer in the server's place."""

import os
import unittest

from support import pyon1, pyon2, rpc_server, wire
from support.rpc_server import RpcServer
from vectors import exchange
from vectors.device import Device

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "rpc")
HABITS = {"1.9": rpc_server.RELEASE_1_9, "1.10": rpc_server.RELEASE_1_10}
# What depends on the implementation: terminate and SystemExit are the real server's alone, and so
# is the text of a TypeError for what no encoder takes.
NOT_REPLAYED = ("terminate", "system-exit", "several-targets")


def exchanges():
    for name in sorted(os.listdir(FOLDER)):
        with open(os.path.join(FOLDER, name), encoding="ascii") as file:
            yield name.removesuffix(".exchange"), exchange.load(file.read())


def comparable(line):
    """A line without what depends on the implementation."""
    for pyon in (pyon2, pyon1):
        try:
            value = pyon.decode(line.decode("ascii"))
        except ValueError:
            continue
        if isinstance(value, set):
            return {name for name in value if not name.startswith("_")}
        if isinstance(value, dict) and value.get("status") == "failed":
            value["exception"]["traceback"] = []
        if isinstance(value, dict) and isinstance(value.get("ret"), dict):
            value["ret"].get("methods", {}).pop("terminate", None)
        return repr(value)
    return line


class ExchangeTest(unittest.TestCase):
    def test_files_are_read_as_they_were_written(self):
        for name in sorted(os.listdir(FOLDER)):
            with self.subTest(name), open(os.path.join(FOLDER, name), encoding="ascii") as file:
                text = file.read()
                comment = text.split("\n")[0][2:]
                self.assertEqual(exchange.dump(exchange.load(text), comment), text)

    def test_both_releases_and_roles_are_there(self):
        names = [name for name, _ in exchanges()]
        for release in HABITS:
            for role in ("server", "client"):
                self.assertTrue(any(n.startswith(f"{release}-{role}-") for n in names))

    def test_peer_answers_as_python_does(self):
        for name, steps in exchanges():
            if any(word in name for word in NOT_REPLAYED):
                continue
            served_by = name.rsplit("-with-")[-1] if "-client-with-" in name else name.split("-")[0]
            habits = HABITS[served_by]
            with self.subTest(name), RpcServer({"device": Device()}, **habits) as server, \
                    wire.connect("127.0.0.1", server.port) as lines:
                self._replay(lines, steps)

    def _replay(self, lines, steps):
        for step in steps:
            if step.side == "C":
                lines.finish() if step.act == "." else lines.send(step.sent)
            elif step.act == ".":
                self.assertEqual(lines.read_to_end(), b"")
            else:
                self.assertEqual(comparable(lines.read_line()), comparable(step.sent))


if __name__ == "__main__":
    unittest.main()
