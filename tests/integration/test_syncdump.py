# SPDX-License-Identifier: LGPL-3.0-or-later
"""syncdump against a publisher of ours: what it prints, and how it leaves."""

import json
import unittest

from integration.syncdump_tool import SyncdumpCase
from interop import sync_process
from support import process


class SyncdumpTest(SyncdumpCase):
    STRUCTURE = b'{"a":{"x":1,"y":[1.5,true]},"b":"text","ion.temp":[0,{"u":null}]}'

    def test_the_structure_in_each_format(self):
        for version in (1, 2):
            self.check(self.tool("--once", version=version), 0, self.STRUCTURE.decode() + "\n")
        self.check(self.tool("--once", "--format=pyon1"), 0,
                   '{"a": {"x": 1, "y": [1.5, true]}, "b": "text", "ion.temp": [0, {"u": null}]}\n')
        self.check(self.tool("--once", "--format=json"), 0, self.STRUCTURE.decode() + "\n")
        self.check(self.tool("--once", "--format=lines", "--path", '["ion.temp"]'), 0, '[0] = 0\n[1]["u"] = null\n')

    def test_json_is_lossy_and_nan_as_wanted(self):
        self.change(b'{"action": "init", "struct": (1, {2}, nan)}')
        for nan, text in (("literal", "NaN"), ("null", "null"), ("string", '"NaN"')):
            self.check(self.tool("--once", "--format=json", "--nan", nan), 0, f"[1,[2],{text}]\n")

    def test_a_part_of_the_structure(self):
        self.check(self.tool("--once", "--path", 'test["a"]["y"][-1]'), 0, "true\n")
        self.check(self.tool("--once", "--key", "*.temp", "--key", "b"), 0, '{"b":"text","ion.temp":[0,{"u":null}]}\n')
        self.check(self.tool("--once", "--exclude", "[ab]"), 0, '{"ion.temp":[0,{"u":null}]}\n')
        self.check(self.tool("--once", "--path", '["nosuch"]'), 0, "null\n")

    def test_events_of_a_part(self):
        tool = self.start("--format=lines", "--path", '["a"]["y"]', "-C", "6")
        self.assertEqual([tool.stdout.readline() for _ in range(2)], [b"[0] = 1.5\n", b"[1] = true\n"])
        self.change(b'{"action":"setitem","path":["a"],"key":"x","value":2}',
                    b'{"action":"append","path":["a","y"],"x":[2]}',
                    b'{"action":"setitem","path":[],"key":"b","value":2}',
                    b'{"action":"append","path":["a","y",2],"x":3}',
                    b'{"action":"delitem","path":["a","y"],"key":0}',
                    b'{"action":"setitem","path":[],"key":"a","value":{"y":[7]}}',
                    b'{"action":"pop","path":["a","y"],"i":-1}')
        out, err = tool.communicate(timeout=20)
        self.assertEqual((out, err, tool.returncode),
                         (b".append([2])\n[2].append(3)\ndel [0]\n[0] = 7\n.pop(-1)\n", b"", 0))

    def test_templates(self):
        tool = self.start("-F", r"%s %n %a %k\t%v %{json}v\n", "--updates-only", "-C", "2")
        self.await_subscriber()
        self.change(b'{"action": "setitem", "path": ["a"], "key": "z", "value": (1, "\\u001b")}',
                    b'{"action":"delitem","path":[],"key":"b"}')
        out, err = tool.communicate(timeout=20)
        self.assertEqual((out, err), (b'1 test setitem ["a"]["z"]\t(1, \'\\x1b\') [1,"\\u001b"]\n'
                                      b'2 test delitem ["b"]\tNone null\n', b""))

    def test_counts_and_times(self):
        self.check(self.tool("-C", "1", "--states"), 0, self.STRUCTURE.decode() + "\n")
        self.check(self.tool("-W", "0.2", "--states"), 0, self.STRUCTURE.decode() + "\n")
        self.check(self.tool("-W", "0.2", "--updates-only"), 124, "", r"syncdump: nothing came .*\n")

    def test_how_it_ends(self):
        self.check(self.tool("--once", name="nosuch"), 67, "", r"syncdump: .*no notifier 'nosuch'.*\n")
        tool = self.start("--no-retry")
        self.assertIn(b"init", tool.stdout.readline())
        self.probe.ask(b"stop")
        _, err = tool.communicate(timeout=20)
        self.assertEqual(tool.returncode, 69)
        self.assertRegex(err, rb"\Asyncdump: ::1 port \d+ closed the connection\n\Z")
        self.check(self.tool("--once"), 69, "", r"syncdump: cannot connect to .*refused.*\n")
        self.check(self.tool("--once", "--wait=0.3"), 69, "", r"syncdump: cannot connect to .*refused.*\n")

    def test_usage(self):
        for arguments in (["--format=x"], ["--path", "["], ["-F", "%q"], ["-C", "-1"], ["--rate", "0"]):
            got = self.tool(*arguments)
            self.assertEqual((got.code, got.out), (2, b""))
            self.assertLessEqual(len(got.talk.splitlines()), 3)

    def restart_publisher(self):
        """Another one on the same ports, with another structure."""
        ports = self.probe.port
        self.probe.close()
        self.probe = sync_process.Probe(ports=(ports[1], ports[2]))
        self.addCleanup(self.probe.close)
        self.set(b"b", b"2")

    def test_a_lost_connection_is_made_again(self):
        tool = self.start("--format=json")
        self.assertEqual(json.loads(tool.stdout.readline())["action"], "init")
        self.restart_publisher()
        records = [json.loads(tool.stdout.readline())]
        while "b" not in str(records[-1].get("struct", records[-1].get("key"))):
            records.append(json.loads(tool.stdout.readline()))
        self.assertEqual((records[0]["action"], records[0]["resync"]), ("init", True))
        self.assertEqual([record["seq"] for record in records], list(range(1, len(records) + 1)))
        tool.terminate()
        _, err = tool.communicate(timeout=20)
        self.assertEqual(tool.returncode, -15)
        self.assertRegex(err.decode(), r"\AWARNING:syncdump:[^\n]*; trying again\n"
                                       r"WARNING:syncdump:connected to ::1 port \d+ again\n\Z")

    def test_it_waits_for_the_first_connection(self):
        ports = self.probe.port
        self.probe.close()
        tool = self.start("--wait", "-v", "--once", "--format=json")
        self.assertIn(b"refused", tool.stderr.readline())
        self.probe = sync_process.Probe(ports=(ports[1], ports[2]))
        self.addCleanup(self.probe.close)
        self.check_end(tool, 0, b"{}\n", rb"(?s:.*)")

    def test_the_reader_that_leaves_ends_it_at_once(self):
        tool = self.start()
        tool.stdout.readline()
        tool.stdout.close()
        self.assertEqual(tool.wait(20), -13)

    def test_a_slow_reader_gets_the_structure_anew(self):
        tool = self.start("--format=json", "--buffer", "1000000")
        self.assertEqual(json.loads(tool.stdout.readline())["seq"], 0)
        self.change_a_lot()
        records = []
        while not (records and records[-1].get("resync")):
            records.append(json.loads(tool.stdout.readline()))
        self.assertLess(len(records), 130)
        self.assertEqual(records[-1]["struct"]["ion.temp"], [0, {"u": None}])

    def change_a_lot(self):
        for _ in range(140):
            self.set(b"k", b'"' + b"x" * 50_000 + b'"')
        self.set(b"k", b"1")

    def test_a_slow_reader_of_states_gets_the_newest(self):
        tool = self.start("--states", "--format=json")
        tool.stdout.readline()
        self.change_a_lot()
        states = 0
        while json.loads(tool.stdout.readline())["k"] != 1:
            states += 1
        self.assertLess(states, 130)


if __name__ == "__main__":
    unittest.main()
