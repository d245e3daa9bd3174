# SPDX-License-Identifier: LGPL-3.0-or-later
"""A lab of both releases at once: publishers and subscribers of each, and ours between them."""

import os
import unittest

from interop import sync_process
from interop.python_side import HERE
from support import executables, process, sipyco_release, wire
from support.process import ServerProcess

FORMATS = {1: "--format=pyon1", 2: "--format=pyon"}


def publisher(release, subscribers):
    return ServerProcess(release.argv(os.path.join(HERE, "publisher.py"), "--subscribers", str(subscribers)),
                         env=release.env)


def dump(port, name, version):
    got = process.run([executables.syncdump(), "--once", FORMATS[version], "::1", port, name])
    assert (got.code, got.talk) == (0, ""), got
    return got.out


class MixedLabTest(unittest.TestCase):
    def setUp(self):
        executables.syncdump()
        self.releases = [sipyco_release.release(name) for name in sipyco_release.RELEASES]
        # The relay, and syncdump that follows directly, which lets the changes begin.
        self.sources = {release: publisher(release, 2) for release in self.releases}
        for source in self.sources.values():
            self.addCleanup(source.close)

    def start_relay(self):
        arguments = []
        for release, source in self.sources.items():
            arguments += ["::1", source.port, "test", release.name]
        relay = sync_process.Talker([executables.probe("sync_relay"), *arguments])
        self.addCleanup(relay.close)
        ports = [int(port) for port in relay.read().split()]
        return {1: ports[0], 2: ports[1]}

    def subscribe(self, release, port, name):
        found = sync_process.script(release, "subscriber_script.py", "::1", port[release.pyon], name)
        self.addCleanup(found.close)
        self.assertEqual(found.read(), b"init")
        return found

    def follow(self, *arguments):
        tool = sync_process.Talker([executables.syncdump(), "--until", '["finished"] == True', *arguments])
        self.addCleanup(tool.close)
        tool.read()
        return tool

    @staticmethod
    def last_line(talker):
        out = [line for line in talker.process.stdout.read().split(b"\n") if line]
        return out[-1] + b"\n"

    def test_all_copies_are_the_original(self):
        port = self.start_relay()
        pythons = [(source, release, self.subscribe(release, port, source.name))
                   for source in self.releases for release in self.releases]
        ours = [(source, version, self.follow("--states", FORMATS[version], "::1", port[version], source.name))
                for source in self.releases for version in (1, 2)]
        direct = [self.follow("::1", source.port, "test") for source in self.sources.values()]
        expected = {}
        for release, source in self.sources.items():
            original = source.stdout.wait_for(b"\n", wire.DEADLINE)
            for version in (1, 2):
                expected[release, version] = dump(source.port, "test", version)
            self.assertEqual(expected[release, release.pyon], original)
        for source, release, subscriber in pythons:
            with self.subTest("Python", source=source.name, subscriber=release.name):
                self.assertEqual(self.last_line(subscriber), expected[source, release.pyon])
        for source, version, tool in ours:
            with self.subTest("syncdump", source=source.name, version=version):
                self.assertEqual(self.last_line(tool), expected[source, version])
                self.assertEqual(dump(port[version], source.name, version), expected[source, version])
        for tool in direct:
            self.assertEqual(tool.process.wait(wire.DEADLINE), 0)


if __name__ == "__main__":
    unittest.main()
