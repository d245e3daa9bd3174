# SPDX-License-Identifier: LGPL-3.0-or-later
"""The example controller on the wire, in both versions of PYON."""

import select
import socket
import struct
import unittest

from integration.dds import BANNER, GREETING, METHODS, SELECT, Dds, DdsTest, start
from support import pyon1, pyon2, wire
from support.pyon_types import NDArray
from support.test_pyon import TABLE
from vectors.scenarios import call

PYON = {1: pyon1, 2: pyon2}


class HandshakeTest(DdsTest):
    def test_greeting_is_one_json_line(self):
        lines = self.lines()
        lines.send(BANNER)
        self.assertEqual(lines.read_line(), GREETING)

    def test_method_set_holds_the_public_names_sorted(self):
        for version, text in ((1, "{%s}\n" % ", ".join(f'"{m}"' for m in METHODS)),
                              (2, '{"__jsonclass__":["set",[[%s]]]}\n'
                               % ",".join(f'"{m}"' for m in METHODS))):
            lines = self.lines()
            lines.send(BANNER + SELECT[version])
            lines.read_line()
            self.assertEqual(lines.read_line().decode(), text)

    def test_both_addresses_of_localhost_are_served(self):
        for host in ("127.0.0.1", "::1"):
            self.assertIs(self.client(host=host).call("ping"), True)

    def test_bytes_may_come_one_by_one(self):
        lines = self.lines()
        lines.send(BANNER + SELECT[1] + call(pyon1, "ping"), chunk=1)
        replies = [lines.read_line() for _ in range(3)]
        self.assertEqual(replies[2], b'{"status": "ok", "ret": true}\n')

    def test_what_is_wrong_is_closed_without_a_word(self):
        for sent, answered in ((b"ARTIQ moninj\n", b""), (b"ARTIQ pc_rpc\r\n", b""), (b"\n", b""),
                               (b"GET / HTTP/1.1\r\n\r\n", b""), (b" ARTIQ pc_rpc\n", b""),
                               (BANNER + b"nosuch\n", GREETING), (BANNER + b"\n", GREETING),
                               (BANNER + b"dds\r\n", GREETING), (BANNER + b" dds\n", GREETING),
                               (BANNER + b"dds nosuch\n", GREETING),
                               (BANNER + b"dds  pyon_v2\n", GREETING),
                               (BANNER + b"dds pyon_v2 nosuch\n", GREETING),
                               (BANNER + b"dds pyon_v2\r\n", GREETING),
                               (BANNER + b"\xff\n", GREETING)):
            with self.subTest(sent):
                lines = self.lines()
                lines.send(sent)
                self.assertEqual(lines.read_to_end(), answered)
        self.check_alive()


class CallTest(DdsTest):
    def test_values_of_every_kind_come_back_byte_for_byte(self):
        for version in (1, 2):
            lines = self.session(version)
            for value, first, second in TABLE:
                text = first if version == 1 else second
                with self.subTest(text):
                    lines.send(call(PYON[version], "echo", value))
                    start = '{"status": "ok", "ret": ' if version == 1 else '{"status":"ok","ret":'
                    self.assertEqual(lines.read_line().decode(), start + text + "}\n")

    def test_arguments_may_be_a_list(self):
        for version in (1, 2):
            client = self.client(version)
            client.send({"action": "call", "name": "echo", "args": [5], "kwargs": {}})
            self.assertEqual(client.result(), 5)

    def test_raw_utf8_is_read(self):
        lines = self.session(2)
        lines.send('{"action":"call","name":"echo","args":["\u00e9\U0001f600"],"kwargs":{}}\n'.encode())
        self.assertEqual(lines.read_line(), b'{"status":"ok","ret":"\\u00e9\\ud83d\\ude00"}\n')

    def test_defaults_keywords_and_variable_arguments(self):
        client = self.client()
        self.assertIsNone(client.call("set", 1, 10e6))
        self.assertIsNone(client.call("set", 1, frequency=20e6, phase=1.25))
        self.assertIsNone(client.call("set_labels", "a", "b", ch3="d"))
        status = client.call("status")
        self.assertEqual([s["label"] for s in status], ["a", "b", "", "d"])
        self.assertEqual(status[1], {"frequency": 20e6, "amplitude": 1.0, "phase": 0.25,
                                     "enabled": False, "label": "b"})

    def test_array_result(self):
        for version in (1, 2):
            array = self.client(version).call("waveform", 0, samples=4)
            self.assertIsInstance(array, NDArray)
            self.assertEqual((array.shape, array.dtype), ((2, 4), "<f8"))
            self.assertEqual(struct.unpack("<8d", array.data)[:2], (0.0, 1e-7 / 4))

    def test_coroutine_method(self):
        client = self.client()
        self.assertEqual(client.call("sweep", 2, 1e6, 2e6, steps=3, dwell=0.0), 3)
        self.assertEqual(client.call("get_frequency", 2), 2e6)

    def test_method_list_describes_arguments(self):
        for version in (1, 2):
            listed = self.client(version).method_list()
            self.assertTrue(listed["docstring"])
            self.assertEqual(sorted(listed["methods"]), METHODS)
            spec, doc = listed["methods"]["set"]
            self.assertEqual({k: v for k, v in spec.items() if k != "annotations"},
                             {"args": ["self", "channel", "frequency", "amplitude"],
                              "varargs": None, "varkw": None, "defaults": (1.0,),
                              "kwonlyargs": ["phase"], "kwonlydefaults": {"phase": 0.0}})
            self.assertTrue(doc)
            self.assertEqual(listed["methods"]["terminate"],
                             ({"args": ["self"], "defaults": None, "varargs": None, "varkw": None,
                               "kwonlyargs": [], "kwonlydefaults": []}, "Terminate the server."))
            spec, _ = listed["methods"]["set_labels"]
            self.assertEqual((spec["varargs"], spec["varkw"]), ("labels", "named"))


