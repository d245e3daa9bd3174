# SPDX-License-Identifier: LGPL-3.0-or-later
"""Random values through the C++ decoders, encoders and printers, beside Python's own.

Environment: SIPYCO_COUNT values a version (20000), SIPYCO_SEED (1).
"""

from collections import OrderedDict
import os
import pprint
import random
import unittest

import numpy as np

from differential import arrays, oracle, probe, values

COUNT = int(os.environ.get("SIPYCO_COUNT", "20000"))
SEED = int(os.environ.get("SIPYCO_SEED", "1"))
LONGEST_PRINTED = 2000  # pprint is slow, and what it does shows earlier
SHOWN = 5


def canonical(value):
    """Equal for values that are equal in type, sign and bits; sets lose their order."""
    if isinstance(value, np.generic):
        return (value.dtype.str, value.tobytes())
    if isinstance(value, np.ndarray):
        return (value.dtype.str, value.shape, value.tobytes())
    if isinstance(value, set):
        return ("set", sorted(repr(canonical(part)) for part in value))
    if isinstance(value, (list, tuple)):
        return (type(value).__name__, [canonical(part) for part in value])
    if isinstance(value, dict):
        name = "OrderedDict" if isinstance(value, OrderedDict) else "dict"
        return (name, [(canonical(k), canonical(v)) for k, v in value.items()])
    return repr(value)


class Comparison:
    """Collects what differs, by field."""

    def __init__(self, version):
        self.version = version
        self.failures = []
        self.wrapped = self.wrapped_alike = 0

    def _fail(self, field, text, expected, found):
        at = len(os.path.commonprefix((expected, found)))
        shown = slice(max(at - 150, 0), at + 150)
        self.failures.append(f"{field} of {self.version} {text[:2000]}\n    at {at}\n"
                             f"    Python: {expected[shown]!r}\n    ours:   {found[shown]!r}")

    def check(self, text, answer):
        if answer.error is not None:
            self._fail("decoding", text, "a value", answer.error)
            return
        value = oracle.decode(text, self.version)
        unordered = values.has_unordered_set(value)
        for field in ("v1", "v2"):
            self._check_encoding(field, text, value, answer.texts[field], unordered)
            self._check_pretty(field, text, value, answer.texts["pretty " + field], unordered)
        if not unordered:
            self._check_printing(text, value, answer.texts)

    def _check_encoding(self, field, text, value, found, unordered):
        expected = oracle.encode(value, field)
        if found == expected:
            return
        if unordered and canonical(oracle.decode(found, field)) == \
                canonical(oracle.decode(expected, field)):
            return
        self._fail(field, text, expected, found)

    def _check_pretty(self, version, text, value, found, unordered):
        expected = oracle.encode_pretty(value, version)
        if found == expected or (unordered and len(found) == len(expected) and canonical(
                oracle.decode(found, version)) == canonical(oracle.decode(expected, version))):
            return
        self._fail("pretty " + version, text, expected, found)

    def _check_printing(self, text, value, texts):
        expected = oracle.printed(value, repr)
        if expected is None:
            return
        if texts["repr"] != expected:
            self._fail("repr", text, expected, texts["repr"])
        if values.has_unsortable_dict(value):
            return
        if len(expected) > LONGEST_PRINTED:
            return
        pretty = oracle.printed(value, pprint.pformat)
        if "\n" in pretty:
            self.wrapped += 1
            self.wrapped_alike += texts["pprint"] == pretty
        elif texts["pprint"] != pretty:
            self._fail("pprint", text, pretty, texts["pprint"])


class CodecTest(unittest.TestCase):
    def setUp(self):
        probe.executable()

    def _compare(self, version, count=COUNT, make=values.value):
        rng = random.Random(SEED)
        texts = [oracle.encode(make(rng), version) for _ in range(count)]
        comparison = Comparison(version)
        for text, answer in zip(texts, probe.ask(version, texts)):
            comparison.check(text, answer)
        print(f"{version}: {count} values, seed {SEED}; of {comparison.wrapped} results that "
              f"pprint wraps {comparison.wrapped_alike} are wrapped alike")
        if comparison.failures:
            first = "\n".join(comparison.failures[:SHOWN])
            self.fail(f"{len(comparison.failures)} differences with seed {SEED}, such as\n{first}")

    def test_version_one_agrees_with_python(self):
        self._compare("v1")

    def test_version_two_agrees_with_python(self):
        self._compare("v2")

    def test_arrays_agree_with_numpy(self):
        self._compare("v1", COUNT // 4, arrays.array)

    def test_scalars_agree_with_numpy(self):
        self._compare("v1", COUNT // 4, arrays.scalar)


if __name__ == "__main__":
    unittest.main()
