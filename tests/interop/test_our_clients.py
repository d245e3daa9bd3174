# SPDX-License-Identifier: LGPL-3.0-or-later
"""Client, AsyncClient and BestEffortClient against Python's servers and ours, plain and over TLS."""

import functools
import os
import tempfile
import unittest

from integration import dds
from interop.python_side import HERE
from support import executables, process, sipyco_release
from support.certificates import Certificates
from support.process import ServerProcess

KINDS = ("blocking", "async", "best_effort")
LEAST = 50


@functools.cache
def calls(release_name, server_kind):
    """The file of calls; it lives as long as the tests."""
    release = sipyco_release.release(release_name)
    got = process.run(release.argv(os.path.join(HERE, "probe_calls.py"), server_kind), env=release.env, timeout=60)
    assert got.code == 0, got.talk
    file = tempfile.NamedTemporaryFile(suffix=".pyon")
    file.write(got.out)
    file.flush()
    return file


class OurClientsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.probe = executables.probe("rpc_probe")
        cls.files = Certificates("server", "client")
        cls.addClassCleanup(cls.files.close)

    def _probe(self, kind, server, target, file, tls):
        host = "127.0.0.1"
        files = self.files.files("client", "server") if tls else []
        got = process.run([self.probe, kind, host, server.port, target, file.name, *files], timeout=100)
        self.assertEqual(got.code, 0, got.text[-2000:] + got.talk)
        *_, checked, _, different = got.text.split()
        self.assertEqual(different, "0")
        self.assertGreater(int(checked.rstrip(",")), LEAST)
        self.assertEqual(server.wait().code, 0)
        return checked.rstrip(",")

    def _with_python(self, release_name):
        release = sipyco_release.release(release_name)
        file = calls(release_name, "controller")
        for kind in KINDS:
            for tls in (False, True):
                with self.subTest(kind=kind, tls=tls):
                    arguments = ["--ssl", *self.files.files("server", "client")] if tls else []
                    server = ServerProcess(release.argv(os.path.join(HERE, "controller.py"), *arguments),
                                           env=release.env)
                    self.addCleanup(server.close)
                    checked = self._probe(kind, server, "instrument", file, tls)
                    print(f"our {kind} client, Python {release_name} server, {'TLS' if tls else 'plain'}: "
                          f"{checked} checks")

    def test_python_1_9_server(self):
        self._with_python("1.9")

    def test_python_1_10_server(self):
        self._with_python("1.10")

    def test_our_server(self):
        executables.example_controller()
        file = calls("1.10", "dds")
        for kind in KINDS:
            for tls in (False, True):
                with self.subTest(kind=kind, tls=tls):
                    server = dds.start(*(["--ssl", *self.files.files("server", "client")] if tls else []))
                    self.addCleanup(server.close)
                    checked = self._probe(kind, server, "dds", file, tls)
                    print(f"our {kind} client, our server, {'TLS' if tls else 'plain'}: {checked} checks")


if __name__ == "__main__":
    unittest.main()
