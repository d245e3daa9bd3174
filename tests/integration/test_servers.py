# SPDX-License-Identifier: LGPL-3.0-or-later
"""rpctool with servers of every habit, good and bad: output, talk and exit code."""

import json
import re
import socket
import unittest

from integration.tool import ToolTest, against, rpctool
from support import awkward, process, rpc_server
from support.echo_target import Echo
from support.rpc_server import RpcServer
from support.tcp_server import ScriptedServer

HABITS = {"1.9": rpc_server.RELEASE_1_9, "1.10": rpc_server.RELEASE_1_10,
          "without NumPy": rpc_server.NANO, "byte by byte": {"chunk": 1},
          "1.9 byte by byte": {**rpc_server.RELEASE_1_9, "chunk": 1}}

METHODS = """\
Echo target.

Its second paragraph.

echo(self, value)
    Returns what it is given.

everything(self, *args, **kwargs)

fail(self, message='no reason')

fail_foreign(self)

lookup(self, key)

nothing(self)

ping(self) -> 'bool'

set_level(self, level: 'float', wait=False, *, unit: 'str' = 'dB') -> 'float'
    Sets the level.

    Blocks if `wait`.

unencodable(self)

"""


class EveryHabitTest(ToolTest):
    def test_targets_are_listed(self):
        for name, habits in HABITS.items():
            with self.subTest(name), RpcServer({"b": Echo(), "a": Echo()}, **habits,
                                               description="Text \u00e9") as server:
                self.check(against(server, "list-targets"), 0,
                           "Target(s):   a, b\nDescription: Text \u00e9\n")

    def test_methods_are_listed(self):
        for name, habits in HABITS.items():
            with self.subTest(name), RpcServer({"a": Echo()}, **habits) as server:
                self.check(against(server, "list-methods"), 0, METHODS)

    def test_values_are_echoed(self):
        literals = {"None": "", "1": "1\n", "-5": "-5\n", "'\u00e9'": "'\u00e9'\n",
                    "(1,)": "(1,)\n", "{'b': 1, 'a': b'x'}": "{'a': b'x', 'b': 1}\n",
                    "1e400": "inf\n", "[True, 1j, slice(1)]": "[True, 1j, slice(None, 1, None)]\n"}
        for name, habits in HABITS.items():
            with RpcServer({"a": Echo()}, **habits) as server:
                for literal, out in literals.items():
                    if habits is rpc_server.NANO and literal == "1e400":
                        continue
                    with self.subTest(f"{name} {literal}"):
                        self.check(against(server, "call", "echo", literal), 0, out)

    def test_remote_exception_is_exit_1(self):
        for name, habits in HABITS.items():
            with self.subTest(name), RpcServer({"a": Echo()}, **habits) as server:
                got = against(server, "call", "fail", "-s", "two words")
                what = "" if habits is rpc_server.NANO else "ValueError: "
                self.check(got, 1, "", rf"\Arpctool: remote .*{what}two words\n\Z")


class RequestTest(ToolTest):
    """What goes over the wire."""

    def _requests(self, habits, *arguments):
        with RpcServer({"a": Echo()}, **habits) as server:
            against(server, "call", "everything", *arguments)
            return server.requests

    def test_request_is_pythons_byte_for_byte(self):
        self.assertEqual(
            self._requests(rpc_server.RELEASE_1_9, "1", "-s", "\u00e9", "k=(2,)"),
            [b'{"action": "call", "name": "everything", "args": (1, "\\u00e9"), '
             b'"kwargs": {"k": (2, )}}\n'])
        self.assertEqual(
            self._requests(rpc_server.RELEASE_1_10, "1", "-s", "\u00e9", "k=(2,)"),
            [b'{"action":"call","name":"everything","args":{"__jsonclass__":["tuple",'
             b'[[1,"\\u00e9"]]]},"kwargs":{"k":{"__jsonclass__":["tuple",[[2]]]}}}\n'])

    def test_version_two_is_not_asked_for_where_it_is_not_offered(self):
        with RpcServer({"a": Echo()}, features=()) as server:
            self.check(against(server, "call", "echo", "(1,)"), 0, "(1,)\n")
            self.assertIn(b"(1, )", server.requests[0])


class NamesTest(ToolTest):
    def test_unknown_target_is_67_and_names_those_there_are(self):
        with RpcServer({"alpha": Echo(), "beta": Echo()}) as server:
            self.check(against(server, "call", "-t", "nosuch", "ping"), 67, "",
                       r"(?s)\Arpctool: .*nosuch.*alpha.*beta.*\n\Z")

    def test_several_targets_need_a_choice(self):
        with RpcServer({"alpha": Echo(), "beta": Echo()}) as server:
            self.check_failure(against(server, "call", "ping"), {2, 67}, r"(?s)alpha.*beta")
            self.check(against(server, "call", "-t", "beta", "ping"), 0, "True\n")

    def test_unknown_method_is_67_and_no_request(self):
        with RpcServer({"a": Echo()}) as server:
            self.check(against(server, "call", "pong"), 67, "", r"\Arpctool: .*pong.*\n\Z")
            self.assertEqual(server.requests, [])


