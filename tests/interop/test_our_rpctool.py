# SPDX-License-Identifier: LGPL-3.0-or-later
"""Our rpctool against Python controllers, beside each release's own sipyco_rpctool."""

import json
import re
import unittest

from interop import cases
from interop.python_side import HERE, controller, python_tool
from support import executables, process, sipyco_release


def our_tool(arguments, **options):
    return process.run([executables.rpctool(), *arguments], **options)


class _Comparison:
    """The same tests with each release."""

    release = None

    def setUp(self):
        executables.rpctool()
        sipyco_release.release(self.release)

    def _compare(self, server, commands):
        """Same stdout; both succeed or neither."""
        print(f"{self.release}: {len(commands)} command lines, {self._testMethodName}")
        commands = [["127.0.0.1", str(server.port), *command] for command in commands]
        for command, (out, failed) in zip(commands, python_tool(self.release, commands)):
            with self.subTest(" ".join(command[2:])):
                ours = our_tool(command)
                self.assertEqual((ours.out, ours.code != 0), (out, failed), ours.talk)
                if not failed:
                    self.assertEqual(ours.talk, "")

    def _compare_calls(self, calls):
        self._compare(controller(self.release),
                      [["call", method, *arguments] for method, arguments in calls])

    def test_targets(self):
        self._compare(controller(self.release), [["list-targets"]])
        self._compare(controller(self.release, "--targets=plain,instrument,another",
                                 "--description=Two words \u00e9"),
                      [["list-targets"], ["list-methods"], ["list-methods", "-t", "instrument"],
                       ["list-methods", "--target", "plain"], ["list-methods", "-tplain"],
                       ["list-methods", "--target=plain"], ["list-methods", "-t", "nosuch"],
                       ["call", "-t", "plain", "get"], ["call", "get"],
                       ["call", "-t", "nosuch", "get"], ["call", "-t", "plain", "get_rpc_id"]])

    def test_methods(self):
        self._compare(controller(self.release), [["list-methods"]])

    def test_literals_of_every_kind_are_echoed(self):
        self._compare_calls([("echo", [literal]) for literal in cases.LITERALS])

    def test_surrogate_pairs_are_joined(self):
        port = str(controller(self.release).port)
        for literal, printed in cases.ASTRAL.items():
            with self.subTest(literal):
                got = our_tool(["127.0.0.1", port, "call", "echo", literal])
                self.assertEqual((got.code, got.text), (0, printed + "\n"))

    def test_results_of_every_kind_are_printed(self):
        names = json.loads(process.run(
            sipyco_release.release(self.release).argv(
                "-c", "import json, catalogue; print(json.dumps(sorted(catalogue.build())))"),
            env={"PYTHONPATH": HERE}).text)
        self.assertGreater(len(names), 150)
        self._compare_calls([("value", [repr(name)]) for name in names])

    def test_calls(self):
        self._compare_calls(cases.CALLS)

    def test_failures(self):
        self._compare_calls(cases.FAILURES)

    def test_unknown_method(self):
        self._compare_calls([("nosuch", []), ("_private", [])])

    def test_remote_exceptions_are_told_by_class(self):
        port = str(controller(self.release).port)
        expected = {"fail": "rpctool: remote ValueError: no reason\n",
                    "fail_foreign": "rpctool: remote instruments.errors.DeviceError: out of range\n",
                    "fail_os": "rpctool: remote FileNotFoundError: [Errno 2] No such file or "
                               "directory: '/nowhere'\n"}
        for method, talk in expected.items():
            with self.subTest(method):
                got = our_tool(["127.0.0.1", port, "call", method])
                self.assertEqual((got.code, got.talk, got.out), (1, talk, b""))

    def test_keyword_arguments(self):
        port = str(controller(self.release).port)
        expected = [(["everything", "1", "two=2", "three=(3,)"], "((1,), {'three': (3,), 'two': 2})"),
                    (["keyword_only", "a=1", "c='x'"], "(1, 2, 'x')"),
                    (["set_level", "level=2.5", "unit='V'"], "2.5"),
                    (["--kw", "c=3", "--kw", "a=1", "keyword_only"], "(1, 2, 3)"),
                    (["echo", "-s", "two words"], "'two words'"),
                    (["echo", "--str", "1"], "'1'")]
        for arguments, printed in expected:
            with self.subTest(" ".join(arguments)):
                got = our_tool(["127.0.0.1", port, "call", *arguments])
                self.assertEqual((got.text, got.talk, got.code), (printed + "\n", "", 0))


    def test_interactive_mode_without_a_terminal(self):
        release = sipyco_release.release(self.release)
        port = str(controller(self.release).port)
        text = "".join(line + "\n" for line in cases.LINES).encode()
        for action in ([], ["interactive"]):
            theirs = process.run(release.rpctool("127.0.0.1", port, *action), env=release.env, stdin=text)
            ours = our_tool(["127.0.0.1", port, *action], stdin=text)
            prompt = re.match(rb"\(\w+\) ", theirs.out)[0]
            self.assertEqual(ours.out, theirs.out.replace(prompt, b""))
            self.assertEqual((ours.code, theirs.code), (0, 0))


class Release19Test(_Comparison, unittest.TestCase):
    release = "1.9"


class Release110Test(_Comparison, unittest.TestCase):
    release = "1.10"

    def test_surrogate_pairs_are_joined_by_python_too(self):
        self._compare_calls([("echo", [literal]) for literal in cases.ASTRAL])


class WholeProcessTest(unittest.TestCase):
    """The Python tool as a process of its own, as users start it."""

    def test_output_is_the_same(self):
        for name in sipyco_release.RELEASES:
            with self.subTest(name):
                release = sipyco_release.release(name)
                port = str(controller(name).port)
                for command in (["list-targets"], ["list-methods"],
                                ["call", "value", "'wraps_float'"], ["call", "echo", "'\u00e9'"]):
                    theirs = process.run(release.rpctool("127.0.0.1", port, *command),
                                         env=release.env)
                    ours = our_tool(["127.0.0.1", port, *command])
                    self.assertEqual((ours.out, ours.code), (theirs.out, theirs.code))


if __name__ == "__main__":
    unittest.main()
