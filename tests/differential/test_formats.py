# SPDX-License-Identifier: LGPL-3.0-or-later
"""The lossy JSON mapping beside one written in Python, and `.npy` files beside numpy.save.

Environment: SIPYCO_COUNT values (5000), SIPYCO_SEED (1).
"""

from base64 import b64encode
from fractions import Fraction
import json
import os
import random
import tempfile
import unittest
from unittest import SkipTest

import numpy as np

from differential import arrays, oracle, values
from support import process

COUNT = int(os.environ.get("SIPYCO_COUNT", "5000"))
SEED = int(os.environ.get("SIPYCO_SEED", "1"))


def ask(lines):
    path = os.path.join(os.environ.get("SIPYCO_BIN", ""), "formats_probe")
    if not os.path.exists(path):
        raise SkipTest("formats_probe is not built")
    got = process.run([path], stdin="".join(f"{line}\n" for line in lines).encode(), timeout=110)
    assert got.code == 0, got.talk
    return got.text.split("\n")[:-1]


def _complex(x):
    return f"[{json.dumps(float(x.real))},{json.dumps(float(x.imag))}]"


def _numpy(x):
    """One element."""
    if x.dtype.kind in "mM":
        return json.dumps(str(x))
    if x.dtype.kind in "SV":
        return json.dumps(b64encode(x.item() if x.dtype.kind == "S" else x.tobytes()).decode())
    if x.dtype.kind == "c":
        return _complex(x)
    if x.dtype.kind == "f":
        return json.dumps(float(x))
    return json.dumps(x.item())


def _nested(x):
    if x.ndim == 0:
        return _numpy(x[()])
    return "[" + ",".join(_nested(np.asarray(part)) for part in x) + "]"


def mapped(x):
    """The mapping as the manual describes it."""
    if isinstance(x, np.ndarray):
        return _nested(x)
    if isinstance(x, np.generic):
        return _numpy(x)
    if isinstance(x, dict):
        return "{" + ",".join(f"{json.dumps(k if type(k) is str else repr(k))}:{mapped(v)}"
                              for k, v in x.items()) + "}"
    if isinstance(x, (list, tuple, set)):
        return "[" + ",".join(map(mapped, x)) + "]"
    if isinstance(x, bytes):
        return json.dumps(b64encode(x).decode())
    if isinstance(x, complex):
        return _complex(x)
    if isinstance(x, Fraction):
        return json.dumps(str(x))
    if isinstance(x, slice):
        return json.dumps(repr(x))
    return json.dumps(x)


def _is_comparable(x):
    """v1 carries it, and Python prints it as every other NumPy does."""
    return not any(isinstance(part, set) and len(part) != 1
                   or isinstance(part, complex)
                   for part in values.parts(x))


class JsonTest(unittest.TestCase):
    def test_mapping_agrees_with_python(self):
        rng = random.Random(SEED)
        made = [x for x in (values.value(rng) for _ in range(COUNT)) if _is_comparable(x)]
        lines = [f"json {oracle.encode(x, 'v1')}" for x in made]
        failures = []
        for line, x, found in zip(lines, made, ask(lines)):
            expected = mapped(oracle.decode(line[5:], "v1"))
            if found != expected:
                failures.append(f"{line[:300]}\n  found {found[:300]}\n  wants {expected[:300]}")
        self.assertGreater(len(made), COUNT // 2)
        self.assertFalse(failures, f"{len(failures)}:\n" + "\n".join(failures[:5]))


class NpyTest(unittest.TestCase):
    def test_files_of_numpy_are_read_and_written(self):
        rng = random.Random(SEED)
        with tempfile.TemporaryDirectory() as folder:
            lines, wanted = [], []
            for number in range(COUNT // 10):
                path = os.path.join(folder, f"{number}.npy")
                lines.append(f"npy {path}")
                wanted.append(self._store(rng, path))
            for line, expected, found in zip(lines, wanted, ask(lines)):
                self.assertEqual(found, expected, line)

    @staticmethod
    def _store(rng, path):
        """A file, and what the probe should say of it."""
        array = arrays.array(rng)
        version = rng.choice([(1, 0), (1, 0), (2, 0), (3, 0)])
        stored = np.array(array, order="F") if rng.random() < 0.3 else array
        with open(path, "wb") as file:
            np.lib.format.write_array(file, stored, version)
        same = version == (1, 0) and stored.flags.c_contiguous
        return oracle.encode(array, "v1") + ("\tsame" if same else "\tother")


if __name__ == "__main__":
    unittest.main()