class ListingTest(ToolTest):
    def test_names_come_from_the_handshake_alone(self):
        with RpcServer({"a": Echo()}) as server:
            got = against(server, "list-methods", "--names")
            self.assertEqual((got.code, got.talk), (0, ""))
            self.assertIn("ping", got.text.split())
            self.assertEqual(server.requests, [])
            self.check(against(server, "list-methods", "--names", "p?n[a-g]"), 0, "ping\n")

    def test_one_method_is_described(self):
        with RpcServer({"a": Echo()}) as server:
            all_of_them = against(server, "list-methods").text
            got = against(server, "describe", "ping")
            self.assertEqual(got.code, 0)
            self.assertTrue(got.text.startswith("ping(self"), got.text)
            self.assertIn(got.text, all_of_them)
            self.check(against(server, "describe", "pong"), 67, "", r"did you mean 'ping'\?\n\Z")

    def test_a_listing_is_json(self):
        with RpcServer({"a": Echo()}) as server:
            found = json.loads(against(server, "--format=json", "list-methods", "ping").text)
            self.assertEqual([method["name"] for method in found["methods"]], ["ping"])
            self.assertEqual(json.loads(against(server, "--format=json", "list-targets").text)["targets"], ["a"])


class ConnectionTest(ToolTest):
    def test_closed_port_is_69(self):
        self.check_failure(rpctool("127.0.0.1", process.free_port(), "list-targets"), {69})

    def test_unknown_host_is_68(self):
        self.check_failure(rpctool("host.invalid", 3250, "list-targets"), {68},
                           r"\Arpctool: .*host\.invalid.*\n\Z")

    def test_ipv6_literals_are_taken(self):
        with RpcServer({"a": Echo()}, host="::1") as server:
            for host in ("::1", "[::1]"):
                with self.subTest(host):
                    self.check(rpctool(host, server.port, "call", "ping"), 0, "True\n")

    def test_name_with_several_addresses_finds_the_one_that_listens(self):
        addresses = {info[4][0] for info in socket.getaddrinfo("localhost", 1)}
        for host in sorted(addresses & {"127.0.0.1", "::1"}):
            with self.subTest(host), RpcServer({"a": Echo()}, host=host) as server:
                self.check(rpctool("localhost", server.port, "call", "ping"), 0, "True\n")

    def test_server_that_closes_is_told(self):
        codes = {"accept": {69, 76}, "banner": {69, 76}, "greeting": {69}, "target": {69},
                 "methods": {69}, "request": {69}}
        for step in awkward.STEPS:
            with self.subTest(step):
                self.check_failure(self.call_script(awkward.closes_after(step)), codes[step])

    def test_handshake_meets_its_deadline(self):
        for step in ("accept", "banner", "greeting", "target"):
            with self.subTest(step):
                got = self.call_script(awkward.mute_after(step), "--connect-timeout", "0.2")
                self.check_failure(got, {124})

    def test_call_meets_its_deadline_and_may_still_be_running(self):
        got = self.call_script(awkward.mute_after("request"), "--timeout", "0.2")
        self.check_failure(got, {124}, r"\Arpctool: .*still.*running.*\n\Z")

    def test_call_has_no_deadline_of_its_own(self):
        got = self.call_script(awkward.answers(awkward.OK_1), "--connect-timeout", "20")
        self.check(got, 0, "1\n")

    def test_other_protocols_are_76(self):
        for data in (b"HTTP/1.1 400 Bad Request\r\n\r\n", b"SSH-2.0-OpenSSH_9.2\r\n",
                     b"\x15\x03\x01\x00\x02\x02\x16\n", b"[]\n", b"{}\n", b"5\n",
                     b'{"targets": 5, "description": null}\n', b'{"targets": [1]}\n', b"\n"):
            with self.subTest(data):
                self.check_failure(self.call_script(awkward.says(data)), {76})

    def test_endless_first_line_is_refused(self):
        def script(lines):
            try:
                while True:
                    lines.send(b"x" * 65536)
            except OSError:
                pass
        self.check_failure(self.call_script(script, "--connect-timeout", "10"), {76, 124})


