# SPDX-License-Identifier: LGPL-3.0-or-later
"""syncdump --path: what the path does not lead to costs no memory, and changes nothing of what is shown."""

import copy
import json
import os
import random
import subprocess
import unittest

from integration import test_random_walk as walk
from integration.syncdump_tool import SyncdumpCase
from support import executables, process, tcp_server

MIB = 1 << 20
SIZE = int(os.environ.get("SIPYCO_STRUCTURE_MIB", "32"))
PATH = '["small"]["x"]'


def structure(spaced):
    """Pieces of the text of an `init`: a small part between many MiB of numbers, texts and objects."""
    row = {"numbers": [0.001 * i for i in range(20_000)], "objects": [{"a": None, "b": [i]} for i in range(9_000)],
           "text": "x" * 400_000}
    separators = (", ", ": ") if spaced else (",", ":")
    text = json.dumps(row, separators=separators)
    comma, colon = separators
    yield f'{{"action"{colon}"init"{comma}"struct"{colon}{{'
    for i in range(SIZE * MIB // len(text)):
        yield f'"large{i}"{colon}{text}{comma}'
        if i == 3:
            yield f'"small"{colon}{{"beside"{colon}{text}{comma}"x"{colon}[1{comma}"y"]}}{comma}'
    yield f'"end"{colon}{text}}}}}\n'


class MemoryTest(unittest.TestCase):
    def setUp(self):
        if executables.is_sanitized(executables.syncdump()):
            self.skipTest("a sanitizer's own memory would be measured")

    def serve(self, spaced):
        def script(lines):
            lines.read_line()
            lines.read_line()
            for piece in structure(spaced):
                lines.send(piece.encode("ascii"))
            lines.read_line()  # which ends when the tool does
        server = tcp_server.ScriptedServer(script)
        self.addCleanup(server.close)
        return server.port

    def dump(self, port, *arguments):
        """The first line that it prints, and the most memory that it had until then, in MiB."""
        tool = subprocess.Popen([executables.syncdump(), *arguments, "127.0.0.1", str(port), "test"],
                                stdout=subprocess.PIPE, env=process.environment())
        with tool.stdout:
            out = tool.stdout.readline()
            with open(f"/proc/{tool.pid}/status", encoding="ascii") as status:
                peak = next(int(row.split()[1]) for row in status if row.startswith("VmHWM"))
            tool.kill()
            tool.wait()
        return out, peak / 1024

    def test_what_the_path_does_not_lead_to_is_not_kept(self):
        for spaced in (True, False):
            with self.subTest(spaced=spaced):
                port = self.serve(spaced)
                out, peak = self.dump(port, "--states", "--path", PATH)
                self.assertEqual(out, b'[1,"y"]\n')
                self.assertLess(peak, 16)
                # Without it, all is: the measure can tell.
                out, peak = self.dump(port, "-F", r"%a\n")
                self.assertEqual(out, b"init\n")
                self.assertGreater(peak, SIZE)


class EqualityTest(SyncdumpCase):
    """Of random modifications, --path shows what there is at the path."""

    STEPS = int(os.environ.get("SIPYCO_WALK", "600"))
    PATHS = (["a"], ["b", "c"], ["a", "b", 0, "c"], ["d", -1], ["nosuch"])

    @staticmethod
    def part(of, path):
        try:
            for key in path:
                of = of[key]
            return of
        except (LookupError, TypeError):
            return None

    def test_the_shown_part_is_that_of_the_whole(self):
        seed = random.randrange(1 << 32)
        rng, whole = random.Random(seed), {}
        shown = [(path, self.follow(path, version)) for path in self.PATHS for version in (1, 2)]
        self.until(lambda: self.probe.ask(b"subscribers") == b"%d" % len(shown))
        expected = [[None] for _ in shown]
        for step in range(self.STEPS):
            mod = walk.random_mod(rng, whole)
            self.assertEqual(self.probe.ask(walk.compact(mod)), b"ok", (seed, step, mod))
            whole = walk.apply(whole, json.loads(walk.compact(mod)))
            for parts, (path, _) in zip(expected, shown):
                append_other(parts, copy.deepcopy(self.part(whole, path)))
        for parts, (path, follower) in zip(expected, shown):
            self.until(lambda f=follower, n=len(parts): len(f.states) >= n)
            self.assertEqual(follower.states, parts, (seed, path))

    def follow(self, path, version):
        steps = "".join(f"[{json.dumps(key)}]" for key in path)
        found = Follower(self.probe.port[version], "--path", steps)
        self.addCleanup(found.close)
        return found


def append_other(parts, part):
    if parts[-1:] != [part]:
        parts.append(part)


class Follower(walk.Follower):
    """Keeps each state that differs from the one before."""

    def __init__(self, *arguments):
        self.states = []
        super().__init__(*arguments)

    def _read(self):
        for line in self.process.stdout:
            append_other(self.states, json.loads(line))


if __name__ == "__main__":
    unittest.main()
