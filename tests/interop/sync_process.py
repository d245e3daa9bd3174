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
    """A publisher of ours, on the ports that are given or on free ones; see sync_probe.cpp."""

    def __init__(self, limit=1 << 24, ports=(0, 0), tls=()):
        super().__init__([executables.sync_probe(), limit, *ports, *tls])
        ports = [int(port) for port in self.read().split()]
        self.port = {1: ports[0], 2: ports[1]}
        self.broadcast_port = {1: ports[2], 2: ports[3]}

    def view(self, pyon):
        return self.ask(b"view%d" % pyon)


def script(release, name, *arguments):
    """One of the scripts of this folder on a release."""
    return Talker(release.argv(os.path.join(HERE, name), *arguments), release.env)


def python_subscriber(release, port, *tls, host="::1"):
    return script(release, "subscriber_script.py", host, port, "test", *tls)


class Certificates:
    """Keys and certificates of two ends, in a folder."""

    def __init__(self, folder):
        for name in ("a", "b"):
            command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-sha256", "-subj", "/", "-days", "30",
                       "-keyout", f"{folder}/{name}.key", "-out", f"{folder}/{name}.pem"]
            got = process.run(command, timeout=60)
            assert got.code == 0, got.talk
        self._folder = folder

    def of(self, name):
        """Certificate, key and the other's certificate."""
        other = {"a": "b", "b": "a"}[name]
        return [f"{self._folder}/{name}.pem", f"{self._folder}/{name}.key", f"{self._folder}/{other}.pem"]


def mod_lines(release):
    """What a Python publisher sends for every kind of modification."""
    got = process.run(release.argv(os.path.join(HERE, "mod_lines.py")), env=release.env, timeout=60)
    assert got.code == 0, got.talk
    return got.out.splitlines()
