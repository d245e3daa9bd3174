# SPDX-License-Identifier: LGPL-3.0-or-later
"""The example controller as a process, and what Python would say in its place."""

import unittest

from support import executables, process, wire
from support.process import ServerProcess
from support.rpc_client import RemoteError, RpcClient

BANNER = b"ARTIQ pc_rpc\n"
GREETING = b'{"targets":["dds"],"description":"simulated DDS","features":["pyon_v2"]}\n'
METHODS = ["echo", "enable", "get_frequency", "ping", "set", "set_labels", "status", "sweep",
           "terminate", "waveform"]
SELECT = {1: b"dds\n", 2: b"dds pyon_v2\n"}


class Dds:
    """The signatures of the controller's methods, for Python's words about wrong arguments."""

    def echo(self, value): ...
    def enable(self, channel, on=True): ...
    def get_frequency(self, channel): ...
    def ping(self): ...
    def set(self, channel, frequency, amplitude=1.0, *, phase=0.0): ...
    def set_labels(self, *labels, **named): ...
    def status(self): ...
    def sweep(self, channel, start, stop, *, steps=10, dwell=0.1): ...
    def waveform(self, channel, samples=8, duration=1e-7): ...


def start(*arguments, port=None):
    """The controller on a port of its own."""
    port = port or process.free_port()
    return ServerProcess([executables.example_controller(), "-p", port, *arguments], port)


class DdsTest(unittest.TestCase):
    """One controller for all tests of a class."""

    arguments = ()

    @classmethod
    def setUpClass(cls):
        cls.server = None
        try:
            executables.example_controller()
        except unittest.SkipTest:
            return
        cls.server = start(*cls.arguments)
        cls.addClassCleanup(cls.server.close)

    def setUp(self):
        executables.example_controller()

    def client(self, version=2, host="127.0.0.1"):
        client = RpcClient(host, self.server.port, "dds", version)
        self.addCleanup(client.close)
        return client

    def lines(self):
        lines = wire.connect("127.0.0.1", self.server.port)
        self.addCleanup(lines.close)
        return lines

    def session(self, version):
        """A bare connection after its handshake."""
        lines = self.lines()
        lines.send(BANNER + SELECT[version])
        self.assertEqual(lines.read_line(), GREETING)
        self.assertIn(b'"ping"', lines.read_line())
        return lines

    def refused(self, client, name, *args, **kwargs):
        """The class and message of a call that must fail."""
        with self.assertRaises(RemoteError) as caught:
            client.call(name, *args, **kwargs)
        return caught.exception.class_name, caught.exception.message

    def check_alive(self):
        self.assertIs(self.client().call("ping"), True)
