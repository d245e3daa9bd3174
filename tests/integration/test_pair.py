# SPDX-License-Identifier: LGPL-3.0-or-later
"""rpctool and the example controller together, as a user runs them."""

import unittest

from integration.dds import DdsTest
from integration.tool import ToolTest, rpctool, start

METHODS = """\
A simulated frequency synthesiser with four channels.

echo(self, value)
    Return the argument.

enable(self, channel: 'int', on: 'bool' = True)
    Switch a channel's output.

get_frequency(self, channel: 'int') -> 'float'
    The frequency of a channel in Hz.

ping(self) -> 'bool'
    Tell that the controller is alive.

set(self, channel: 'int', frequency: 'float', amplitude: 'float' = 1.0, *, phase: 'float' = 0.0)
    Set a channel.

    :param frequency: in Hz, up to 400 MHz.
    :param amplitude: of full scale.
    :param phase: in turns.

set_labels(self, *labels, **named)
    Name the channels: in their order, or by ch0 to ch3.

status(self)
    The settings of all channels.

sweep(self, channel: 'int', start: 'float', stop: 'float', *, steps: 'int' = 10, dwell: 'float' = 0.1) -> 'int'
    Step the frequency from start to stop, staying `dwell` seconds at each; returns the number of steps.

terminate(self)
    Terminate the server.

waveform(self, channel: 'int', samples: 'int' = 8, duration: 'float' = 1e-07) -> 'ndarray'
    What a channel puts out: an array of times in s and levels.

"""

STATUS = """\
[{'amplitude': 1.0,
  'enabled': False,
  'frequency': 10000000.0,
  'label': 'ion',
  'phase': 0.25},
 {'amplitude': 0.0,
  'enabled': True,
  'frequency': 80000000.0,
  'label': '',
  'phase': 0.0},
 {'amplitude': 0.0,
  'enabled': False,
  'frequency': 80000000.0,
  'label': '',
  'phase': 0.0},
 {'amplitude': 0.0,
  'enabled': False,
  'frequency': 80000000.0,
  'label': '\u00e9',
  'phase': 0.0}]
"""

class PairTest(DdsTest, ToolTest):
    def setUp(self):
        DdsTest.setUp(self)
        ToolTest.setUp(self)

    def tool(self, *arguments, host="::1"):
        return rpctool(host, self.server.port, *arguments)

    def test_listings(self):
        self.check(self.tool("list-targets"), 0, "Target(s):   dds\nDescription: simulated DDS\n")
        for arguments in (["list-methods"], ["list-methods", "-t", "dds"]):
            self.check(self.tool(*arguments), 0, METHODS)

    def test_state_and_arrays(self):
        for arguments in (["set", "0", "10e6", "phase=1.25"], ["enable", "1"],
                          ["set_labels", "-s", "ion", "ch3='\u00e9'"]):
            self.check(self.tool("call", *arguments), 0)
        self.check(self.tool("call", "status"), 0, STATUS)
        self.check(self.tool("call", "get_frequency", "0", host="127.0.0.1"), 0, "10000000.0\n")
        self.check(self.tool("call", "waveform", "2", "0"), 0, "array([], shape=(2, 0), dtype=float64)\n")
        self.check(self.tool("call", "waveform", "2", "1"), 0, "array([[0.],\n       [0.]])\n")
        self.check(self.tool("call", "sweep", "3", "1e6", "2e6", "steps=2", "dwell=0"), 0, "2\n")

    def test_errors(self):
        self.check(self.tool("call", "get_frequency", "9"), 1, "",
                   r"\Arpctool: remote aqctl_dds\.DeviceError: no channel 9: there are 0 to 3\n\Z")
        self.check(self.tool("call", "set", "0"), 1, "",
                   r"\Arpctool: remote TypeError: Dds\.set\(\) missing 1 required positional "
                   r"argument: 'frequency'\n  its arguments are shown by: describe set\n\Z")
        self.check(self.tool("call", "nosuch"), 67, "", r"\Arpctool: .*nosuch.*\n\Z")
        self.check(self.tool("call", "-t", "nosuch", "ping"), 67, "", r"\Arpctool: .*nosuch.*\n\Z")
        self.check(self.tool("--timeout", "0.2", "call", "sweep", "0", "1e6", "2e6", "steps=1",
                             "dwell=2"), 124, "", r"\Arpctool: .*still be running.*\n\Z")

    def test_many_tools_at_once(self):
        tools = [start("::1", self.server.port, "call", "echo", i) for i in range(20)]
        for i, tool in enumerate(tools):
            with tool:
                out, err = tool.communicate(timeout=20)
                self.assertEqual((out, err, tool.returncode), (f"{i}\n".encode(), b"", 0))


if __name__ == "__main__":
    unittest.main()
