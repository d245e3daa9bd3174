# SPDX-License-Identifier: LGPL-3.0-or-later
"""Stores random values with a release of Python's sipyco: FOLDER, SEED, COUNT.

Leaves `compact.N` (a dict on one line) and `stored.N` (what store_file makes of it) for the version N of PYON that
the release speaks. 1.9 also leaves `plain.1`, without what 1.10 cannot convert, of which 1.10 makes `converted`."""

import cmath
from collections import OrderedDict
import os
import random
import re
import sys
import warnings

warnings.simplefilter("ignore")
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from differential import values  # noqa: E402  pylint: disable=wrong-import-position
from sipyco import pyon  # noqa: E402  pylint: disable=wrong-import-position


# Neighbours that are one character for who joins pairs.
PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def changes_in_python(part):
    """What Python reads back as another value than it wrote, or writes as another one than it read."""
    if isinstance(part, str):
        return PAIR.search(part)
    if isinstance(part, set):
        return not part
    if not isinstance(part, complex):
        return False
    return 0 in (part.real, part.imag) or not cmath.isfinite(part)


def encodable(encode, rng):
    """A random value that this version encodes."""
    while True:
        x = values.value(rng)
        if any(changes_in_python(part) for part in values.parts(x)):
            continue
        try:
            encode(x)
        except Exception:  # pylint: disable=broad-except
            continue
        return x


def is_plain(x):
    """1.10 writes an OrderedDict as a dict, which pyonfmt does not, and sets in the order of its hash table."""
    return not (values.has_unordered_set(x)
                or any(isinstance(part, OrderedDict) for part in values.parts(x)))


def store(folder, version, module, everything):
    with open(os.path.join(folder, f"compact.{version}"), "w", encoding="utf-8") as file:
        file.write(module.encode(everything) + "\n")
    module.store_file(os.path.join(folder, f"stored.{version}"), everything)


def main(folder, seed, count):
    rng = random.Random(int(seed))
    everything = {f"k{i:06}": encodable(pyon.encode, rng) for i in range(int(count))}
    plain = {k: v for k, v in everything.items() if is_plain(v)}
    file = os.path.join(folder, "plain.1")
    try:
        from sipyco import pyon_v1  # pylint: disable=import-outside-toplevel
    except ImportError:
        store(folder, 1, pyon, everything)
        pyon.store_file(file, plain)
        return
    store(folder, 2, pyon, plain)
    pyon.store_file(os.path.join(folder, "converted"), pyon_v1.load_file(file))


if __name__ == "__main__":
    main(*sys.argv[1:])
