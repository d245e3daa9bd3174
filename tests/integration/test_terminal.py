# SPDX-License-Identifier: LGPL-3.0-or-later
"""rpctool's interactive mode in a pseudo-terminal, as a user types."""

import os
import re
import signal
import stat
import tempfile
import unittest

from integration.dds import start
from support import executables, process, terminal, wire

try:
    import pexpect
except ImportError:
    pexpect = None

PROMPT = "(dds) "
# What readline sends to move about, and colours.
CONTROL = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[()][A-Z0-9]|\x07")


@terminal.needed
@unittest.skipIf(pexpect is None, "pexpect is not installed")
class TerminalTest(unittest.TestCase):
    def setUp(self):
        self.rpctool = executables.rpctool()
        self.server = start("--simulation")
        self.addCleanup(self.server.close)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.state = folder.name
        self.history = os.path.join(folder.name, "sipyco", "rpctool_history")

    def session(self, *flags, size=(24, 80), **env):
        """rpctool at its prompt."""
        env = process.environment(TERM="xterm", XDG_STATE_HOME=self.state, INPUTRC="/dev/null",
                                  HOME=self.state, **env)
        child = pexpect.spawn(self.rpctool, [*flags, "127.0.0.1", str(self.server.port)], env=env,
                              encoding="utf-8", timeout=wire.DEADLINE, dimensions=size)
        child.delaybeforesend = None
        self.addCleanup(child.close, force=True)
        child.expect_exact(PROMPT)
        return child

    def answer(self, child, line):
        """What a line prints, up to the next prompt."""
        child.sendline(line)
        child.expect_exact(PROMPT)
        shown = CONTROL.sub("", child.before).replace("\r", "")
        return shown.split("\n", 1)[1] if "\n" in shown else shown

    def leave(self, child):
        child.sendcontrol("d")
        child.expect(pexpect.EOF)
        child.close()
        self.assertEqual((child.exitstatus, child.signalstatus), (0, None))

    def test_calls_nested_calls_and_assignments(self):
        child = self.session()
        self.assertEqual(self.answer(child, "ping()"), "True\n")
        self.assertEqual(self.answer(child, "f = 2.5e6"), "")
        self.assertEqual(self.answer(child, "set(0, f, phase=0.5)"), "")
        self.assertEqual(self.answer(child, "set(1, get_frequency(0))"), "")
        self.assertEqual(self.answer(child, "get_frequency(channel=1)"), "2500000.0\n")
        self.assertEqual(self.answer(child, "echo(_)"), "2500000.0\n")
        self.leave(child)

    def test_errors_are_told_and_the_session_goes_on(self):
        child = self.session("--color=never")
        self.assertEqual(self.answer(child, "get_frequency(9)").splitlines()[:2],
                         ["Remote exception:", "sipyco.packed_exceptions.GenericRemoteException: "
                          "aqctl_dds.DeviceError: no channel 9: there are 0 to 3"])
        self.assertIn("did you mean 'ping'?", self.answer(child, "pnig"))
        self.assertIn("SyntaxError", self.answer(child, "1 +* 2"))
        self.assertEqual(self.answer(child, "ping()"), "True\n")
        self.leave(child)

    def test_help(self):
        child = self.session()
        for line in ("get_frequency?", "help get_frequency"):
            self.assertEqual(self.answer(child, line), "get_frequency(self, channel: 'int') -> 'float'\n"
                             "    The frequency of a channel in Hz.\n")
        self.assertIn("waveform", self.answer(child, "help"))
        self.leave(child)

    def test_completion_of_methods_and_arguments(self):
        child = self.session()
        child.send("get_f\t")
        child.expect_exact("get_frequency(")
        child.send("\t")
        child.expect_exact("channel: 'int'")
        child.expect_exact("channel=")
        child.sendline("0)")
        child.expect_exact("0.0")
        child.expect_exact(PROMPT)
        child.send("set(0, 1e6, am\t")
        child.expect_exact("amplitude=")
        child.sendline("0.5)")
        child.expect_exact(PROMPT)
        self.assertIn("'amplitude': 0.5", self.answer(child, "status()"))
        self.leave(child)

    def test_history_over_two_runs(self):
        child = self.session()
        for line in ("echo('first')", "ping()", "echo('first')", "echo('second')"):
            self.answer(child, line)
        self.leave(child)
        with open(self.history, encoding="utf-8") as file:
            self.assertEqual(file.read(), "ping()\necho('first')\necho('second')\n")
        self.assertEqual(stat.S_IMODE(os.stat(self.history).st_mode), 0o600)
        child = self.session()
        child.send("\x1b[A\x1b[A\r")
        child.expect_exact("'first'\r\n")
        child.expect_exact(PROMPT)
        child.sendcontrol("r")
        child.send("sec")
        child.expect("sec.*ond")
        child.send("\r")
        child.expect_exact("'second'\r\n")
        child.expect_exact(PROMPT)
        self.leave(child)

    def test_open_brackets_are_continued_and_pasted_lines_taken(self):
        child = self.session()
        child.sendline("echo([1,")
        child.expect_exact("... ")
        child.sendline("2])")
        child.expect_exact("[1, 2]")
        child.expect_exact(PROMPT)
        child.send("\x1b[200~echo('a')\necho([3,\n4])\x1b[201~\r")
        child.expect_exact("'a'\r\n[3, 4]\r\n")
        child.expect_exact(PROMPT)
        self.leave(child)

    def test_ctrl_c_drops_the_line(self):
        child = self.session()
        child.send("terminate()")
        child.expect_exact("terminate()")
        child.sendcontrol("c")
        child.expect_exact("^C")
        child.expect_exact(PROMPT)
        child.sendline("echo([1,")
        child.expect_exact("... ")
        child.sendcontrol("c")
        child.expect_exact(PROMPT)
        self.assertEqual(self.answer(child, "ping()"), "True\n")
        self.leave(child)

    def test_ctrl_c_ends_a_search_in_the_history(self):
        child = self.session()
        self.answer(child, "echo('found')")
        child.sendcontrol("r")
        child.send("fou")
        child.expect("fou.*nd")
        child.sendcontrol("c")
        child.expect_exact("^C")
        child.expect_exact(PROMPT)
        self.assertEqual(self.answer(child, "ping()"), "True\n")
        self.leave(child)

    def test_a_stopped_session_goes_on(self):
        child = self.session()
        child.send("pi")
        child.expect_exact("pi")
        child.kill(signal.SIGSTOP)
        child.kill(signal.SIGCONT)
        child.expect_exact("pi")
        self.assertEqual(self.answer(child, "ng()"), "True\n")
        self.leave(child)

    def test_ctrl_c_stops_waiting_for_a_slow_call(self):
        child = self.session()
        child.sendline("sweep(0, 1e6, 2e6, steps=600, dwell=0.1)")
        child.expect_exact("\r\n")
        child.sendcontrol("c")
        child.expect_exact("stopped waiting; the call may still be running there")
        child.expect_exact(PROMPT)
        self.assertTrue(self.answer(child, "ping()").endswith("True\n"))
        self.leave(child)

    def test_a_server_that_was_restarted_is_met_again(self):
        child = self.session("--color=never")
        self.assertEqual(self.answer(child, "x = 5"), "")
        port = self.server.port
        self.server.close()
        self.assertIn("rpctool: ", self.answer(child, "ping()"))
        self.assertIn("refused", self.answer(child, "ping()"))
        self.server = start("--simulation", port=port)
        self.addCleanup(self.server.close)
        self.assertEqual(self.answer(child, "echo(x)"),
                         f"rpctool: connected again to 127.0.0.1 port {port}\n5\n")
        self.leave(child)

    def test_exit_leaves_and_signals_end_it(self):
        child = self.session()
        child.sendline("exit")
        child.expect(pexpect.EOF)
        child.close()
        self.assertEqual(child.exitstatus, 0)
        for number in (signal.SIGTERM, signal.SIGHUP):
            child = self.session()
            child.kill(number)
            child.expect(pexpect.EOF)
            child.close()
            self.assertEqual(child.signalstatus, number)

    def test_results_are_as_wide_as_the_terminal(self):
        child = self.session(size=(24, 40))
        self.assertIn("\n {'amplitude': 0.0,\n", self.answer(child, "status()"))
        wide = self.session(size=(50, 200))
        self.assertEqual(self.answer(wide, "status()").count("\n"), 4)


if __name__ == "__main__":
    unittest.main()