class ReplyTest(ToolTest):
    def test_reply_that_does_not_decode(self):
        for data in (b"nonsense\n", b"\n", b'{"status": "ok"\n', b'"\xff"\n', b"[]\n",
                     b'{"status": "ok"}\n', b'{"status": "nosuch"}\n', b'{"status": "failed"}\n',
                     b'{"status": "failed", "exception": 5}\n', b'{"ret": 1}\n'):
            with self.subTest(data):
                self.check_failure(self.reply(data), {65, 76})

    def test_reply_cut_short_is_a_lost_connection(self):
        def script(lines):
            lines.read_line()
            lines.send(awkward.GREETING_1_9)
            lines.read_line()
            lines.send(awkward.METHODS_1)
            lines.read_line()
            lines.send(b'{"status": "ok", "re')
        self.check_failure(self.call_script(script), {69})

    def test_reply_over_four_mebibytes_is_printed(self):
        size = 5 << 20
        got = self.call_script(awkward.huge_reply(size))
        self.assertEqual((got.code, len(got.out), got.talk), (0, size + 3, ""))

    def test_method_set_as_list_or_tuple_is_understood(self):
        for methods in (b'["echo"]\n', b"('echo', )\n"):
            with self.subTest(methods):
                self.check(self.call_script(awkward.answers(awkward.OK_1, methods=methods)), 0,
                           "1\n")

    def test_foreign_exception_keeps_its_class(self):
        with RpcServer({"a": Echo()}) as server:
            self.check(against(server, "call", "fail_foreign"), 1, "",
                       r"\Arpctool: remote support\.echo_target\.DeviceError: out of range\n\Z")
            self.check(against(server, "call", "lookup", "-s", "k"), 1, "",
                       r"\Arpctool: remote KeyError: .*'k'.*\n\Z")

    def test_traceback_is_shown_on_demand(self):
        with RpcServer({"a": Echo()}) as server:
            quiet = against(server, "call", "fail")
            verbose = against(server, "-v", "call", "fail")
        self.assertNotIn("echo_target.py", quiet.talk)
        self.assertIn("echo_target.py", verbose.talk)
        self.assertIn("rpctool: remote ValueError: no reason\n", verbose.talk)


class ManyRepliesTest(ToolTest):
    def test_reply_in_two_lines_at_once_is_no_harm(self):
        got = self.reply(awkward.OK_1 + b'{"status": "ok", "ret": 2}\n')
        self.check(got, 0, "1\n")

    def test_greeting_and_methods_before_they_are_asked_for(self):
        def script(lines):
            lines.send(awkward.GREETING_1_9 + awkward.METHODS_1)
            for _ in range(3):
                lines.read_line()
            lines.send(awkward.OK_1)
            lines.read_to_end()
        with ScriptedServer(script) as server:
            self.check(against(server, "call", "echo", "1"), 0, "1\n")


class BatchTest(ToolTest):
    LINES = b"echo(1)\necho(2)\necho(3)\nx = 4\necho(x)\n"

    def batch(self, server):
        return against(server, "--batch", "--keep-going", stdin=self.LINES)

    def test_an_unreadable_answer_ends_its_connection_and_not_the_batch(self):
        replies = iter(((awkward.OK_1, b"nonsense\n", awkward.OK_1), (awkward.OK_1,)))
        with ScriptedServer(lambda lines: awkward.answers(*next(replies))(lines)) as server:
            self.check(self.batch(server), 76, "1\n\n\nNone\n1\n",
                       r"\A.*line 2: .*\n.*line 3: .*given up.*\n.*connected again.*\n\Z")

    def test_answers_from_before_the_connection_was_lost_are_shown(self):
        def loses_the_third(lines):
            for sent in (awkward.GREETING_1_9, awkward.METHODS_1, awkward.OK_1, awkward.OK_1):
                lines.read_line()
                lines.send(sent)
            lines.read_line()
        scripts = iter((loses_the_third, awkward.answers(awkward.OK_1)))
        with ScriptedServer(lambda lines: next(scripts)(lines)) as server:
            self.check(self.batch(server), 69, "1\n1\n\nNone\n1\n",
                       r"\A.*line 3: .*lost.*\n.*connected again.*\n\Z")

    def test_requests_over_the_buffers_come_in_order(self):
        came = []

        def script(lines):
            for sent in (awkward.GREETING_1_9, awkward.METHODS_1):
                lines.read_line()
                lines.send(sent)
            while line := lines.read_line():
                came.append(int(re.search(rb'"args": \((\d+)', line)[1]))
                lines.send(awkward.OK_1)
        with ScriptedServer(script) as server:
            lines = "".join(f"echo({i}, 'x' * 3000)\n" for i in range(150))
            self.check(against(server, "--batch", "--keep-going", stdin=lines.encode()), 0, "1\n" * 150)
        self.assertEqual(came, list(range(150)))


if __name__ == "__main__":
    unittest.main()
