# SPDX-License-Identifier: LGPL-3.0-or-later
"""Random modifications of a random structure: every copy agrees in the end, also when the publisher was killed, or
subscribers were killed, stopped for a while, slow or late. SIPYCO_WALK is the number of modifications."""

import json
import os
import random
import signal
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
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=process.environment())
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
    LIMIT = 200_000

    def setUp(self):
        executables.syncdump()
        executables.sync_probe()
        self.seed = random.randrange(1 << 32)
        self.rng = random.Random(self.seed)
        self.structure = {}
        self.probe = sync_process.Probe(self.LIMIT)
        self.addCleanup(lambda: self.probe.close())
        self.steady = [self.follow(1), self.follow(2), self.follow(1, "--rate", "20")]
        self.killed, self.paused = self.follow(2), self.follow(1)

    def follow(self, version, *arguments):
        found = Follower(self.probe.port[version], *arguments)
        self.addCleanup(found.close)
        return found

    def apply(self, mod):
        self.assertEqual(self.probe.ask(compact(mod)), b"ok", (self.seed, mod))
        self.structure = apply(self.structure, json.loads(compact(mod)))

    def kill_subscriber(self):
        self.killed.close()
        self.killed = self.follow(self.rng.choice([1, 2]))

    def pause_subscriber(self):
        self.paused.process.send_signal(self.rng.choice([signal.SIGSTOP, signal.SIGCONT]))

    def kill_publisher(self):
        """Another one takes its place, with the structure as it was."""
        ports = self.probe.port
        self.probe.close()
        self.probe = sync_process.Probe(self.LIMIT, (ports[1], ports[2]))
        self.apply({"action": "init", "struct": self.structure})

    def slow_reader(self):
        lines = wire.connect("::1", self.probe.port[2])
        self.addCleanup(lines.close)
        lines.send(b"ARTIQ sync_struct\ntest\n")
        return lines

    def check_slow_reader(self, lines):
        """It reads only now: what it gets leads to the same structure."""
        copy = None
        while copy != self.structure:
            copy = apply(copy, json.loads(lines.read_line()))

    def walk(self, steps, events):
        """Each of the events happens a few times on the way."""
        for _ in range(steps):
            self.apply(random_mod(self.rng, self.structure))
            for event, times in events:
                if self.rng.random() < times / steps:
                    event()

    def check_all_agree(self):
        self.paused.process.send_signal(signal.SIGCONT)
        expected = compact(self.structure) + b"\n"
        self.assertEqual(self.probe.view(2) + b"\n", expected, self.seed)
        end = time.monotonic() + 60
        for follower in [*self.steady, self.killed, self.paused]:
            while follower.last != expected:
                self.assertLess(time.monotonic(), end, self.seed)
                time.sleep(0.01)

    def test_all_copies_agree_in_the_end(self):
        scale = max(1, STEPS // 20_000)
        events = [(self.kill_subscriber, 15 * scale), (self.pause_subscriber, 20 * scale),
                  (self.kill_publisher, 2 * scale)]
        self.walk(STEPS * 2 // 3, events)
        self.kill_publisher()
        slow = self.slow_reader()
        self.walk(STEPS // 3, events[:2])
        self.check_all_agree()
        self.check_slow_reader(slow)


if __name__ == "__main__":
    unittest.main()
