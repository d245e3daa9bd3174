# SPDX-License-Identifier: LGPL-3.0-or-later
"""rpctool's streams, signals and command line."""

import os
import re
import signal
import subprocess
import unittest

from integration.tool import ToolTest, against, rpctool, start
from support import awkward, pyon1, wire
from support.echo_target import Echo
from support.rpc_server import RpcServer
from support.tcp_server import ScriptedServer

HOSTILE = "\x1b[31mred\x07\x9b\x7f\u202e\u2066end\u2069"
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class CommandLineTest(ToolTest):
    def test_help_is_data(self):
        for arguments in (["--help"], ["-h"], ["::1", "3250", "--help"],
                          ["::1", "3250", "call", "--help"], ["::1", "3250", "list-methods", "-h"]):
            with self.subTest(arguments):
                got = rpctool(*arguments)
                self.assertEqual((got.code, got.talk), (0, ""))
                self.assertIn("rpctool", got.text)

    def test_help_shows_examples_before_options(self):
        text = rpctool("--help").text
        self.assertLess(text.index("rpctool ::1"), text.index("--connect-timeout"))

    def test_version_says_name_version_and_licence(self):
        for flag in ("--version", "-V"):
            got = rpctool(flag)
            self.assertEqual((got.code, got.talk), (0, ""))
            self.assertRegex(got.text, r"(?s)\Arpctool \S*\d+\.\d+.*LGPL")

    def test_wrong_usage_is_exit_2_in_three_lines(self):
        wrong = [[], ["::1"], ["::1", "port", "list-targets"], ["::1", "0", "list-targets"],
                 ["::1", "65536", "list-targets"], ["::1", "3250", "nosuch"],
                 ["::1", "3250", "list-targets", "extra"], ["--nosuch", "::1", "3250"],
                 ["::1", "3250", "call"], ["::1", "3250", "list-methods", "-t"],
                 ["--timeout", "soon", "::1", "3250", "call", "ping"],
                 ["--connect-timeout", "-1", "::1", "3250", "call", "ping"]]
        for arguments in wrong:
            with self.subTest(arguments):
                got = rpctool(*arguments)
                self.check_failure(got, {2}, r"\Arpctool: ")
                self.assertLessEqual(len(got.talk.splitlines()), 3)

    def test_nearest_flag_or_action_is_named(self):
        self.assertIn("--timeout", rpctool("--timout", "1", "::1", "3250", "call", "x").talk)
        self.assertIn("list-targets", rpctool("::1", "3250", "list-target").talk)

    def test_arguments_that_are_no_expressions(self):
        with RpcServer({"a": Echo()}) as server:
            for word in ("[1", "1 2", "open('x')", "'abc", "{[]: 1}", "1/0", "Fraction(1, 0)"):
                with self.subTest(word):
                    self.check_failure(against(server, "call", "echo", word), {2, 65},
                                       r"\Arpctool: ")
            self.assertEqual(server.requests, [])

    def test_bare_word_shows_what_to_type(self):
        with RpcServer({"a": Echo()}) as server:
            got = against(server, "call", "echo", "test")
        self.check_failure(got, {2, 65}, r"\Arpctool: ")
        self.assertIn("""'"test"'""", got.talk)
        self.assertIn("-s test", got.talk)

    def test_everything_after_the_method_is_an_argument(self):
        with RpcServer({"a": Echo()}) as server:
            self.check(against(server, "call", "everything", "-5", "-0.5", "-1j"), 0,
                       "((-5, -0.5, (-0-1j)), {})\n")

    def test_arguments_are_checked_before_the_connection(self):
        # Port 1 listens nowhere: a refusal would be 69.
        self.check_failure(rpctool("127.0.0.1", 1, "call", "echo", "[1"), {2, 65}, r"\Arpctool: ")


