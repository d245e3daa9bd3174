# SPDX-License-Identifier: LGPL-3.0-or-later
"""pyonfmt's formats, layouts, losses and messages."""

import base64
import io
import json
import subprocess
import unittest

from integration.pyonfmt_tool import PyonfmtTest

ARRAY = base64.b64encode(b"\1\0\0\0\0\0\0\0\2\0\0\0\0\0\0\0").decode()
OLD = f"""# what files of old hold
{{'a': nparray((2,), "int64", "{ARRAY}"), "b": (1, [None, True,],), 'c': 'é' "\\x41",
 'd': 2*1e6, 'e': -1/2, 3: 0x1F}}
"""
OLD_V1 = f"""{{
    "a": nparray((2, ), "<i8", b"{ARRAY}"),
    "b": (1, [null, true]),
    "c": "\\u00e9A",
    "d": 2000000.0,
    "e": -0.5,
    3: 31
}}
"""


class FormatTest(PyonfmtTest):
    def test_what_old_files_hold_comes_out_in_the_standard_layout(self):
        self.assertEqual(self.converted(OLD), OLD_V1)
        self.assertEqual(self.converted(OLD_V1), OLD_V1)

    def test_layout_of_version_two_is_that_of_json_dumps(self):
        value = {"b": [1, 2.5, {}, []], "a": {"x": None, "y": "\u00e9\n"}}
        text = json.dumps(value, indent=4)
        for came_in in (json.dumps(value), json.dumps(value, separators=(",", ":")), text):
            self.assertEqual(self.converted(came_in), text)
        self.assertEqual(self.converted(text + "\n"), text + "\n")
        self.assertEqual(self.converted(text, "-S"), json.dumps(value, indent=4, sort_keys=True))
        self.assertEqual(self.converted(text, "--indent", "2"), json.dumps(value, indent=2))
        self.assertEqual(self.converted(text, "--tab"), json.dumps(value, indent="\t"))
        self.assertEqual(self.converted(text, "--utf8"),
                         json.dumps(value, indent=4, ensure_ascii=False))
        self.assertEqual(self.converted(text, "-c"),
                         json.dumps(value, separators=(",", ":")) + "\n")

    def test_json_in_lines_of_version_one_stays_version_one(self):
        text = '{\n    "a": [1, 2],\n    "b": {"c": 1}\n}\n'
        self.assertEqual(self.converted(text), text)
        self.assertEqual(self.converted(text, "-f", "pyon2"),
                         json.dumps(json.loads(text), indent=4) + "\n")

    def test_json_on_one_line_is_version_one_where_the_name_says_so(self):
        text = '{"a": [1, 2]}\n'
        lines = json.dumps(json.loads(text), indent=4) + "\n"
        self.assertEqual(self.pyonfmt(self.put("f.pyon", text)).text, text)
        self.assertEqual(self.pyonfmt("--check", "f.pyon").code, 0)
        self.assertEqual(self.pyonfmt(self.put("f.json", text)).text, lines)
        self.assertEqual(self.converted(text), lines)
        self.assertEqual(self.pyonfmt("-f", "pyon2", "f.pyon").text, lines)
        self.assertEqual(self.pyonfmt("-f", "pyon1", "f.json").text, text)
        self.assertEqual(self.pyonfmt(self.put("g.pyon", '{"a":[1,2]}\n')).text, lines)

    def test_other_layouts_of_version_one(self):
        text = '{"a": {"b": 1, "c": "\\u00e9\\u0080"}, "d": (1,)}'
        self.assertEqual(self.converted(text, "--indent=2"),
                         '{\n  "a": {\n    "b": 1,\n    "c": "\\u00e9\\u0080"\n  },\n'
                         '  "d": (1, )\n}\n')
        self.assertEqual(self.converted(text, "-c", "--utf8"),
                         '{"a": {"b": 1, "c": "é\\u0080"}, "d": (1, )}\n')

    def test_versions_are_converted_into_each_other_and_back(self):
        as_v2 = self.converted(OLD, "-t", "pyon2")
        self.assertEqual(json.loads(as_v2)["__jsonclass__"][0], "dict")
        self.assertFalse(as_v2.endswith("\n"))
        self.assertEqual(self.converted(as_v2, "-t", "pyon1"), OLD_V1)

    def test_repr_is_pythons(self):
        self.assertEqual(self.converted('{"a": (1, None, 1e22, b"\\0", Fraction(1, 2))}', "-trepr"),
                         "{'a': (1, None, 1e+22, b'\\x00', Fraction(1, 2))}\n")
        many = json.dumps(list(range(2000)))
        self.assertEqual(self.converted(many, "-t", "repr"), many + "\n")

    def test_lines_and_back(self):
        lines = self.converted(OLD, "-t", "lines")
        self.assertIn('["b"][1][0] = null\n', lines)
        self.assertEqual(self.converted(lines, "-f", "lines", "-t", "pyon1"), OLD_V1)
        some = "".join(sorted(line for line in lines.splitlines(True) if '"b"' in line))
        self.assertEqual(self.converted(some, "-f", "lines", "-t", "pyon1"),
                         '{"b": (1, [null, true])}\n')

    def test_part_of_a_file(self):
        self.assertEqual(self.converted(OLD, "--path", '["b"][1][-1]'), "true\n")
        self.assertEqual(self.converted(OLD, "--path", "[3]", "-t", "json"), "31\n")
        talk = self.refused(OLD, "--path", '["nosuch"]')
        self.assertEqual(talk, 'pyonfmt: <stdin>: ["nosuch"]: no such key\n')

    def test_unknown_classes_are_carried_through(self):
        text = '{"x":{"__jsonclass__":["Quantity",[1,{"__jsonclass__":["tuple",[[2]]]}]]}}\n'
        for flags in ([], ["-S"], ["-f", "pyon2", "-t", "pyon2"]):
            self.assertEqual(self.converted(text, "-c", *flags), text)

    def test_documents_may_follow_each_other(self):
        self.assertEqual(self.converted('{"a":1} [2]\n3', "-c"), '{"a":1}\n[2]\n3\n')
        self.assertEqual(self.converted('{"b":1,"a":2} [2]', "-cS"), '{"a":2,"b":1}\n[2]\n')

    def test_numbers_lose_nothing(self):
        long = "1" + "0" * 9999
        for text in (long, "-" + long, "0.1", "1e-320", "1.7976931348623157e+308", "-0.0", "NaN",
                     "[Infinity, -Infinity]"):
            for flags in ([], ["-S"]):
                got = self.converted(text, *flags)
                self.assertEqual(got, self.converted(got, *flags))
                self.assertEqual("".join(got.split()), text.replace(" ", ""))

    def test_complex_numbers_of_version_one_stay(self):
        for text in ("-1j\n", "1j\n", "(-0-1j)\n", "(1-2j)\n", "-0j\n", "{-1j: (-0-1j)}\n",
                     "[{(-1j, )}]\n"):
            self.assertEqual(self.converted(text), text)

    def test_scalars_keep_their_type_unless_it_may_be_lost(self):
        text = '[npscalar("<f8", b"AAAAAAAA8D8=")]\n'
        as_v2 = self.converted(text, "-t", "pyon2")
        self.assertIn("npscalar", as_v2)
        self.assertEqual(self.converted(as_v2, "-t", "pyon1"), text)
        self.assertEqual(self.converted(text, "-ct", "pyon2", "--lossy"), "[1.0]\n")


