# SPDX-License-Identifier: LGPL-3.0-or-later
"""The example camera as a process."""

import unittest

from support import executables, process
from support.process import ServerProcess
from support.rpc_client import RpcClient


class CameraTest(unittest.TestCase):
    """One camera for all tests of a class."""

    arguments = ()
    needs_python = True

    @classmethod
    def setUpClass(cls):
        cls.server = cls.launch(*cls.arguments)
        cls.addClassCleanup(cls.server.close)
        with RpcClient("127.0.0.1", cls.server.port, "camera_sim") as client:
            cls.targets = client.greeting["targets"]

    def setUp(self):
        if self.needs_python and "camera_sim_rexec" not in self.targets:
            self.skipTest("the camera was built without Python")

    @staticmethod
    def launch(*arguments, **options):
        port = process.free_port()
        return ServerProcess([executables.example_camera(), "-p", port, *arguments], port, **options)

    def start(self, *arguments):
        """Another one."""
        server = self.launch(*arguments)
        self.addCleanup(server.close)
        return server

    def connect(self, server, target, **options):
        client = RpcClient("127.0.0.1", server.port, target, **options)
        self.addCleanup(client.close)
        return client

    def client(self, target):
        return self.connect(self.server, target)

    def python(self, code):
        """A connection with this code in its namespace."""
        client = self.client("camera_sim_rexec")
        client.call("add_code", code)
        return client
