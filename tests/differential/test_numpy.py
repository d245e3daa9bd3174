# SPDX-License-Identifier: LGPL-3.0-or-later
"""NumPy's functions and operators in expressions beside NumPy itself.

Environment: SIPYCO_COUNT random expressions (4000); SIPYCO_SEED (1).
"""

from importlib.util import find_spec
import os
import random
import unittest
import warnings

os.environ["NPY_PROMOTION_STATE"] = "weak"
HAS_NUMPY = find_spec("numpy") is not None
if HAS_NUMPY:
    import numpy as np

    from differential import numpy_probe
    from differential.numpy_expressions import EXACT, SUM, Generator
    from differential.numpy_wide import Wide

COUNT = int(os.environ.get("SIPYCO_COUNT", "4000"))
SEED = int(os.environ.get("SIPYCO_SEED", "1"))
SHOWN = 12
WRITTEN = os.path.join(os.path.dirname(__file__), "numpy_written.txt")

# Relative room for another order of additions, by the size of the real numbers.
SUM_ROOM = {2: 8e-3, 4: 4e-6, 8: 1e-12}
ULPS = 4


def _evaluated(expression):
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        warnings.filterwarnings("error", message="Out of bound index found")  # an IndexError since NumPy 1.25
        try:
            return eval(expression, {"np": np}), None
        except DeprecationWarning:
            return None, IndexError
        except Exception as error:
            return None, type(error)


def _same_numbers(ours, theirs, how):
    """Equal elements, or such as lie within the room that the expression has."""
    if ours.dtype != theirs.dtype or ours.shape != theirs.shape or ours.dtype.kind not in "fc":
        return False
    room = SUM_ROOM[theirs.real.dtype.itemsize]
    for x, y in ((ours.real, theirs.real), (ours.imag, theirs.imag)):
        if how == SUM:
            scale = max([abs(float(each)) for each in theirs.real.flat] + [abs(float(each)) for each in theirs.imag.flat] + [1])
            near = np.isclose(x.astype(float), y.astype(float), rtol=room, atol=room * (scale if np.isfinite(scale) else 1))
        else:
            size = np.spacing(np.abs(theirs).astype(y.dtype))  # of a complex number: as a whole
            near = np.abs(x.astype(float) - y.astype(float)) <= ULPS * size.astype(float)
        same = near | (x == y) | (np.isnan(x) & np.isnan(y))
        if not same.all():
            return False
    return True


def _difference(expression, how, answer):
    value, error = _evaluated(expression)
    if error:
        mro = [each.__name__ for each in error.__mro__]
        ours = answer.text.split(":")[0].split(".")[-1]
        return None if answer.kind == "error" and ours in mro[:-3] else f"{expression}\n  ours   {answer.text}\n  Python {error.__name__}"
    if answer.text == repr(value) and (answer.kind == type(value).__name__ or isinstance(value, np.dtype)):
        return None
    if how != EXACT and answer.array is not None and isinstance(value, (np.ndarray, np.generic)):
        with np.errstate(all="ignore"):
            if _same_numbers(np.asarray(answer.array), np.asarray(value), how):
                return None
    return f"{expression}\n  ours   {answer.kind} {answer.text}\n  Python {type(value).__name__} {value!r}"


@unittest.skipUnless(HAS_NUMPY, "NumPy, the oracle, is not installed")
class NumpyTest(unittest.TestCase):
    def _compare(self, expressions):
        answers = numpy_probe.ask([each for each, _ in expressions])
        self.assertEqual(len(answers), len(expressions))
        found = [_difference(each, how, answer) for (each, how), answer in zip(expressions, answers)]
        failures = [each for each in found if each]
        print(f"{len(expressions)} expressions, {len(failures)} differ")
        if failures:
            self.fail(f"{len(failures)} of {len(expressions)} differ, such as\n" + "\n".join(failures[:SHOWN]))

    def test_random_expressions_agree_with_numpy(self):
        generator = Generator(random.Random(SEED))
        self._compare([generator.expression() for _ in range(COUNT)])

    def test_further_expressions_agree_with_numpy(self):
        generator = Wide(random.Random(SEED))
        self._compare([generator.expression() for _ in range(COUNT // 2)])

    def test_written_expressions_agree_with_numpy(self):
        with open(WRITTEN, encoding="utf-8") as lines:
            self._compare([(line.rstrip("\n"), SUM) for line in lines if not line.startswith("#")])


if __name__ == "__main__":
    unittest.main()
