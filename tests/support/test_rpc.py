# SPDX-License-Identifier: LGPL-3.0-or-later
"""The peer's client against its server, in each of the server's habits."""

import unittest

from support import awkward, rpc_server, wire
from support.echo_target import Echo
from support.rpc_client import RemoteError, RpcClient
from support.rpc_server import RpcServer
from support.tcp_server import ScriptedServer

HABITS = {"1.9": rpc_server.RELEASE_1_9, "1.10": rpc_server.RELEASE_1_10,
          "byte by byte": {"chunk": 1}}


class RoundTripTest(unittest.TestCase):
    def test_calls_work_with_every_release(self):
        for name, habits in HABITS.items():
            with self.subTest(name), RpcServer({"a": Echo()}, **habits) as server, \
                    RpcClient("127.0.0.1", server.port) as client:
                self.assertEqual(client.version, 1 if name == "1.9" else 2)
                self.assertIn("echo", client.methods)
                self.assertEqual(client.call("echo", [1, (2,), None]), [1, (2,), None])
                args, kwargs = client.call("everything", 1, two=2)
                self.assertEqual((list(args), kwargs), ([1], {"two": 2}))
                listed = client.method_list()
                self.assertEqual(listed["docstring"], "Echo target.\n\nIts second paragraph.")
                self.assertEqual(listed["methods"]["set_level"][0]["annotations"],
                                 {"level": "float", "unit": "str", "return": "float"})
                self.assertEqual(server.errors, [])

    def test_errors_arrive_by_class(self):
        expected = {"fail": ("ValueError", "no reason"),
                    "fail_foreign": ("GenericRemoteException",
                                     "support.echo_target.DeviceError: out of range"),
                    "nosuch": ("AttributeError", "'Echo' object has no attribute 'nosuch'"),
                    "unencodable": ("TypeError", None)}
        with RpcServer({"a": Echo()}) as server, RpcClient("127.0.0.1", server.port) as client:
            for method, (class_name, message) in expected.items():
                with self.subTest(method), self.assertRaises(RemoteError) as caught:
                    client.call(method)
                self.assertEqual(caught.exception.class_name, class_name)
                if message:
                    self.assertEqual(caught.exception.message, message)

    def test_server_without_numpy_answers_in_repr(self):
        with RpcServer({"a": Echo()}, **rpc_server.NANO) as server:
            lines = wire.connect("127.0.0.1", server.port)
            with lines:
                lines.send(b"  ARTIQ pc_rpc \n")
                self.assertEqual(lines.read_line(), b"{'targets': ['a'], 'description': None}\n")
                lines.send(b"a\n")
                self.assertTrue(lines.read_line().startswith(b"{'"))
                lines.send(b'{"action": "call", "name": "fail", "args": (), "kwargs": {}}\n')
                self.assertEqual(lines.read_line(),
                                 b"{'status': 'failed', 'exception': 'no reason'}\n")

    def test_unknown_target_feature_and_banner_are_closed(self):
        exchanges = [b"ARTIQ moninj\n", b"ARTIQ pc_rpc\r\n", b"ARTIQ pc_rpc\nb\n",
                     b"ARTIQ pc_rpc\na nosuch\n", b"ARTIQ pc_rpc\na\r\n"]
        with RpcServer({"a": Echo()}) as server:
            for sent in exchanges:
                with self.subTest(sent), wire.connect("127.0.0.1", server.port) as lines:
                    lines.send(sent)
                    self.assertNotIn(b"echo", lines.read_to_end())

    def test_ipv6_is_served(self):
        with RpcServer({"a": Echo()}, host="::1") as server, \
                RpcClient("::1", server.port) as client:
            self.assertIs(client.call("ping"), True)


class AwkwardServerTest(unittest.TestCase):
    def test_server_closes_at_each_step(self):
        for step in awkward.STEPS:
            with self.subTest(step), ScriptedServer(awkward.closes_after(step)) as server, \
                    self.assertRaises((EOFError, ConnectionError)):
                with RpcClient("127.0.0.1", server.port) as client:
                    client.call("echo", 1)

    def test_mute_server_meets_the_deadline(self):
        with ScriptedServer(awkward.mute_after("banner")) as server, \
                self.assertRaises(TimeoutError):
            RpcClient("127.0.0.1", server.port, deadline=0.1)

    def test_held_reply_comes_when_the_gate_opens(self):
        gate = awkward.Gate()
        with ScriptedServer(gate) as server, RpcClient("127.0.0.1", server.port) as client:
            client.lines.send(client.encode_request("echo", (1,)))
            self.assertTrue(gate.asked.wait(wire.DEADLINE))
            gate.open()
            self.assertEqual(client.result(), 1)

    def test_huge_reply_arrives_whole(self):
        size = 5 << 20
        with ScriptedServer(awkward.huge_reply(size)) as server, \
                RpcClient("127.0.0.1", server.port) as client:
            self.assertEqual(len(client.call("echo", 1)), size)


if __name__ == "__main__":
    unittest.main()