class ErrorTest(DdsTest):
    def test_wrong_arguments_are_told_in_pythons_words(self):
        wrong = [("echo", (), {}), ("echo", (1, 2), {}), ("echo", (1,), {"value": 2}),
                 ("echo", (), {"nosuch": 1}), ("ping", (1,), {}), ("ping", (), {"x": 1}),
                 ("set", (), {}), ("set", (1,), {}), ("set", (1, 2, 3, 4), {}),
                 ("set", (1, 2), {"nosuch": 1}), ("set", (1, 2), {"channel": 3}),
                 ("set", (1, 2, 3, 4), {"phase": 1}), ("waveform", (), {}), ("waveform", (1,) * 4, {}),
                 ("sweep", (), {}), ("sweep", (1, 2, 3, 4), {}), ("enable", (), {"on": 1}),
                 ("set", (), {"frequency": 1, "nosuch": 2, "other": 3}), ("status", (1, 2), {})]
        for version in (1, 2):
            client = self.client(version)
            for name, args, kwargs in wrong:
                with self.subTest(name, version=version, args=args, kwargs=kwargs):
                    with self.assertRaises(TypeError) as python:
                        getattr(Dds(), name)(*args, **kwargs)
                    self.assertEqual(self.refused(client, name, *args, **kwargs),
                                     ("TypeError", str(python.exception)))

    def test_unknown_method(self):
        for name in ("nosuch", "__init__", "_private", ""):
            self.assertEqual(self.refused(self.client(), name),
                             ("AttributeError", f"'Dds' object has no attribute '{name}'"))

    def test_error_class_of_the_controller(self):
        for version in (1, 2):
            self.assertEqual(self.refused(self.client(version), "get_frequency", 9),
                             ("GenericRemoteException",
                              "aqctl_dds.DeviceError: no channel 9: there are 0 to 3"))

    def test_arguments_of_a_wrong_type_are_refused(self):
        client = self.client()
        for args in (("one",), (None,), ([1],), (1.5,), (10**30,)):
            with self.subTest(args):
                name, message = self.refused(client, "get_frequency", *args)
                self.assertIn(name, {"TypeError", "ValueError", "OverflowError"})
                self.assertTrue(message)
        self.check_alive()

    def test_malformed_requests_get_a_failed_reply(self):
        for version in (1, 2):
            client = self.client(version)
            for request, expected in (({"action": "nosuch"}, ("ValueError", "Unknown action: nosuch")),
                                      ([], None), (5, None), ("text", None), (None, None),
                                      ({}, None), ({"action": "call"}, None),
                                      ({"action": "call", "name": "ping"}, None),
                                      ({"action": "call", "name": "ping", "args": ()}, None),
                                      ({"action": "call", "name": "ping", "args": 5, "kwargs": {}}, None),
                                      ({"action": "call", "name": "ping", "args": (), "kwargs": []}, None),
                                      ({"action": "call", "name": 5, "args": (), "kwargs": {}}, None),
                                      ({"action": 5}, ("ValueError", "Unknown action: 5"))):
                with self.subTest(request, version=version):
                    client.send(request)
                    reply = client.receive()
                    self.assertEqual(reply["status"], "failed")
                    packed = reply["exception"]
                    self.assertEqual(sorted(packed), ["class", "message", "traceback"])
                    self.assertIsInstance(packed["traceback"], list)
                    if expected:
                        self.assertEqual((packed["class"], packed["message"]), expected)
            self.assertIs(client.call("ping"), True)

    def test_undecodable_requests_close_their_connection_only(self):
        other = self.client()
        for version in (1, 2):
            for data in (b"\n", b"nonsense\n", b'{"action"\n', b'"\xff"\n', b"[" * 100000 + b"\n",
                         b'open("/etc/passwd")\n', b"\0\n", b"7" * 5000 + b"\n"):
                with self.subTest(data[:20], version=version):
                    lines = self.session(version)
                    lines.send(data)
                    self.assertEqual(lines.read_to_end(), b"")
        self.assertIs(other.call("ping"), True)


