# SPDX-License-Identifier: LGPL-3.0-or-later
"""Broadcasts between us and Python's sipyco of each release, plain and over TLS."""

import os
import subprocess
import tempfile
import time
import unittest

from interop import sync_process
from interop.python_side import HERE
from support import executables, process, sipyco_release, wire

MESSAGES = [b"1", b'"text"', b'(10, "source", 1.5, "name:message")', b"[null, {1: 2}]", b'nparray((2, ), "<i8", '
            b'b"AQAAAAAAAAACAAAAAAAAAA==")']
AS_V2 = [b"1", b'"text"', b'{"__jsonclass__":["tuple",[[10,"source",1.5,"name:message"]]]}',
         b'[null,{"__jsonclass__":["dict",[[[1,2]]]]}]',
         b'{"__jsonclass__":["nparray",[[2],"<i8","AQAAAAAAAAACAAAAAAAAAA=="]]}']


class BroadcastTest(unittest.TestCase):
    tls = {"a": [], "b": []}

    def setUp(self):
        executables.syncdump()
        executables.sync_probe()
        self.releases = [sipyco_release.release(name) for name in sipyco_release.RELEASES]

    def test_python_receivers_hear_our_broadcaster(self):
        probe = sync_process.Probe(tls=self.tls["a"])
        self.addCleanup(probe.close)
        receivers = {}
        for release in self.releases:
            found = sync_process.script(release, "broadcast_script.py", "receive", "::1",
                                        probe.broadcast_port[release.pyon], "test", *self.tls["b"])
            self.addCleanup(found.close)
            self.assertEqual(found.read(), b"connected")
            receivers[release] = found
        self._await(probe, receivers)
        for message, as_v2 in zip(MESSAGES, AS_V2):
            self.assertEqual(probe.ask(b"say " + message), b"ok")
            for release, receiver in receivers.items():
                self.assertEqual(receiver.read(), message if release.pyon == 1 else as_v2)

    def _await(self, probe, receivers):
        """Until everybody listens; what is said before is heard by nobody."""
        for receiver in receivers.values():
            end = time.monotonic() + wire.DEADLINE
            os.set_blocking(receiver.process.stdout.fileno(), False)
            while not receiver.process.stdout.read(1):
                self.assertLess(time.monotonic(), end)
                self.assertEqual(probe.ask(b"say 7"), b"ok")
                time.sleep(0.01)
            os.set_blocking(receiver.process.stdout.fileno(), True)
        self.assertEqual(probe.ask(b'say "now"'), b"ok")
        for receiver in receivers.values():
            while receiver.read() != b'"now"':
                pass

    def test_syncdump_hears_python_broadcasters(self):
        for release in self.releases:
            with self.subTest(release.name):
                self._check_syncdump(release)

    def _check_syncdump(self, release):
        server = process.ServerProcess(release.argv(os.path.join(HERE, "broadcast_script.py"), "send", "::1",
                                                    *self.tls["a"]), env=release.env)
        self.addCleanup(server.close)
        tls = ["--ssl", *self.tls["b"]] if self.tls["b"] else []
        form = "pyon1" if release.pyon == 1 else "pyon"
        argv = [executables.syncdump(), *tls, "--broadcast", "-F", "%{" + form + "}v\\n", "::1", str(server.port), "test"]
        heard = []
        with subprocess.Popen(argv, stdout=subprocess.PIPE, env=process.environment()) as tool:
            for line in tool.stdout:
                heard.append(line)
                if line == b'"end"\n':
                    break
            tool.kill()
        self.assertGreater(len(heard), 15)
        self.assertEqual(b"".join(heard), server.stdout.wait_for(b'"end"\n', wire.DEADLINE))


class BroadcastOverTlsTest(BroadcastTest):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        certificates = sync_process.Certificates(folder.name)
        cls.tls = {name: certificates.of(name) for name in "ab"}


if __name__ == "__main__":
    unittest.main()
