# SPDX-License-Identifier: LGPL-3.0-or-later
"""Expressions through CPython and through ours: value, class and printed text; of errors the class.

Environment: SIPYCO_COUNT generated ones of each sort (3000); SIPYCO_SEED (1).
"""

import os
import pathlib
import random
import unittest

from differential import character_expressions, expression_oracle, expressions, formatting_expressions, typed_expressions

COUNT = int(os.environ.get("SIPYCO_COUNT", "3000"))
SEED = int(os.environ.get("SIPYCO_SEED", "1"))
WRITTEN = pathlib.Path(__file__).parent.parent / "vectors" / "expressions.txt"
# Refused by a limit of ours (a ValueError), where Python computes for minutes or runs out of memory.
ENDLESS = ("error TimeoutError", "error MemoryError", "error OverflowError")


def written():
    lines = WRITTEN.read_text(encoding="utf-8").split("\n")
    return [expression_oracle.unescaped(line) for line in lines if line and not line.startswith("# ")]


class ExpressionTest(unittest.TestCase):
    """Each expression is asked once of both sides."""

    def compare(self, texts):
        answers = expression_oracle.ours(texts)
        wrong = []
        for text, ours in zip(texts, answers):
            python = expression_oracle.python(text)
            refused = python in ENDLESS and ours == "error ValueError"
            if python != ours and not refused:
                wrong.append(f"{text!r}\n  Python: {python[:300]}\n  ours:   {ours[:300]}")
        self.assertFalse(wrong, f"{len(wrong)} of {len(texts)}:\n" + "\n".join(wrong[:20]))

    def generate(self, name, make):
        print(f"{name}: {COUNT}, seed {SEED}")
        rng = random.Random(SEED)
        self.compare([make(rng) for _ in range(COUNT)])

    def test_written_expressions_agree_with_python(self):
        texts = written()
        self.assertGreater(len(texts), 1000)
        self.compare(texts)

    def test_generated_expressions_agree_with_python(self):
        self.generate("expressions", expressions.expression)

    def test_nested_expressions_agree_with_python(self):
        self.generate("nested expressions", typed_expressions.expression)

    def test_formatting_expressions_agree_with_python(self):
        self.generate("formatting", formatting_expressions.expression)

    def test_character_expressions_agree_with_python(self):
        self.generate("characters", character_expressions.expression)


if __name__ == "__main__":
    unittest.main()