class OrderTest(DdsTest):
    def test_pipelined_requests_are_answered_in_order(self):
        for version in (1, 2):
            lines = self.session(version)
            lines.send(b"".join(call(PYON[version], "echo", i) for i in range(200)))
            for i in range(200):
                self.assertEqual(PYON[version].decode(lines.read_line().decode())["ret"], i)

    def test_an_answer_does_not_wait_for_the_call_behind_it(self):
        lines = self.session(2)
        lines.send(call(pyon2, "echo", 1) * 3 + call(pyon2, "sweep", 0, 1.0, 2.0, 10, 1000.0))
        for _ in range(3):
            self.assertEqual(lines.read_line(), b'{"status":"ok","ret":1}\n')

    def test_requests_may_follow_the_banner_at_once(self):
        lines = self.lines()
        lines.send(BANNER + SELECT[1] + call(pyon1, "ping") * 2)
        self.assertEqual([lines.read_line() for _ in range(4)][2:],
                         [b'{"status": "ok", "ret": true}\n'] * 2)

    def test_last_line_without_newline_is_executed(self):
        for version in (1, 2):
            lines = self.session(version)
            lines.send(call(PYON[version], "echo", 7)[:-1])
            lines.finish()
            reply = lines.read_to_end()
            self.assertEqual(PYON[version].decode(reply.decode())["ret"], 7)

    def test_requests_before_a_half_close_are_all_answered(self):
        lines = self.session(2)
        lines.send(call(pyon2, "echo", 1) * 50)
        lines.finish()
        self.assertEqual(lines.read_to_end().count(b"\n"), 50)

    def test_request_over_four_mebibytes_is_served(self):
        text = "x" * (5 << 20)
        self.assertEqual(self.client().call("echo", text), text)

    def test_many_clients_at_once(self):
        clients = [self.client(1 + i % 2) for i in range(50)]
        for i, client in enumerate(clients):
            client.lines.send(client.encode_request("echo", (i,)))
        self.assertEqual([client.result() for client in clients], list(range(50)))

    def test_peer_that_resets_is_no_harm(self):
        for _ in range(20):
            lines = self.session(2)
            lines.send(call(pyon2, "echo", "x" * 100000)[:-1])
            lines.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            lines.close()
        self.check_alive()


class ParallelTest(DdsTest):
    """Each test leaves a sweep behind that never ends by itself: a controller a test."""

    @classmethod
    def setUpClass(cls):
        cls.server = None

    def setUp(self):
        super().setUp()
        self.server = start()
        self.addCleanup(self.server.close)

    def _sweep(self, dwell):
        client = self.client()
        client.lines.send(client.encode_request("sweep", (0, 1e6, 2e6), {"steps": 1, "dwell": dwell}))
        return client

    def _silent(self, client):
        return select.select([client.lines.sock], [], [], 0)[0] == []

    def test_parallel_methods_and_method_list_do_not_wait(self):
        slow, client = self._sweep(60.0), self.client()
        for _ in range(3):
            self.assertIs(client.call("ping"), True)
            self.assertIn("ping", client.method_list()["methods"])
        self.assertTrue(self._silent(slow))

    def test_other_methods_wait_their_turn(self):
        slow, client = self._sweep(0.3), self.client()
        self.assertIs(client.call("ping"), True)
        # Whoever has the second answer finds that the first was sent before it.
        self.assertEqual(client.call("echo", 1), 1)
        self.assertFalse(self._silent(slow))
        self.assertEqual(slow.result(), 1)

    def test_terminate_does_not_wait(self):
        slow, client = self._sweep(60.0), self.client()
        self.assertIsNone(client.call("terminate"))
        self.assertEqual(self.server.wait().code, 0)
        self.assertEqual(slow.lines.read_to_end(), b"")

    def test_caller_that_leaves_frees_the_others(self):
        self._sweep(0.2).close()
        self.assertEqual(self.client().call("echo", 1), 1)


if __name__ == "__main__":
    unittest.main()
