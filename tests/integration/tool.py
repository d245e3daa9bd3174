# SPDX-License-Identifier: LGPL-3.0-or-later
"""rpctool as a process, for the tests of this folder."""

import subprocess
import unittest

from support import awkward, executables, process
from support.tcp_server import ScriptedServer


def rpctool(*arguments, **options):
    return process.run([executables.rpctool(), *arguments], **options)


def against(server, *arguments, **options):
    """rpctool with a server of ours."""
    return rpctool(server.host, server.port, *arguments, **options)


def start(*arguments, **popen):
    """rpctool still running, its output captured."""
    for stream in ("stdin", "stdout", "stderr"):
        popen.setdefault(stream, subprocess.PIPE)
    return subprocess.Popen([executables.rpctool(), *map(str, arguments)],
                            env=process.environment(), **popen)


class ToolTest(unittest.TestCase):
    def setUp(self):
        executables.rpctool()

    def check(self, got, code, out="", talk=None):
        """The whole outcome; `talk` is a pattern, None for no word at all."""
        self.assertEqual((got.code, got.text), (code, out), got.talk)
        if talk is None:
            self.assertEqual(got.talk, "")
        else:
            self.assertRegex(got.talk, talk)

    def check_failure(self, got, codes, talk=r"\Arpctool: .+\n\Z"):
        """Nothing on stdout, one of the codes, something sensible on stderr."""
        self.assertIn(got.code, codes, got.talk)
        self.assertEqual(got.out, b"")
        self.assertRegex(got.talk, talk)

    def call_script(self, script, *arguments, **options):
        """`call echo 1` against a scripted server."""
        with ScriptedServer(script) as server:
            return against(server, *arguments, "call", "echo", "1", **options)

    def reply(self, data, *arguments):
        """`call echo 1` when the server answers with `data`."""
        return self.call_script(awkward.answers(data), *arguments)
