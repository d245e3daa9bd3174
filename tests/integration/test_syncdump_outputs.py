# SPDX-License-Identifier: LGPL-3.0-or-later
"""syncdump waits for a value, keeps a file up to date, runs a command, shows differences, and feeds databases."""

import json
import os
import re
import subprocess
import tempfile
import unittest

from integration.syncdump_tool import SyncdumpCase
from support import process

ARRAY = b'{"action": "setitem", "path": [], "key": "z", "value": nparray((2, ), "|i1", b"AQI=")}'


class SyncdumpOutputsTest(SyncdumpCase):
    STRUCTURE = b'{"a":{"x":1,"y":[1.5,true]},"b":"text"}'

    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.file = os.path.join(self.folder, "file")

    def content(self):
        try:
            with open(self.file, "rb") as file:
                return file.read()
        except FileNotFoundError:
            return None

    def await_content(self, expected):
        self.until(lambda: self.content() == expected)

    def test_it_waits_for_a_value(self):
        self.check(self.tool("--once", "--until", '["a"]["y"][0] == 1.5', "--path", "[\"b\"]", "-W", "0.2"), 124, "",
                   r"syncdump: what --until waits for did not come in the time given\n")
        self.check(self.tool("--until", '["a"]["y"][0]==1.5', "-F", r"%a\n"), 0, "init\n")
        once = self.start("--once", "--until", '["b"] == 7')
        events = self.start("--until", '["b"] == 7', "-F", r"%a %k\n")
        self.await_subscriber()
        self.assertEqual(events.stdout.readline(), b"init \n")
        self.set(b"c", b"1")
        self.set(b"b", b"7")
        self.check_end(once, 0, b'{"a":{"x":1,"y":[1.5,true]},"b":7,"c":1}\n')
        self.check_end(events, 0, b'setitem ["c"]\nsetitem ["b"]\n')

    def test_the_last_state_is_shown_when_the_wait_ends(self):
        tool = self.start("--states", "--rate", "0.001", "--until", '["b"] == 2')
        tool.stdout.readline()
        self.set(b"b", b"1")
        self.set(b"b", b"2")
        self.check_end(tool, 0, b'{"a":{"x":1,"y":[1.5,true]},"b":2}\n')

    def test_it_waits_for_a_message(self):
        tool = subprocess.Popen([*self.arguments("--broadcast", "--until", "[0] == 3", "-F", r"%v\n")[:-2],
                                 str(self.probe.broadcast_port[2]), "test"], stdout=subprocess.PIPE,
                                env=process.environment())
        self.addCleanup(tool.communicate)
        self.addCleanup(tool.kill)
        self.until(lambda: self.probe.ask(b"say [3, 4]") == b"ok" and tool.poll() is not None)
        self.assertEqual((tool.returncode, tool.stdout.read()), (0, b"[3, 4]\n"))

    def test_it_keeps_a_file_up_to_date(self):
        tool = self.start("--out", self.file, "--format=json", "--path", '["a"]["x"]')
        self.await_content(b"1\n")
        for i in range(20):
            self.change(b'{"action":"setitem","path":["a"],"key":"x","value":%d}' % i)
        self.await_content(b"19\n")
        self.assertEqual(os.listdir(self.folder), ["file"])
        tool.terminate()
        self.check_end(tool, -15, b"")

    def test_a_file_that_cannot_be_written(self):
        self.check(self.tool("--once", "--out", self.folder + "/no/such"), 73, "", "syncdump: .*no/such.*\n")

    def test_one_file_once(self):
        self.check(self.tool("--once", "--out", self.file, "--path", '["b"]'), 0, "")
        self.assertEqual(self.content(), b'"text"\n')

    def test_it_runs_a_command_for_each_event(self):
        script = f'echo "$SYNC_ACTION|$SYNC_PATH|$SYNC_KEY|$SYNC_SEQ|$(cat)" >> {self.file}'
        tool = self.start("--format=lines", "-C", "3", command=["sh", "-c", script])
        self.await_content(b'init|||0|["a"]["x"] = 1\n["a"]["y"][0] = 1.5\n["a"]["y"][1] = true\n["b"] = "text"\n')
        first = self.content()
        self.change(b'{"action":"setitem","path":["a"],"key":"x","value":2}')
        second = first + b'setitem|["a"]|x|1|["a"]["x"] = 2\n'
        self.await_content(second)
        self.change(b'{"action":"append","path":["a","y"],"x":null}')
        self.check_end(tool, 0, b"")
        self.assertEqual(self.content(), second + b'append|["a"]["y"]||2|["a"]["y"].append(null)\n')

    def test_what_happens_while_a_command_runs_is_one_event(self):
        # It says that it has begun, and ends when it may.
        gate = os.path.join(self.folder, "gate")
        script = f"cat; while [ ! -e {gate} ]; do sleep 0.01; done; rm {gate}"
        tool = self.start("--format=json", command=["sh", "-c", script])
        self.addCleanup(self.end, tool, gate)
        self.assertEqual(json.loads(tool.stdout.readline())["action"], "init")
        for i in range(10):
            self.set(b"b", b"%d" % i)
        coalesced = self.next_record(tool, gate)
        while coalesced["struct"]["b"] != 9:  # it may have been told of some of them before the last came
            coalesced = self.next_record(tool, gate)
        self.assertEqual((coalesced["action"], coalesced["resync"]), ("init", True))
        self.assertGreater(coalesced["seq"], 1)

    @staticmethod
    def open_gate(gate):
        with open(gate, "w", encoding="ascii"):
            pass

    def next_record(self, tool, gate):
        self.open_gate(gate)
        record = json.loads(tool.stdout.readline())
        self.until(lambda: not os.path.exists(gate))
        return record

    def end(self, tool, gate):
        """What still runs is let go when nothing follows it."""
        tool.kill()
        tool.wait()
        self.open_gate(gate)

    def test_a_command_that_fails(self):
        self.check(self.tool("--once", command=["sh", "-c", "exit 3"]), 0, "",
                   "WARNING:syncdump:sh ended with exit code 3\n")
        self.check(self.tool("--once", command=["sh", "-c", "kill -9 $$"]), 0, "",
                   "WARNING:syncdump:sh was killed by signal 9\n")
        self.check(self.tool("--once", command=["/no/such"]), 127, "", "syncdump: cannot run /no/such: .*\n")
        self.check(self.tool("--once", command=["/"]), 126, "", "syncdump: cannot run /: .*\n")

    def test_a_command_gets_the_structure_where_that_is_asked_for(self):
        self.check(self.tool("--once", "--format=json", "--path", '["a"]["y"]', command=["cat"]), 0, "[1.5,true]\n")

    def test_differences(self):
        tool = self.start("--diff", "-C", "5")
        self.assertEqual(b"".join(tool.stdout.readline() for _ in range(4)),
                         b'+["a"]["x"] = 1\n+["a"]["y"][0] = 1.5\n+["a"]["y"][1] = true\n+["b"] = "text"\n')
        self.change(b'{"action":"setitem","path":["a"],"key":"x","value":2}',
                    b'{"action":"setitem","path":["a"],"key":"x","value":2}',
                    b'{"action":"insert","path":["a","y"],"i":0,"x":0}',
                    b'{"action":"delitem","path":[],"key":"b"}',
                    b'{"action":"init","struct":{"a":{"x":3,"y":[0,1.5,true]}}}')
        self.check_end(tool, 0, b'-["a"]["x"] = 1\n+["a"]["x"] = 2\n'
                                b'+["a"]["y"][0] = 0\n'
                                b'-["b"] = "text"\n'
                                b'-["a"]["x"] = 2\n+["a"]["x"] = 3\n')

    def test_arrays_in_words(self):
        self.change(ARRAY)
        text = "int8[2] 1 \u2026 2"
        self.check(self.tool("--once", "--no-arrays", "--format=json", "--path", '["z"]'), 0, json.dumps(text) + "\n")
        self.check(self.tool("--no-arrays", "-C", "1", "-F", r"%v\n", "--path", '["z"]'), 0, text + "\n")

    def test_numbers_for_databases(self):
        expected = ('# TYPE sipyco_test gauge\nsipyco_test{path="[\\"a\\"][\\"x\\"]"} 1\n'
                    'sipyco_test{path="[\\"a\\"][\\"y\\"][0]"} 1.5\nsipyco_test{path="[\\"a\\"][\\"y\\"][1]"} 1\n')
        self.check(self.tool("--format=prometheus", "-C", "1"), 0, expected)
        self.check(self.tool("--once", "--format=prometheus", "--out", self.file), 0, "")
        self.assertEqual(self.content().decode(), expected)
        tool = self.start("--format=influx", "--path", '["a"]', "-C", "2")
        line = rb'test,path=\["x"\] value=1 (\d{19})\n'
        got = b"".join(tool.stdout.readline() for _ in range(3))
        self.assertRegex(got, line + rb'test,path=\["y"\]\[0\] value=1.5 \d+\ntest,path=\["y"\]\[1\] value=1 \d+\n')
        self.change(b'{"action":"setitem","path":["a"],"key":"x","value":-2}')
        out, _ = tool.communicate(timeout=20)
        self.assertTrue(re.fullmatch(rb'test,path=\["x"\] value=-2 \d{19}\n', out), out)


if __name__ == "__main__":
    unittest.main()
