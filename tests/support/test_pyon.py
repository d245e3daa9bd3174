# SPDX-License-Identifier: LGPL-3.0-or-later
from collections import OrderedDict
from fractions import Fraction
import math
import unittest

from support import pyon1, pyon2
from support.pyon_types import NDArray, NPScalar, PyonError

ARRAY = NDArray((2,), "<i8", bytes(8) + b"\1" + bytes(7))
ARRAY_64 = "AAAAAAAAAAABAAAAAAAAAA=="

# value, v1 text, v2 text
TABLE = [
    (None, "null", "null"),
    (True, "true", "true"),
    (10**30, "1" + "0" * 30, "1" + "0" * 30),
    (1e22, "1e+22", "1e+22"),
    (-0.0, "-0.0", "-0.0"),
    (math.inf, "inf", "Infinity"),
    (1 - 9j, "(1-9j)", '{"__jsonclass__":["complex",[1.0,-9.0]]}'),
    ('\u00e9"\n\U0001f600', '"\\u00e9\\"\\n\\ud83d\\ude00"', '"\\u00e9\\"\\n\\ud83d\\ude00"'),
    ("\ud800", '"\\ud800"', '"\\ud800"'),
    (b"\0", "b'\\x00'", '{"__jsonclass__":["bytes",["AA=="]]}'),
    ((), "()", '{"__jsonclass__":["tuple",[[]]]}'),
    ((1,), "(1, )", '{"__jsonclass__":["tuple",[[1]]]}'),
    ([1, [2]], "[1, [2]]", "[1,[2]]"),
    ({1}, "{1}", '{"__jsonclass__":["set",[[1]]]}'),
    ({"a": 1, "b": (2,)}, '{"a": 1, "b": (2, )}',
     '{"a":1,"b":{"__jsonclass__":["tuple",[[2]]]}}'),
    ({1: 2, "b": 3}, '{1: 2, "b": 3}', '{"__jsonclass__":["dict",[[[1,2],["b",3]]]]}'),
    (slice(1, None, 2), "slice(1, None, 2)", '{"__jsonclass__":["slice",[1,null,2]]}'),
    (Fraction(3, 4), "Fraction(3, 4)", '{"__jsonclass__":["Fraction",[3,4]]}'),
    (OrderedDict([(1, 2)]), "OrderedDict([(1, 2)])",
     '{"__jsonclass__":["OrderedDict",[[[1,2]]]]}'),
    (ARRAY, f'nparray((2, ), "<i8", b"{ARRAY_64}")',
     f'{{"__jsonclass__":["nparray",[[2],"<i8","{ARRAY_64}"]]}}'),
    (NPScalar("|i1", b"\t"), 'npscalar("|i1", b"CQ==")',
     '{"__jsonclass__":["npscalar",["|i1","CQ=="]]}'),
]

V1_ONLY_READ = [
    ("[1, 2, # two\n 3,]", [1, 2, 3]),
    ("'a' \"b\"", "ab"),
    ("0x1F + 1j", 31 + 1j),
    ("-1/2", -0.5),
    ("2*1e6", 2e6),
    ('nparray((1, ), "int64", "AAAAAAAAAAA=")', NDArray((1,), "<i8", bytes(8))),
    ("Fraction(6, 8)", Fraction(3, 4)),
]

V1_REFUSED = ["", "[1", "open('x')", "().__class__", "[x for x in (1,)]", "1 if 2 else 3",
              "Fraction(1, 0)", 'nparray((3, ), "<i8", b"AAAA")', "'a'*9", "...", "{**{}}"]

V2_REFUSED = ["", "[1", "[1,]", "{1: 2}", "(1, )", '{"__jsonclass__":["nosuch",[]]}',
              '{"__jsonclass__":["nparray",[[3],"<i8","AAAA"]]}']


class EncodingTest(unittest.TestCase):
    def test_every_kind_is_written_as_the_specification_shows(self):
        for value, first, second in TABLE:
            with self.subTest(first):
                self.assertEqual(pyon1.encode(value), first)
                self.assertEqual(pyon2.encode(value), second)

    def test_every_kind_is_read_back(self):
        for value, first, second in TABLE:
            with self.subTest(first):
                for got in (pyon1.decode(first), pyon2.decode(second)):
                    self.assertEqual(repr(got), repr(value))
                    self.assertIs(type(got), type(value))

    def test_float64_scalar_loses_its_type_in_version_two(self):
        scalar = NPScalar("<f8", bytes.fromhex("000000000000f03f"))
        self.assertEqual(pyon2.encode(scalar), "1.0")
        self.assertEqual(pyon1.encode(scalar), 'npscalar("<f8", b"AAAAAAAA8D8=")')

    def test_dict_with_the_hint_as_key_is_refused(self):
        with self.assertRaises(PyonError):
            pyon2.encode({"__jsonclass__": 1})


class DecodingTest(unittest.TestCase):
    def test_what_files_in_the_wild_hold_is_read(self):
        for text, value in V1_ONLY_READ:
            with self.subTest(text):
                self.assertEqual(pyon1.decode(text), value)

    def test_nan_is_read(self):
        self.assertTrue(math.isnan(pyon1.decode("nan")))
        self.assertTrue(math.isnan(pyon2.decode("NaN")))

    def test_what_is_not_pyon_is_refused(self):
        for text in V1_REFUSED:
            with self.subTest(v1=text), self.assertRaises(PyonError):
                pyon1.decode(text)
        for text in V2_REFUSED:
            with self.subTest(v2=text), self.assertRaises(PyonError):
                pyon2.decode(text)


if __name__ == "__main__":
    unittest.main()