class JsonTest(PyonfmtTest):
    def test_what_json_lacks_is_refused_with_its_path(self):
        self.assertEqual(self.refused(OLD, "-t", "json"),
                         'pyonfmt: <stdin>: ["a"]: JSON cannot hold this: an array of int64 became '
                         "nested arrays; --lossy writes it nevertheless\n")
        for text in ('{"a": {"__jsonclass__": ["tuple", [[1]]]}}', "(1,)", "{1: 2}"):
            self.assertIn("JSON cannot hold this", self.refused(text, "-t", "json"))

    def test_what_is_nearest_is_written_when_asked_for(self):
        got = self.pyonfmt("-t", "json", "--lossy", "-v", "-", text=OLD)
        self.assertEqual(json.loads(got.text), {"a": [1, 2], "b": [1, [None, True]], "c": "éA",
                                                "d": 2e6, "e": -0.5, "3": 31})
        self.assertEqual(got.code, 0)
        self.assertIn('<stdin>: ["b"]: a tuple became an array\n', got.talk)
        self.assertEqual(self.pyonfmt("-t", "json", "--lossy", "-", text=OLD).talk, "")

    def test_nan_as_asked_for(self):
        self.assertEqual(self.converted("[nan, inf]", "-ct", "json"), "[NaN,Infinity]\n")
        self.assertEqual(self.converted("[nan, inf]", "-ct", "json", "--nan=null"), "[null,null]\n")
        self.assertEqual(self.converted("[NaN]", "-ct", "json", "--nan=string"), '["NaN"]\n')

    def test_arrays_in_other_forms(self):
        self.assertEqual(self.converted(OLD, "--path", '["a"]', "--arrays=list"), "[1, 2]\n")
        self.assertEqual(self.converted(OLD, "--path", '["a"]', "--arrays=summary"),
                         '"int64 array of shape (2,)"\n')

    def test_an_empty_set_does_not_become_a_dict_unasked(self):
        text = '{"__jsonclass__": ["set", [[]]]}'
        self.assertIn("empty set", self.refused(text, "-t", "pyon1"))
        self.assertEqual(self.converted(text, "-t", "pyon1", "--lossy"), "{}\n")


