# SPDX-License-Identifier: LGPL-3.0-or-later
"""syncdump follows Python's publishers of each release through every kind of modification."""

import json
import os
import subprocess
import tempfile
import unittest

from interop import sync_process
from interop.python_side import HERE
from support import executables, process, sipyco_release, wire
from support.process import ServerProcess

MODS = 70


def publisher(release, *arguments):
    return ServerProcess(release.argv(os.path.join(HERE, "publisher.py"), *arguments), env=release.env)


def syncdump(*arguments, **options):
    return process.run([executables.syncdump(), *arguments], **options)


class _WithRelease:
    release = None

    def setUp(self):
        executables.syncdump()
        self.found = sipyco_release.release(self.release)
        self.format = "--format=pyon1" if self.found.pyon == 1 else "--format=pyon"
        self.server = publisher(self.found)
        self.addCleanup(self.server.close)

    def follow(self, *arguments):
        """syncdump's lines up to the one that `finished` is in."""
        with subprocess.Popen([executables.syncdump(), *arguments, "::1", str(self.server.port), "test"],
                              stdout=subprocess.PIPE, env=process.environment()) as tool:
            lines = []
            for line in tool.stdout:
                lines.append(line)
                if b'"finished"' in line:
                    break
            tool.kill()
        return lines

    def test_the_copy_is_the_original_after_every_kind_of_modification(self):
        lines = self.follow("--states", self.format)
        original = self.server.stdout.wait_for(b"\n", wire.DEADLINE)
        self.assertEqual(lines[-1], original)
        self.assertEqual(len(lines), MODS + 1)

    def test_a_late_copy_is_the_original(self):
        self.follow("--events")
        original = self.server.stdout.wait_for(b"\n", wire.DEADLINE)
        got = syncdump("--once", self.format, "::1", self.server.port, "test")
        self.assertEqual((got.code, got.out, got.talk), (0, original, ""))

    def test_events_are_numbered_records(self):
        records = [json.loads(line) for line in self.follow("--events")]
        self.assertEqual([r["seq"] for r in records], list(range(len(records))))
        self.assertEqual(records[0]["action"], "init")
        self.assertEqual({r["action"] for r in records},
                         {"init", "setitem", "delitem", "append", "insert", "pop"})
        self.assertEqual({k: records[-1][k] for k in ("action", "path", "key", "value")},
                         {"action": "setitem", "path": [], "key": "finished", "value": True})

    def test_an_unknown_notifier_and_an_unencodable_structure(self):
        for name in ("nosuch", "unencodable"):
            got = syncdump("--once", "::1", self.server.port, name)
            self.assertEqual((got.code, got.out), (67, b""))
            self.assertRegex(got.talk, rf"\Asyncdump: .*no notifier '{name}'.* cannot be encoded\n\Z")

    def test_over_tls(self):
        with tempfile.TemporaryDirectory() as folder:
            certificates = sync_process.Certificates(folder)
            with publisher(self.found, "--subscribers", "0", "--tls", *certificates.of("a")) as server:
                original = server.stdout.wait_for(b"\n", wire.DEADLINE)
                tls = ("--ssl", *certificates.of("b"))
                got = syncdump(*tls, "--once", self.format, "::1", server.port, "test")
                self.assertEqual((got.code, got.out, got.talk), (0, original, ""))
                # Python's server closes without a word.
                self.assertRegex(syncdump("--once", "::1", server.port, "test").talk, "it wants TLS")
                wrong = ("--ssl", *certificates.of("b")[:2], certificates.of("b")[0])
                self.assertEqual(syncdump(*wrong, "--once", "::1", server.port, "test").code, 77)
            self.assertEqual(syncdump(*tls, "--once", "::1", self.server.port, "test").code, 77)


class Release19Test(_WithRelease, unittest.TestCase):
    release = "1.9"


class Release110Test(_WithRelease, unittest.TestCase):
    release = "1.10"


if __name__ == "__main__":
    unittest.main()
