# SPDX-License-Identifier: LGPL-3.0-or-later
"""Every kind of modification, as functions of a Notifier."""

from fractions import Fraction

import numpy as np

VALUES = [5, 2.1, None, True, False, {"a": 5, 2: np.linspace(0, 10, 1)}, (4, 5), (10,), "ab\nx\"'",
          b"\0\xff", 1 - 2j, slice(1, None, 2), Fraction(3, 4), np.int8(9), "\u00e9\U0001f600",
          10**30, float("inf"), -0.0]


def start():
    return {"first": [1, 2, 3], "nested": {"l": [[1], {"x": (True, [1, 2], {"unit": "V"})}]}}


def _set(key, value):
    return lambda n: n.__setitem__(key, value)


def _delete(key):
    return lambda n: n.__delitem__(key)


def _at(*path, do):
    def change(n):
        for key in path:
            n = n[key]
        do(n)
    return change


def _upstream():
    """What sipyco's own test does."""
    for i in range(10):
        yield _set(str(i), i)
    for key, value in enumerate(VALUES):
        yield _set(key, value)
    yield _set(1.5, 1.5)
    yield _set("list", [])
    yield _at("list", do=_set(slice(None, None, None), [34, 31]))
    yield _at("list", do=lambda n: n.append(42))
    yield _at("list", do=lambda n: n.insert(1, 1))
    yield _set(100, 0)
    yield _set(100, 1)
    yield _set(101, 1)
    yield lambda n: n.pop(101)
    yield _set(102, 1)
    yield _delete(102)
    yield _set("array", np.zeros(1))
    yield _at("array", do=_set(0, 10))


def _lists():
    yield _set("l", list(range(10)))
    for key, value in ((-1, "last"), (slice(2, 4), ["a", "b", "c"]), (slice(None, None, 3), [0, 0, 0, 0]),
                       (slice(5, 1, -2), ("x", "y"))):
        yield _at("l", do=_set(key, value))
    for key in (0, -2, slice(1, 3), slice(None, None, -2)):
        yield _at("l", do=_delete(key))
    yield _at("l", do=lambda n: n.insert(-1, "i"))
    yield _at("l", do=lambda n: n.insert(100, "e"))
    yield _at("l", do=lambda n: n.pop(0))
    yield _at("l", do=lambda n: n.pop())


def _nested():
    yield _at("nested", "l", 0, do=lambda n: n.append(2))
    yield _at("nested", "l", -1, "x", 1, do=lambda n: n.append(3))
    yield _at("nested", "l", 1, "x", 2, do=_set("unit", "mV"))
    yield _set((1, "t"), {3: []})
    yield _at((1, "t"), 3, do=lambda n: n.append(None))


def _arrays():
    yield _set("a", np.zeros((4, 3)))
    yield _at("a", do=_set(0, np.arange(3)))
    yield _at("a", do=_set((slice(None), 1), 7))
    yield _at("a", do=_set((slice(None, None, -1), 2), [1.5, 2.5, 3.5, 4.5]))
    yield _at("a", 1, do=_set(slice(0, 2), (8, 9)))
    yield _at("a", -1, do=_set(0, True))
    yield _set("hd", (True, np.arange(6, dtype="<i4").reshape(2, 3), {}))
    yield _at("hd", 1, do=_set(1, [7, 8, 9]))
    yield _at("hd", 1, 0, do=_set(-1, 5.9))
    yield _at("hd", 2, do=_set("unit", "Hz"))


def changes():
    yield from _upstream()
    yield from _lists()
    yield from _nested()
    yield from _arrays()
    yield _set("finished", True)
