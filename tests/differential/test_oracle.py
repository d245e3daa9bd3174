# SPDX-License-Identifier: LGPL-3.0-or-later
"""The oracle itself: repeatable, complete, and one with Python's sipyco."""

from collections import Counter, OrderedDict
import importlib.util
import os
import random
import re
import types
import unittest

import numpy as np

from differential import oracle, values
from support import sipyco_release

COUNT = int(os.environ.get("SIPYCO_COUNT", "3000"))
# Python reads an escaped surrogate pair in v1 as two characters, and cannot read infj and nanj.
WANTED_V1_DIFFERENCES = re.compile(r"\\ud[89ab]..\\ud[cdef]|infj|nanj")


def _codec(release_name):
    """A release's own module `pyon`, loaded on its own."""
    if not hasattr(np, "dtypes"):
        np.dtypes = types.SimpleNamespace(ObjectDType=type(np.dtype(object)))
    folder = sipyco_release.release(release_name).folder
    path = os.path.join(folder, "sipyco", "pyon.py")
    spec = importlib.util.spec_from_file_location("pyon_" + release_name.replace(".", "_"), path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _sample(seed):
    rng = random.Random(seed)
    return [values.value(rng) for _ in range(COUNT)]


def _as_python_writes(value):
    """Python's v2 encoder takes an OrderedDict for a dict."""
    if isinstance(value, dict):
        return {_as_python_writes(k): _as_python_writes(v) for k, v in value.items()}
    if isinstance(value, (list, tuple, set)) and not isinstance(value, np.generic):
        return type(value)(_as_python_writes(part) for part in value)
    return value


class GeneratorTest(unittest.TestCase):
    def test_same_seed_gives_the_same_values(self):
        self.assertEqual([repr(v) for v in _sample(7)], [repr(v) for v in _sample(7)])

    def test_every_kind_and_dtype_comes_up(self):
        seen = Counter()
        for value in _sample(1) + _sample(2):
            for part in values.parts(value):
                seen[type(part).__name__] += 1
                if isinstance(part, np.ndarray):
                    seen["array " + part.dtype.str[:2]] += 1
        wanted = ["NoneType", "bool", "int", "float", "complex", "str", "bytes", "tuple", "list",
                  "set", "dict", "slice", "Fraction", "OrderedDict", "ndarray", "int8", "uint64",
                  "float16", "float32", "float64", "complex64", "complex128", "bool_", "str_",
                  "bytes_", "void", "datetime64", "timedelta64",
                  *(f"array {t}" for t in ("|b", "|i", "<i", ">i", "|u", "<u", ">u", "<f", ">f",
                                           "<c", ">c", "|S", "<U", ">U", "|V", "<M", "<m"))]
        self.assertEqual([name for name in wanted if not seen[name]], [])


class AgainstSipycoTest(unittest.TestCase):
    """A text of the oracle that Python's sipyco can write at all is what Python's sipyco writes."""

    def _check(self, release_name, version, prepared, skip_decoding):
        codec = _codec(release_name)
        refused = 0
        for value in map(prepared, _sample(3)):
            if values.has_unordered_set(value):
                continue
            text = oracle.encode(value, version)
            try:
                self.assertEqual(codec.encode(value), text)
                self.assertEqual(codec.encode(value, True), oracle.encode_pretty(value, version))
            except (TypeError, ValueError):
                refused += 1
            if not skip_decoding(text):
                self.assertEqual(repr(oracle.decode(text, version)), repr(codec.decode(text)))
        self.assertLess(refused, COUNT / 10)

    def test_version_one_of_1_9(self):
        self._check("1.9", "v1", lambda v: v, WANTED_V1_DIFFERENCES.search)

    def test_version_two_of_1_10(self):
        self._check("1.10", "v2", _as_python_writes, lambda text: False)


class RecordTest(unittest.TestCase):
    def test_texts_of_a_value(self):
        value = OrderedDict([("k", (np.float32(1.5), np.arange(2, dtype="u1")))])
        self.assertEqual(oracle.record(value), {
            "v1": 'OrderedDict([("k", (npscalar("<f4", b"AADAPw=="), '
                  'nparray((2, ), "|u1", b"AAE=")))])',
            "v2": '{"__jsonclass__":["OrderedDict",[[["k",{"__jsonclass__":["tuple",'
                  '[[{"__jsonclass__":["npscalar",["<f4","AADAPw=="]]},'
                  '{"__jsonclass__":["nparray",[[2],"|u1","AAE="]]}]]]}]]]]}',
            "repr": "OrderedDict([('k', (1.5, array([0, 1], dtype=uint8)))])",
            "pprint": "OrderedDict([('k', (1.5, array([0, 1], dtype=uint8)))])"})


if __name__ == "__main__":
    unittest.main()
