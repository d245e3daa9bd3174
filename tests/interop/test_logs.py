# SPDX-License-Identifier: LGPL-3.0-or-later
"""Log records between Python's sipyco and ours, compared."""

import json
import os
import signal
import unittest

from integration import logs
from support import executables, process, sipyco_release

HERE = os.path.dirname(os.path.abspath(__file__))
LEVELS = {5: "TRACE", 10: "DEBUG", 20: "INFO", 30: "WARNING", 40: "ERROR", 50: "CRITICAL"}


class _WithRelease:
    release = None

    def setUp(self):
        self.peer = sipyco_release.release(self.release)

    def python(self, script, *arguments):
        got = process.run(self.peer.argv(os.path.join(HERE, script), *map(str, arguments)),
                          env=self.peer.env, timeout=60)
        self.assertEqual(got.code, 0, got.talk)
        return got

    def test_pythons_forwarder_into_logserver(self):
        executables.logserver()
        server = logs.start("--format=json")
        self.addCleanup(server.close)
        self.python("log_sender.py", server.port)
        server.stdout.wait_for(b'"number 499"', 20)
        server.signal(signal.SIGTERM)
        records = [json.loads(line) for line in server.wait().out.decode().splitlines()]
        self.assertTrue(all("mark" not in r and r["source"] == "python(1)" for r in records))
        got = [(r["levelno"], r["level"], r["name"], r["message"]) for r in records]
        name = "some.name"
        self.assertEqual(got[:6], [(n, LEVELS[n], name, f"at {n}") for n in LEVELS])
        self.assertEqual([m for *_, m in got[6:9]],
                         ["two\nlines", "ends in a newline\n", "caf\u00e9 \U0001f600"])
        self.assertRegex(got[9][3], r"\Afailed\nTraceback \(most recent call last\):\n(.*\n)+"
                                    r"ValueError: no reason\Z")
        self.assertEqual(got[10], (20, "INFO", "print", f"Level 25:{name}:a level of no name"))
        self.assertEqual([m for *_, m in got[11:]], [f"number {n}" for n in range(500)])


class Release19Test(_WithRelease, unittest.TestCase):
    release = "1.9"


class Release110Test(_WithRelease, unittest.TestCase):
    release = "1.10"


if __name__ == "__main__":
    unittest.main()
