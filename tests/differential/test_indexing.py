# SPDX-License-Identifier: LGPL-3.0-or-later
"""Random indices into random arrays, lists and tuples, read and assigned, beside NumPy and Python.

Environment: SIPYCO_COUNT cases (5000), SIPYCO_SEED (1).
"""

import os
import random
import tempfile
import unittest
import warnings

import numpy as np

from differential import oracle
from support import process

COUNT = int(os.environ.get("SIPYCO_COUNT", "5000"))
SEED = int(os.environ.get("SIPYCO_SEED", "1"))
DTYPES = ("b1", "i1", "u1", "i2", ">i4", "i8", "u8", "f2", "f4", "f8", ">f8", "c16", "U3", "S2")
SHOWN = 5


def executable():
    path = os.path.join(os.environ.get("SIPYCO_BIN", ""), "index_probe")
    if not os.path.exists(path):
        raise unittest.SkipTest("index_probe is not built")
    return path


def random_slice(rng, length):
    def part():
        return rng.choice([None, rng.randint(-length - 2, length + 2)])
    return slice(part(), part(), rng.choice([None, None, 1, 2, 3, -1, -2, -5]))


def random_axis_key(rng, length):
    kind = rng.random()
    if kind < 0.4:
        return rng.randint(-length - (kind < 0.02), max(length - 1, 0) + (kind < 0.02))
    if kind < 0.75:
        return random_slice(rng, length)
    if kind < 0.8:
        return None
    if kind < 0.9 and length:
        return [rng.randint(-length, length - 1) for _ in range(rng.choice([2, 2, 3]))]
    return np.array([rng.random() < 0.5 for _ in range(length)], dtype=bool)


def random_key(rng, shape):
    if rng.random() < 0.1:
        return np.array(np.random.RandomState(rng.randrange(2**31)).random(shape) < 0.4)
    keys, axis, wanted = [], 0, rng.randint(0, len(shape))
    while axis < wanted:
        keys.append(random_axis_key(rng, shape[axis]))
        axis += keys[-1] is not None
    if len(keys) == 1 and rng.random() < 0.5:
        return keys[0]
    return tuple(keys)


def random_array(rng):
    shape = tuple(rng.choice([0, 1, 2, 3, 4, 5]) for _ in range(rng.choice([1, 1, 2, 2, 3, 4])))
    count = int(np.prod(shape))
    numbers = np.array([rng.randint(0, 100) for _ in range(count)])
    return numbers.astype(rng.choice(DTYPES)).reshape(shape)


def random_value(rng, array, key):
    if rng.random() < 0.4:
        return rng.choice([0, 1, 2.5, True, 100]) if array.dtype.kind not in "US" else \
            {"U": "ab", "S": b"c"}[array.dtype.kind]
    shape = array[key].shape
    shape = shape[rng.randint(0, len(shape)):] if shape else shape
    shape = tuple(1 if rng.random() < 0.1 else length for length in shape)
    values = np.arange(int(np.prod(shape))).reshape(shape) % 50
    if array.dtype.kind in "US":
        return values.astype(array.dtype.kind + "4")
    return values.astype(rng.choice(["i1", "i8", "f4", "f8", "u2"]))


def random_sequence_case(rng):
    x = rng.choice([list, tuple])(range(rng.randint(0, 6)))
    key = random_slice(rng, len(x)) if rng.random() < 0.7 else rng.randint(-7, 6)
    if isinstance(x, tuple) or rng.random() < 0.5:
        return x, key
    return x, key, [rng.randint(10, 20) for _ in range(rng.randint(0, 4))]


def random_array_case(rng):
    x = random_array(rng)
    key = random_key(rng, x.shape)
    if rng.random() < 0.5:
        return x, key
    try:
        return x, key, random_value(rng, x, key)
    except IndexError:
        return x, key


def expected(case):
    x, key, *value = case
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if not value:
                found = x[key]
                return oracle.encode(found.copy() if isinstance(found, np.ndarray) else found, "v1")
            x = x.copy()
            x[key] = value[0]
            return oracle.encode(x, "v1")
    except Exception as error:
        return "error " + type(error).__name__


def answers(cases):
    with tempfile.TemporaryFile() as out:
        lines = "".join(oracle.encode(case, "v1") + "\n" for case in cases).encode("ascii")
        got = process.run([executable()], stdin=lines, timeout=110, stdout=out)
        assert got.code == 0, f"the probe ended with {got.code}: {got.talk[-2000:]}"
        out.seek(0)
        return out.read().decode("ascii").split("\n")[:-1]


class IndexingTest(unittest.TestCase):
    def compare(self, make):
        rng = random.Random(SEED)
        cases = [make(rng) for _ in range(COUNT)]
        found = answers(cases)
        self.assertEqual(len(found), len(cases))
        different = []
        for case, ours in zip(cases, found):
            theirs = expected(case)
            if ours != theirs:
                different.append(f"{oracle.encode(case, 'v1')[:300]}\n    Python: {theirs[:300]}\n    ours:   {ours[:300]}")
        self.assertFalse(different, f"{len(different)} of {len(cases)} differ:\n" + "\n".join(different[:SHOWN]))

    def test_arrays_are_indexed_as_by_numpy(self):
        self.compare(random_array_case)

    def test_sequences_are_indexed_as_by_python(self):
        self.compare(random_sequence_case)


if __name__ == "__main__":
    unittest.main()
