# SPDX-License-Identifier: LGPL-3.0-or-later
"""The example controller as a process: arguments, signals, logs, exit codes."""

import re
import signal
import socket
import unittest

from integration.dds import start
from support import executables, process, wire
from support.rpc_client import RpcClient

LOG_LINE = re.compile(r"(CRITICAL|ERROR|WARNING|INFO|DEBUG|TRACE)(<\d+>)?:[^:\n]+:.*")


def controller(*arguments, **options):
    return process.run([executables.example_controller(), *arguments], **options)


def reaches(host, port):
    try:
        with RpcClient(host, port, "dds") as client:
            return client.call("ping")
    except ConnectionRefusedError:
        return False


class ControllerTest(unittest.TestCase):
    def setUp(self):
        executables.example_controller()

    def _started(self, *arguments, **options):
        server = start(*arguments, **options)
        self.addCleanup(server.close)
        return server


class EndTest(ControllerTest):
    def test_terminate_is_answered_then_the_process_ends_well(self):
        for version in (1, 2):
            server = self._started()
            with RpcClient("127.0.0.1", server.port, "dds", version) as client:
                self.assertIsNone(client.call("terminate"))
                self.assertEqual(client.lines.read_to_end(), b"")
            got = server.wait()
            self.assertEqual((got.code, got.out, got.err), (0, b"", b""))

    def test_signals_end_it_cleanly(self):
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            with self.subTest(number):
                server = self._started()
                with RpcClient("127.0.0.1", server.port, "dds") as client:
                    client.call("ping")
                    server.signal(number)
                    got = server.wait()
                    self.assertEqual(client.lines.read_to_end(), b"")
                self.assertIn(got.code, {0, -number})
                self.assertEqual(got.err, b"")

    def test_signal_does_not_wait_for_a_call(self):
        server = self._started()
        with RpcClient("127.0.0.1", server.port, "dds") as slow, \
                RpcClient("127.0.0.1", server.port, "dds") as other:
            slow.lines.send(slow.encode_request("sweep", (0, 1e6, 2e6), {"dwell": 60.0}))
            other.call("ping")
            server.signal(signal.SIGTERM)
            self.assertIn(server.wait(5).code, {0, -signal.SIGTERM})

    def test_port_is_free_again_at_once(self):
        server = self._started()
        with RpcClient("127.0.0.1", server.port, "dds") as client:
            client.call("terminate")
            server.wait()
        self.assertTrue(reaches("127.0.0.1", self._started(port=server.port).port))


class NetworkArgumentTest(ControllerTest):
    def test_localhost_is_the_default(self):
        server = self._started()
        self.assertEqual([reaches(h, server.port) for h in ("127.0.0.1", "::1", "127.0.0.2")],
                         [True, True, False])

    def test_bind_adds_addresses(self):
        server = self._started("--bind", "127.0.0.2", "--bind=127.0.0.3")
        self.assertEqual([reaches(h, server.port)
                          for h in ("127.0.0.1", "::1", "127.0.0.2", "127.0.0.3")], [True] * 4)

    def test_localhost_can_be_left_out(self):
        server = self._started("--no-localhost-bind", "--bind", "127.0.0.2")
        self.assertEqual([reaches(h, server.port) for h in ("127.0.0.1", "::1", "127.0.0.2")],
                         [False, False, True])

    def test_star_binds_all(self):
        server = self._started("--bind", "*")
        self.assertEqual([reaches(h, server.port) for h in ("127.0.0.1", "::1", "127.0.0.2")],
                         [True] * 3)

    def test_what_the_controller_manager_passes_is_taken(self):
        server = self._started("--bind", "127.0.0.2", "--no-localhost-bind", "--simulation", "-v",
                               "-q")
        self.assertTrue(reaches("127.0.0.2", server.port))
        long = process.free_port()
        with process.ServerProcess([executables.example_controller(), "--port", long], long):
            self.assertTrue(reaches("127.0.0.1", long))

    def test_busy_port_is_73_and_named(self):
        with socket.create_server(("127.0.0.1", 0)) as busy:
            port = busy.getsockname()[1]
            got = controller("-p", port, "--no-localhost-bind", "--bind", "127.0.0.1")
        self.assertEqual((got.code, got.out), (73, b""))
        self.assertRegex(got.talk, rf"\Aaqctl_dds: .*{port}.*\n\Z")

    def test_address_that_cannot_be_bound_is_a_warning(self):
        server = self._started("--bind", "192.0.2.1")
        self.assertTrue(reaches("127.0.0.1", server.port))
        text = server.stderr.wait_for(b"192.0.2.1", wire.DEADLINE).decode()
        self.assertRegex(text, r"\AWARNING:[^:\n]+:.*192\.0\.2\.1")


class CommandLineTest(ControllerTest):
    def test_help_and_version(self):
        for flag in ("-h", "--help"):
            got = controller(flag)
            self.assertEqual((got.code, got.talk), (0, ""))
            for word in ("--bind", "--no-localhost-bind", "--port", "--simulation", "-v", "-q"):
                self.assertIn(word, got.text)
        for flag in ("-V", "--version"):
            got = controller(flag)
            self.assertEqual((got.code, got.talk), (0, ""))
            self.assertRegex(got.text, r"\d+\.\d+")

    def test_wrong_usage_is_exit_2(self):
        for arguments in (["--nosuch"], ["extra"], ["-p"], ["-p", "port"], ["-p", "70000"]):
            with self.subTest(arguments):
                got = controller(*arguments)
                self.assertEqual((got.code, got.out), (2, b""), got.talk)
                self.assertLessEqual(len(got.talk.splitlines()), 3)


class LogTest(ControllerTest):
    def _talk(self, *arguments):
        """What is logged by a session with a good, a failing and a broken request."""
        server = self._started(*arguments)
        with RpcClient("127.0.0.1", server.port, "dds", 1) as client:
            client.call("ping")
            client.send({"action": "call", "name": "get_frequency", "args": (9,), "kwargs": {}})
            client.receive()
            client.lines.send(b"nonsense \x1b[31m\n")
            client.lines.read_to_end()
        with RpcClient("127.0.0.1", server.port, "dds") as client:
            client.call("terminate")
        return server.wait().err.decode()

    def test_lines_have_the_log_format(self):
        talk = self._talk("-v", "-v")
        self.assertTrue(talk)
        for line in talk.splitlines():
            self.assertRegex(line, LOG_LINE)
        self.assertNotIn("\x1b", talk)

    def test_peers_that_leave_are_not_worth_a_word(self):
        server = self._started()
        for _ in range(3):
            wire.connect("127.0.0.1", server.port).close()
            RpcClient("127.0.0.1", server.port, "dds").close()
        with RpcClient("127.0.0.1", server.port, "dds") as client:
            client.call("terminate")
        self.assertEqual(server.wait().err, b"")

    def test_quiet_says_less(self):
        self.assertEqual(self._talk("-q", "-q"), "")
        self.assertLessEqual(len(self._talk()), len(self._talk("-v", "-v")))


if __name__ == "__main__":
    unittest.main()
