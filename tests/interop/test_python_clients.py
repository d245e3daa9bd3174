# SPDX-License-Identifier: LGPL-3.0-or-later
"""Python's Client, AsyncioClient and sipyco_rpctool of each release against our controller."""

import json
import os
import unittest

from integration import dds
from interop import cases
from interop.python_side import HERE, controller, python_tool
from interop.test_our_rpctool import our_tool
from support import executables, process, sipyco_release
from support.certificates import Certificates

LEAST = 50


class _WithRelease:
    release = None

    def setUp(self):
        executables.example_controller()
        self.found = sipyco_release.release(self.release)

    def _started(self):
        server = dds.start()
        self.addCleanup(server.close)
        return server

    def _run_client(self, kind):
        with self.subTest("plain"):
            self._run(kind, dds.start(), [], "plain")
        files = Certificates("server", "client")
        self.addCleanup(files.close)
        with self.subTest("TLS"):
            server = dds.start("--ssl", *files.files("server", "client"))
            self._run(kind, server, files.files("client", "server"), "TLS")

    def _run(self, kind, server, files, how):
        self.addCleanup(server.close)
        got = process.run(self.found.argv(os.path.join(HERE, "client_script.py"), kind, server.port, *files),
                          env=self.found.env, timeout=60)
        self.assertEqual(got.code, 0, got.talk)
        report = json.loads(got.text)
        self.assertEqual(report["different"], [])
        self.assertGreater(report["checked"], LEAST)
        self.assertEqual(server.wait().code, 0)
        print(f"Python {self.release} {kind} client, our server, {how}: {report['checked']} checks")

    def test_best_effort_client(self):
        self._run_client("best_effort")

    def test_blocking_client(self):
        self._run_client("blocking")

    def test_asyncio_client(self):
        self._run_client("asyncio")

    def _commands(self, server, commands):
        return [["127.0.0.1", str(server.port), *command] for command in commands]

    def test_sipyco_rpctool_echoes_as_from_a_python_controller(self):
        calls = [["call", "echo", literal] for literal in cases.LITERALS]
        ours = python_tool(self.release, self._commands(self._started(), calls))
        theirs = python_tool(self.release, self._commands(controller(self.release), calls))
        self.assertGreater(len(calls), LEAST)
        for call, from_ours, from_theirs in zip(calls, ours, theirs):
            with self.subTest(call[-1]):
                self.assertEqual(from_ours, from_theirs)

    def test_sipyco_rpctool_and_ours_say_the_same(self):
        executables.rpctool()
        server = self._started()
        # What changes the device comes first: the second round of it finds nothing to change.
        commands = self._commands(server, [
            ["call", "set", "1", "10e6"], ["call", "set_labels", "'a'", "'\u00e9'"],
            ["call", "enable", "0"], ["list-targets"], ["list-methods"],
            ["list-methods", "-t", "dds"], ["call", "ping"], ["call", "status"],
            ["call", "waveform", "0"], ["call", "waveform", "0", "100"],
            ["call", "get_frequency", "1"], ["call", "get_frequency", "9"], ["call", "get_rpc_id"],
            ["call", "nosuch"], ["call", "get_rpc_method_list"]])
        for command, (out, failed) in zip(commands, python_tool(self.release, commands)):
            with self.subTest(" ".join(command[2:])):
                got = our_tool(command)
                self.assertEqual((got.out, got.code != 0), (out, failed), got.talk)


class Release19Test(_WithRelease, unittest.TestCase):
    release = "1.9"


class Release110Test(_WithRelease, unittest.TestCase):
    release = "1.10"


if __name__ == "__main__":
    unittest.main()
