# SPDX-License-Identifier: LGPL-3.0-or-later
"""Arguments that are expressions, through our rpctool and through each release's own, to one Python controller."""

import unittest

from interop import expression_calls
from interop.python_side import controller, python_tool
from support import executables, process, sipyco_release


class _Comparison:
    """Byte for byte the same stdout; both succeed, or neither."""

    release = None

    def setUp(self):
        executables.rpctool()
        sipyco_release.release(self.release)

    def _compare(self, calls):
        port = str(controller(self.release).port)
        commands = [["127.0.0.1", port, "call", method, *arguments] for method, arguments in calls]
        wrong = []
        for command, (out, failed) in zip(commands, python_tool(self.release, commands)):
            ours = process.run([executables.rpctool(), *command])
            if (ours.out, ours.code != 0) != (out, failed):
                wrong.append(f"{' '.join(command[3:])}\n  Python: {out[:300]!r} failed={failed}\n"
                             f"  ours:   {ours.out[:300]!r} {ours.code} {ours.talk[:200]}")
        print(f"{self.release}: {len(commands)} calls, {len(wrong)} differ")
        self.assertFalse(wrong, "\n".join(wrong))

    def test_calls_of_the_manual(self):
        self._compare(expression_calls.MANUAL)

    def test_expressions(self):
        calls = expression_calls.echoed()
        self.assertGreaterEqual(len(calls), 200)
        self._compare(calls)


class Release19Test(_Comparison, unittest.TestCase):
    release = "1.9"


class Release110Test(_Comparison, unittest.TestCase):
    release = "1.10"


if __name__ == "__main__":
    unittest.main()