class ExtractTest(PyonfmtTest):
    def test_array_as_a_file_for_numpy(self):
        path = self.put("old.pyon", OLD)
        got = self.pyonfmt("--extract", '["a"]', "-o", "a.npy", path)
        self.assertEqual((got.code, got.text, got.talk), (0, "", ""))
        data = self.get("a.npy")
        self.assertTrue(data.startswith(b"\x93NUMPY\x01\x00"))
        self.assertTrue(data.endswith(base64.b64decode(ARRAY)))
        try:
            import numpy  # pylint: disable=import-outside-toplevel
        except ImportError:
            return
        self.assertEqual(numpy.load(io.BytesIO(data)).tolist(), [1, 2])

    def test_text_and_bytes_as_they_are(self):
        self.assertEqual(self.converted('["a\\n", b"\\xff"]', "--extract", "[0]"), "a\n")
        self.assertEqual(self.pyonfmt("--extract", "[0]", "-", text='[b"\\xff"]').out, b"\xff")

    def test_lists_of_numbers_become_arrays(self):
        self.assertTrue(self.pyonfmt("--extract", "[0]", "-", text="[[1, 2.5]]").out.endswith(
            b"\0\0\0\0\0\0\xf0?\0\0\0\0\0\0\4@"))


class LinesTest(PyonfmtTest):
    def test_one_in_one_out(self):
        self.assertEqual(self.converted('{"a": 1}\n\n(1,)\nNone\n', "-L"), '{"a":1}\n(1, )\nnull\n')
        self.assertEqual(self.converted("(1,)\n[2]", "-Lt", "json", "--lossy"), "[1]\n[2]\n")

    def test_a_bad_line_ends_it_unless_it_may_be_skipped(self):
        got = self.pyonfmt("-L", "-", text="[1]\n[2\n[3]\n")
        self.assertEqual((got.code, got.text), (65, "[1]\n"))
        self.assertTrue(got.talk.startswith("<stdin>:2:1: "), got.talk)
        got = self.pyonfmt("-L", "--skip-bad", "-", text="[1]\n[2\n[3]\n")
        self.assertEqual((got.code, got.text), (0, "[1]\n[3]\n"))
        self.assertIn("<stdin>:2:1: ", got.talk)


class MessageTest(PyonfmtTest):
    def test_place_line_and_caret(self):
        self.assertEqual(self.refused('{\n  "é": [1, 2\n'),
                         '<stdin>:2:8: this bracket is not closed\n  "é": [1, 2\n       ^\n')
        path = self.put("bad.pyon", "[1,\n 2,\n nope]\n")
        got = self.pyonfmt(path)
        self.assertEqual((got.code, got.out), (65, b""))
        self.assertTrue(got.talk.startswith(path + ":3:2: "), got.talk)
        self.assertTrue(got.talk.endswith("\n nope]\n ^\n"), got.talk)

    def test_place_far_inside_a_large_file(self):
        text = "[\n" + "[1.5, 2, 3],\n" * 300_000 + "[4, 5 6]]\n"
        for got in (self.pyonfmt("-", text=text, stdout=subprocess.DEVNULL),
                    self.pyonfmt(self.put("large", text), stdout=subprocess.DEVNULL)):
            self.assertEqual(got.code, 65)
            self.assertRegex(got.talk, r":300002:7: ")
            self.assertTrue(got.talk.endswith("\n[4, 5 6]]\n      ^\n"), got.talk)

    def test_hostile_text_is_escaped(self):
        talk = self.refused(b"[\x1b[31m \xe2\x80\xae\xff]")
        self.assertNotIn("\x1b", talk)
        self.assertNotIn("\u202e", talk)

    def test_depth_is_limited(self):
        deep = "[" * 513 + "]" * 513
        self.assertIn(":1:513: ", self.refused(deep))
        self.assertEqual(self.converted(deep, "--max-depth=513", "-c"), deep + "\n")
        self.assertIn("max_depth", self.refused("[" * 10**6))

    def test_exit_codes(self):
        good, bad = self.put("good", "[1]"), self.put("bad", "[1")
        for code, arguments in ((66, ["nosuch"]), (66, [self.folder]), (65, [bad]), (2, []),
                                (2, ["--nosuch", good]), (2, ["-t", "auto", good]),
                                (2, ["--path", "x.y", good]), (2, ["-i", "-"]),
                                (2, ["--check", "--diff", good]), (2, ["--max-depth", "0", good]),
                                (66, [bad, "nosuch", good]), (0, [good])):
            with self.subTest(arguments):
                got = self.pyonfmt(*arguments)
                self.assertEqual(got.code, code, got.talk)
                if code == 2:
                    self.assertEqual(got.out, b"")
                    self.assertLessEqual(len(got.talk.splitlines()), 3)

    def test_each_file_gets_its_turn(self):
        got = self.pyonfmt("nosuch", self.put("good", "[1]\n"))
        self.assertEqual((got.code, got.text), (66, "[\n    1\n]\n"))
        self.assertEqual(got.talk, "pyonfmt: nosuch: No such file or directory\n")

    def test_full_disk_is_74(self):
        with open("/dev/full", "wb") as full:
            self.assertEqual(self.pyonfmt(self.put("good", "[1]"), stdout=full).code, 74)
            self.assertEqual(self.pyonfmt("--help", stdout=full).code, 74)


if __name__ == "__main__":
    unittest.main()
