# SPDX-License-Identifier: LGPL-3.0-or-later
"""syncdump with a publisher of ours that does as the test says."""

import subprocess
import time
import unittest

from interop import sync_process
from support import executables, process, wire


class SyncdumpCase(unittest.TestCase):
    STRUCTURE = b"{}"

    def setUp(self):
        executables.syncdump()
        executables.sync_probe()
        self.probe = sync_process.Probe()
        self.addCleanup(self.probe.close)
        self.change(b'{"action":"init","struct":%s}' % self.STRUCTURE)

    def change(self, *lines):
        for line in lines:
            self.assertEqual(self.probe.ask(line), b"ok")

    def set(self, key, value):
        self.change(b'{"action":"setitem","path":[],"key":"%s","value":%s}' % (key, value))

    def arguments(self, *arguments, name="test", version=2, command=()):
        behind = ["--", *command] if command else []
        return [executables.syncdump(), *arguments, "::1", str(self.probe.port[version]), name, *behind]

    def tool(self, *arguments, **options):
        return process.run(self.arguments(*arguments, **options))

    def start(self, *arguments, **options):
        found = subprocess.Popen(self.arguments(*arguments, **options), stdout=subprocess.PIPE,
                                 stderr=subprocess.PIPE, env=process.environment())
        self.addCleanup(found.communicate)
        self.addCleanup(found.kill)
        return found

    def await_subscriber(self):
        self.until(lambda: self.probe.ask(b"subscribers") != b"0")

    def until(self, condition):
        end = time.monotonic() + wire.DEADLINE
        while not condition():
            self.assertLess(time.monotonic(), end)
            time.sleep(0.005)

    def check(self, got, code, out, talk=""):
        self.assertEqual((got.code, got.text), (code, out), got.talk)
        self.assertRegex(got.talk, rf"\A{talk}\Z")

    def check_end(self, tool, code, out, talk=b""):
        got_out, err = tool.communicate(timeout=wire.DEADLINE)
        self.assertEqual((tool.returncode, got_out), (code, out), err)
        self.assertRegex(err, rb"\A%s\Z" % talk)
