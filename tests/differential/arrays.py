# SPDX-License-Identifier: LGPL-3.0-or-later
"""Random NumPy arrays and scalars of every dtype that PYON knows."""

import math

import numpy as np

from differential import scalars

INTEGERS = ["i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8"]
FLOATS = ["f2", "f4", "f8", "f16"]
COMPLEXES = ["c8", "c16", "c32"]
UNITS = ["Y", "M", "W", "D", "h", "m", "s", "ms", "us", "ns", "ps", "fs", "as", "25us", "10D"]
SHAPES = [(), (0,), (1,), (2,), (3,), (5,), (12,), (1, 1), (2, 3), (3, 2), (0, 3), (2, 0, 3),
          (4, 4), (2, 2, 2), (1, 2, 1, 2), (30,), (7, 5)]
LONG_SHAPES = [(1000,), (1001,), (50, 30), (2, 30, 20), (2000,)]


def data_type(rng):
    family = rng.choice("bbiiiiiuffffffccSUVMm")
    order = rng.choice("<<<<<>")
    size = {"b": "b1", "i": rng.choice(INTEGERS), "u": rng.choice(INTEGERS),
            "f": rng.choice(FLOATS), "c": rng.choice(COMPLEXES),
            "S": f"S{rng.randint(1, 6)}", "U": f"U{rng.randint(1, 5)}",
            "V": f"V{rng.randint(1, 5)}", "M": f"M8[{rng.choice(UNITS)}]",
            "m": f"m8[{rng.choice(UNITS)}]"}[family]
    return np.dtype(order + size)


def _integers(rng, dtype, count):
    if rng.random() < 0.3:
        return np.frombuffer(rng.randbytes(count * dtype.itemsize), dtype)
    top = rng.choice((2, 10, 100, 127))
    low = 0 if dtype.kind == "u" else -top
    return np.array([rng.randint(low, top) for _ in range(count)], dtype)


def _float_column(rng, count):
    """Floats that resemble each other, as measured ones do; or anything."""
    style = rng.random()
    if style < 0.3:
        return [scalars.floating(rng) for _ in range(count)]
    if style < 0.5:
        return [float(rng.randint(-20, 2000)) for _ in range(count)]
    scale = 10.0**rng.randint(-6, 9)
    column = [rng.uniform(-1, 1) * scale for _ in range(count)]
    if style < 0.7:
        column = [round(x, rng.randint(0, 3)) for x in column]
    if style > 0.9 and column:
        column[rng.randrange(count)] = rng.choice((math.nan, math.inf, -math.inf, -0.0))
    return column


def _floats(rng, dtype, count):
    with np.errstate(over="ignore"):
        return np.array(_float_column(rng, count), "f8").astype(dtype)


def _without_padding(found):
    """Zeroes the six bytes of each x87 number that hold no part of it."""
    padding = slice(0, 6) if found.dtype.byteorder == ">" else slice(10, 16)
    found.view("u1").reshape(-1, 16)[:, padding] = 0
    return found


def _long_doubles(rng, dtype, count):
    """Values that fill the 64-bit significand."""
    found = np.zeros(count, dtype)
    with np.errstate(all="ignore"):
        for index, value in enumerate(_float_column(rng, count)):
            found[index] = np.longdouble(value) / np.longdouble(rng.choice((1, 3, 7)))
    return _without_padding(found) if count else found


def _complexes(rng, dtype, count):
    part = _long_doubles if dtype.itemsize == 32 else _floats
    half = np.dtype(f"{dtype.byteorder}f{dtype.itemsize // 2}".replace("=", "<"))
    found = np.zeros(count, dtype)
    with np.errstate(all="ignore"):
        found.real = part(rng, half, count)
        found.imag = part(rng, half, count)
    return _without_padding(found) if dtype.itemsize == 32 and count else found


def _times(rng, dtype, count):
    def one():
        if rng.random() < 0.1:
            return -2**63
        return rng.getrandbits(rng.randint(1, 40)) * rng.choice((1, -1))
    order = ">" if dtype.byteorder == ">" else "<"
    return np.array([one() for _ in range(count)], order + "i8").view(dtype)


def _texts(rng, dtype, count):
    return np.array([scalars.text(rng) for _ in range(count)], dtype)


def _octets(rng, dtype, count):
    return np.array([scalars.octets(rng) for _ in range(count)], dtype)


def _raw(rng, dtype, count):
    return np.frombuffer(rng.randbytes(count * dtype.itemsize), dtype)


def elements(rng, dtype, count):
    """A one-dimensional array of `count` random elements."""
    if dtype.kind == "b":
        return np.array([rng.random() < 0.5 for _ in range(count)], dtype)
    if dtype.kind == "f" and dtype.itemsize == 16:
        return _long_doubles(rng, dtype, count)
    make = {"i": _integers, "u": _integers, "f": _floats, "c": _complexes, "S": _octets,
            "U": _texts, "V": _raw, "M": _times, "m": _times}[dtype.kind]
    return make(rng, dtype, count) if count else np.zeros(0, dtype)


def array(rng):
    shape = rng.choice(LONG_SHAPES) if rng.random() < 0.005 else rng.choice(SHAPES)
    dtype = data_type(rng)
    return elements(rng, dtype, math.prod(shape)).astype(dtype).reshape(shape)


def scalar(rng):
    """A NumPy scalar; long doubles are not encodable, empty text has no dtype to be read by."""
    while True:
        dtype = data_type(rng)
        if dtype.itemsize > 16 or dtype.str[1:] == "f16":
            continue
        found = elements(rng, dtype, 1)[0]
        if found.dtype.itemsize:
            return found
