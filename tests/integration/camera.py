# SPDX-License-Identifier: LGPL-3.0-or-later
"""The example camera as a process."""

import unittest

from support import executables, process
from support.process import ServerProcess
from support.rpc_client import RpcClient


NO_PYTHON = "the camera was built without Python"


def has_python(camera):
    """Whether it runs the code of its clients."""
    with RpcClient("127.0.0.1", camera.port, "camera_sim") as client:
        return "camera_sim_rexec" in client.greeting["targets"]


class CameraTest(unittest.TestCase):
    """One camera for all tests of a class."""

    arguments = ()
    needs_python = True

    @classmethod
    def setUpClass(cls):
        cls.server = cls.launch(*cls.arguments)
        cls.addClassCleanup(cls.server.close)
        cls.has_python = has_python(cls.server)

    def setUp(self):
        if self.needs_python and not self.has_python:
            self.skipTest(NO_PYTHON)

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
