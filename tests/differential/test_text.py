# SPDX-License-Identifier: LGPL-3.0-or-later
"""repr, str and pprint in C++ beside CPython's and NumPy's, on random values and arrays.

Environment: SIPYCO_COUNT values and as many arrays (20000), fewer of the costlier sorts; SIPYCO_SEED (1).
"""

from importlib.util import find_spec
import os
import random
import unittest

HAS_NUMPY = find_spec("numpy") is not None
if HAS_NUMPY:
    import numpy as np

    from differential import arrays, oracle, text_oracle, text_probe, text_values, values
    from differential.text_probe import Options

COUNT = int(os.environ.get("SIPYCO_COUNT", "20000"))
SEED = int(os.environ.get("SIPYCO_SEED", "1"))
SHOWN = 5


def _printed(value, options):
    """Python's three texts; None where the value has no text of its own."""
    try:
        with text_oracle.numpy_options(options):
            shown = text_oracle.text(value)
            is_array = isinstance(value, np.ndarray)
            return text_probe.Texts(shown, text_oracle.plain(value),
                                    shown if is_array else text_oracle.pretty(value, options.width))
    except text_oracle.Unordered:
        return None


class TextTest(unittest.TestCase):
    def setUp(self):
        if not HAS_NUMPY:
            self.skipTest("NumPy, the oracle, is not installed")
        text_probe.executable()

    def _compare(self, name, make, make_options=lambda rng: Options(), count=COUNT):
        rng = random.Random(SEED)
        questions = [(make_options(rng), oracle.encode(make(rng), "v2")) for _ in range(count)]
        failures, skipped = [], 0
        for (options, document), found in zip(questions, text_probe.ask(questions)):
            expected = _printed(oracle.decode(document, "v2"), options)
            skipped += expected is None
            if expected is not None:
                failures += self._differences(options, document, expected, found)
        print(f"{name}: {count} compared, seed {SEED}; {skipped} left out for unsortable sets")
        if failures:
            first = "\n".join(failures[:SHOWN])
            self.fail(f"{len(failures)} differences with seed {SEED}, such as\n{first}")

    @staticmethod
    def _differences(options, document, expected, found):
        for field in ("repr", "str", "pprint"):
            ours, theirs = getattr(found, field), getattr(expected, field)
            if ours != theirs:
                yield (f"{field} of {document[:300]} with {options}\n"
                       f"  Python: {theirs[:1000]!r}\n  ours:   {ours[:1000]!r}")

    def test_values_agree_with_python(self):
        self._compare("values", values.value)

    def test_wide_values_agree_with_python_at_any_width(self):
        self._compare("wide values", text_values.value,
                      lambda rng: Options(width=rng.choice((80, 80, 60, 40, 20, 10, 1, 200))),
                      COUNT // 10)

    def test_arrays_agree_with_numpy(self):
        self._compare("arrays", text_values.array, count=COUNT // 2)

    def test_arrays_agree_with_numpy_under_other_options(self):
        self._compare("arrays with options", text_values.array,
                      lambda rng: Options(threshold=rng.choice((0, 5, 20, 10**9)),
                                          edge_items=rng.choice((1, 2, 3, 5)),
                                          line_width=rng.choice((1, 10, 40, 75, 200))),
                      COUNT // 8)

    def test_scalars_agree_with_numpy(self):
        self._compare("scalars", arrays.scalar, count=COUNT // 4)


if __name__ == "__main__":
    unittest.main()
