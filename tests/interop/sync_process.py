# SPDX-License-Identifier: LGPL-3.0-or-later
"""Publishers and subscribers as processes that are talked to over pipes."""

import os
import subprocess

from interop.python_side import HERE
from support import executables, process


class Talker:
    """A process whose standard output is read line by line."""

    def __init__(self, argv, env=None):
        self.process = subprocess.Popen([str(a) for a in argv], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        env=process.environment(**(env or {})))

    def read(self):
        line = self.process.stdout.readline()
        if not line.endswith(b"\n"):
            raise EOFError(f"{self.process.args} ended with {self.process.wait(20)}")
        return line[:-1]

    def say(self, line):
        self.process.stdin.write(line + b"\n")
        self.process.stdin.flush()

    def ask(self, line):
        self.say(line)
        return self.read()

    def close(self):
        self.process.kill()
        self.process.wait(20)
        self.process.stdin.close()
        self.process.stdout.close()


class Probe(Talker):
    """A publisher of ours; see sync_probe.cpp."""

    def __init__(self, *arguments):
        super().__init__([executables.sync_probe(), *arguments])
        one, two = self.read().split()
        self.port = {1: int(one), 2: int(two)}

    def view(self, pyon):
        return self.ask(b"view%d" % pyon)


def python_subscriber(release, port, host="::1"):
    return Talker(release.argv(os.path.join(HERE, "subscriber_script.py"), host, port, "test"), release.env)


def mod_lines(release):
    """What a Python publisher sends for every kind of modification."""
    got = process.run(release.argv(os.path.join(HERE, "mod_lines.py")), env=release.env, timeout=60)
    assert got.code == 0, got.talk
    return got.out.splitlines()
