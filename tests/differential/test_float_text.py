# SPDX-License-Identifier: LGPL-3.0-or-later
"""The text of floats beside CPython's and NumPy's repr: 100,000 of each width, all halves; all printable characters.

Environment: SIPYCO_SEED (1).
"""

import os
import random
import struct
import sys
import unittest

import numpy as np

from support import process

COUNT = 100_000
SHOWN = 5


def bits_of(form, value):
    return int.from_bytes(struct.pack(form, value), "little")


def numbers(rng, width, form, exponents):
    """Half of them any bits, half such as people write."""
    for _ in range(COUNT // 2):
        yield rng.getrandbits(width)
        decimal = round(rng.uniform(-1, 1), rng.randint(0, 17)) * 10.0 ** rng.randint(*exponents)
        yield bits_of(form, decimal)


class FloatTextTest(unittest.TestCase):
    def compare(self, kind, questions, expected):
        path = os.path.join(os.environ.get("SIPYCO_BIN", ""), "float_probe")
        if not os.path.exists(path):
            self.skipTest("float_probe is not built")
        asked = list(questions)
        lines = "".join(f"{kind} {bits:x}\n" for bits in asked).encode()
        got = process.run([path], stdin=lines, timeout=60)
        self.assertEqual(got.code, 0)
        answers = got.text.split("\n")[:-1]
        self.assertEqual(len(answers), len(asked))
        wrong = [f"{bits:#x}: {wanted}, ours {answer}"
                 for bits, wanted, answer in zip(asked, map(expected, asked), answers)
                 if answer != wanted]
        self.assertFalse(wrong, "\n".join([f"{len(wrong)} differ", *wrong[:SHOWN]]))

    def rng(self):
        return random.Random(int(os.environ.get("SIPYCO_SEED", "1")))

    def test_doubles_agree_with_python(self):
        self.compare("d", numbers(self.rng(), 64, "<d", (-25, 25)),
                     lambda bits: repr(struct.unpack("<d", bits.to_bytes(8, "little"))[0]))

    def test_singles_agree_with_numpy(self):
        self.compare("f", numbers(self.rng(), 32, "<f", (-8, 20)),
                     lambda bits: repr(np.frombuffer(bits.to_bytes(4, "little"), "<f4")[0]))

    def test_halves_agree_with_numpy(self):
        self.compare("h", range(0x10000),
                     lambda bits: repr(np.frombuffer(bits.to_bytes(2, "little"), "<f2")[0]))

    def test_printable_characters_agree_with_python(self):
        self.compare("p", range(sys.maxunicode + 1),
                     lambda point: "printable" if chr(point).isprintable() else "not printable")


if __name__ == "__main__":
    unittest.main()