class HostileTextTest(ToolTest):
    """What comes from the network cannot drive the terminal."""

    def _check(self, got):
        for stream in (got.text, got.talk):
            self.assertIsNone(FORBIDDEN.search(stream), repr(stream))
        self.assertIn("red", got.text + got.talk)
        self.assertIn("end", got.text + got.talk)

    def test_in_targets_and_description(self):
        with RpcServer({"a" + HOSTILE: Echo()}, description=HOSTILE + "\n") as server:
            self._check(against(server, "list-targets"))

    def test_in_docstrings_and_signatures(self):
        spec = {"args": ["self", HOSTILE], "varargs": None, "varkw": None, "defaults": (HOSTILE,),
                "kwonlyargs": [], "kwonlydefaults": None, "annotations": {HOSTILE: HOSTILE}}
        reply = {"status": "ok", "ret": {"docstring": HOSTILE,
                                         "methods": {"echo" + HOSTILE: (spec, HOSTILE)}}}
        with ScriptedServer(awkward.answers(pyon1.encode(reply).encode() + b"\n")) as server:
            self._check(against(server, "list-methods"))

    def test_in_exceptions(self):
        packed = {"class": "ValueError", "message": HOSTILE, "traceback": [HOSTILE + "\n"]}
        foreign = {**packed, "class": "GenericRemoteException"}
        odd = {**packed, "class": HOSTILE}
        for exception in (packed, foreign, odd):
            reply = pyon1.encode({"status": "failed", "exception": exception}).encode() + b"\n"
            for flags in ([], ["-v"]):
                with self.subTest(exception["class"], flags=flags):
                    got = self.reply(reply, *flags)
                    self.assertEqual(got.code, 1)
                    self._check(got)

    def test_in_results(self):
        reply = pyon1.encode({"status": "ok", "ret": [HOSTILE]}).encode() + b"\n"
        self._check(self.reply(reply))

    def test_in_what_is_no_greeting(self):
        got = self.call_script(awkward.says(HOSTILE.encode() + b"\n"))
        self.assertEqual(got.code, 76)
        self.assertIsNone(FORBIDDEN.search(got.talk), repr(got.talk))

    def test_newline_in_a_message_cannot_forge_another(self):
        packed = {"class": "ValueError", "message": "one\nrpctool: two", "traceback": []}
        got = self.reply(pyon1.encode({"status": "failed", "exception": packed}).encode() + b"\n")
        self.assertEqual(got.code, 1)
        self.assertTrue(got.talk.startswith("rpctool: remote ValueError: one"))


class StreamTest(ToolTest):
    def test_reader_that_left_kills_by_sigpipe_in_silence(self):
        with RpcServer({"a": Echo()}) as server:
            for command in (["list-targets"], ["list-methods"], ["call", "ping"]):
                with self.subTest(command):
                    read_end, write_end = os.pipe()
                    os.close(read_end)
                    got = against(server, *command, stdout=write_end)
                    os.close(write_end)
                    self.assertEqual((got.code, got.talk), (-signal.SIGPIPE, ""))

    def test_full_disk_is_74(self):
        with RpcServer({"a": Echo()}) as server, open("/dev/full", "wb") as full:
            for command in (["list-targets"], ["list-methods"], ["call", "ping"]):
                with self.subTest(command):
                    got = against(server, *command, stdout=full)
                    self.assertEqual(got.code, 74)
                    self.assertRegex(got.talk, r"\Arpctool: .+\n\Z")
            self.assertEqual(rpctool("--help", stdout=full).code, 74)

    def test_closed_stdout_is_an_error(self):
        with RpcServer({"a": Echo()}) as server:
            got = against(server, "call", "ping", preexec_fn=lambda: os.close(1),
                          stdout=subprocess.DEVNULL)
        self.assertEqual(got.code, 74)

    def test_stdin_is_not_read(self):
        with RpcServer({"a": Echo()}) as server, \
                start(server.host, server.port, "call", "ping") as tool:
            # stdin stays open and empty: a tool that read it would wait.
            self.assertEqual(tool.wait(wire.DEADLINE), 0)
            self.assertEqual(tool.stdout.read(), b"True\n")

    def test_no_colour_without_a_terminal(self):
        with RpcServer({"a": Echo()}) as server:
            for flags in ([], ["--color=auto"], ["--color=never"]):
                self.assertNotIn(b"\x1b", against(server, *flags, "list-methods").out)


class SignalTest(ToolTest):
    def test_signals_end_a_waiting_call(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            gate = awkward.Gate()
            with self.subTest(number), ScriptedServer(gate) as server, \
                    start(server.host, server.port, "call", "echo", "1") as tool:
                self.assertTrue(gate.asked.wait(wire.DEADLINE))
                tool.send_signal(number)
                self.assertEqual(tool.wait(wire.DEADLINE), -number)
                self.assertEqual(tool.stdout.read(), b"")
                gate.open()

    def test_signals_end_a_handshake(self):
        gate = awkward.Gate()

        def script(lines):
            lines.read_line()
            gate.asked.set()
            lines.read_to_end()
        with ScriptedServer(script) as server, \
                start(server.host, server.port, "call", "echo", "1") as tool:
            self.assertTrue(gate.asked.wait(wire.DEADLINE))
            tool.send_signal(signal.SIGINT)
            self.assertEqual(tool.wait(wire.DEADLINE), -signal.SIGINT)


if __name__ == "__main__":
    unittest.main()
