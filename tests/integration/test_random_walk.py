# SPDX-License-Identifier: LGPL-3.0-or-later
"""Random modifications of a random structure: every copy agrees in the end, also of subscribers that were killed, slow or
late. SIPYCO_WALK is the number of modifications."""

import json
import os
import random
import subprocess
import threading
import time
import unittest

from interop import sync_process
from support import executables, process, wire

STEPS = int(os.environ.get("SIPYCO_WALK", "1500"))
KEYS = ["a", "b", "c", "d"]


def compact(value):
    return json.dumps(value, separators=(",", ":")).encode("ascii")


def random_value(rng, depth=0):
    kind = rng.randrange(6 if depth < 2 else 4)
    if kind == 4:
        return [random_value(rng, depth + 1) for _ in range(rng.randrange(4))]
    if kind == 5:
        return {rng.choice(KEYS): random_value(rng, depth + 1) for _ in range(rng.randrange(4))}
    return [None, rng.random(), rng.randrange(-10, 10), "x" * rng.randrange(300)][kind]


def random_place(rng, structure):
    """A path and the dict or list that it leads to."""
    path, at = [], structure
    while True:
        keys = list(at) if isinstance(at, dict) else range(-len(at), len(at))
        inner = [key for key in keys if isinstance(at[key], (dict, list))]
        if not inner or rng.random() < 0.3:
            return path, at
        path.append(rng.choice(inner))
        at = at[path[-1]]


def random_mod(rng, structure):
    path, at = random_place(rng, structure)
    mod = {"action": "setitem", "path": path}
    if isinstance(at, dict):
        if at and rng.random() < 0.3:
            return {"action": "delitem", "path": path, "key": rng.choice(list(at))}
        return {**mod, "key": rng.choice(KEYS), "value": random_value(rng)}
    action = rng.choice(["append", "insert", "pop", "setitem", "delitem"]) if 0 < len(at) < 8 else "append"
    if len(at) >= 8:
        action = "pop"
    place = rng.randrange(-len(at), len(at)) if at else 0
    return {"append": {"action": action, "path": path, "x": random_value(rng)},
            "insert": {"action": action, "path": path, "i": place, "x": random_value(rng)},
            "pop": {"action": action, "path": path, "i": place},
            "setitem": {**mod, "key": place, "value": random_value(rng)},
            "delitem": {"action": action, "path": path, "key": place}}[action]


def apply(structure, mod):
    if mod["action"] == "init":
        return mod["struct"]
    at = structure
    for key in mod["path"]:
        at = at[key]
    if mod["action"] == "append":
        at.append(mod["x"])
    elif mod["action"] == "insert":
        at.insert(mod["i"], mod["x"])
    elif mod["action"] == "pop":
        at.pop(mod["i"])
    elif mod["action"] == "setitem":
        at[mod["key"]] = mod["value"]
    else:
        del at[mod["key"]]
    return structure


class Follower:
    """syncdump; its last line is its copy."""

    def __init__(self, port, *arguments):
        self.process = subprocess.Popen([executables.syncdump(), "--states", *arguments, "::1", str(port), "test"],
                                        stdout=subprocess.PIPE, env=process.environment())
        self.last = b""
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self):
        for line in self.process.stdout:
            self.last = line

    def close(self):
        self.process.kill()
        self.process.wait(20)
        self._thread.join(20)
        self.process.stdout.close()


class RandomWalkTest(unittest.TestCase):
    def setUp(self):
        executables.syncdump()
        executables.sync_probe()
        self.probe = sync_process.Probe(200_000)
        self.addCleanup(self.probe.close)

    def follow(self, version, *arguments):
        found = Follower(self.probe.port[version], *arguments)
        self.addCleanup(found.close)
        return found

    def slow_reader(self):
        lines = wire.connect("::1", self.probe.port[2])
        self.addCleanup(lines.close)
        lines.send(b"ARTIQ sync_struct\ntest\n")
        return lines

    def check_slow_reader(self, lines, expected):
        """It reads only now: what it gets leads to the same structure."""
        copy = None
        while copy != expected:
            copy = apply(copy, json.loads(lines.read_line()))

    def test_all_copies_agree_in_the_end(self):
        seed = random.randrange(1 << 32)
        rng, structure = random.Random(seed), {}
        steady = [self.follow(1), self.follow(2)]
        killed, slow = self.follow(2), self.slow_reader()
        for step in range(STEPS):
            mod = random_mod(rng, structure)
            self.assertEqual(self.probe.ask(compact(mod)), b"ok", (seed, step, mod))
            structure = apply(structure, json.loads(compact(mod)))
            if rng.random() < 20 / STEPS:
                killed.close()
                killed = self.follow(rng.choice([1, 2]))
        expected = compact(structure) + b"\n"
        self.assertEqual(self.probe.view(2) + b"\n", expected, seed)
        end = time.monotonic() + 60
        for follower in [*steady, killed]:
            while follower.last != expected:
                self.assertLess(time.monotonic(), end, seed)
                time.sleep(0.01)
        self.check_slow_reader(slow, structure)


if __name__ == "__main__":
    unittest.main()
