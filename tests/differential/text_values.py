# SPDX-License-Identifier: LGPL-3.0-or-later
"""Random values that are awkward to print: prose, long bytes, nested and wide containers, floats on
the edges of what decides a column's form."""

from collections import OrderedDict
import math

import numpy as np

from differential import arrays, scalars, values

SPACES = [" ", " ", " ", " ", "  ", "\n", "\r\n", "\t", "\u00a0", "\u2028", "\x1c", "\x85", "\v"]
FLOAT_TYPES = ["<f2", "<f4", "<f8", "<f16", "<c8", "<c16", "<c32"]
LONG_SHAPES = [(1001,), (7, 200), (200, 7), (3, 3, 150), (11, 12, 13), (2, 501), (6, 6, 6, 6),
               (1, 1, 1500), (1500, 1)]


def prose(rng):
    words = (rng.choice(("a", "the", "it's", "\"so\"", "lazy\\dog", "x" * rng.randint(1, 30),
                         "\u00e4\u00f6", "\U0001f600", "\u4e2d\u6587", "\x00\x7f"))
             for _ in range(rng.randint(0, 40)))
    return "".join(word + rng.choice(SPACES) for word in words)[:rng.choice((20, 100, 1000))]


def octets(rng):
    found = rng.randbytes(rng.randint(0, 120))
    return found if rng.random() < 0.5 else bytes(rng.choice(b"abc'\" \n") for _ in found)


def _leaf(rng):
    pick = rng.random()
    if pick < 0.2:
        return prose(rng)
    if pick < 0.3:
        return octets(rng)
    if pick < 0.35:
        return array(rng)
    return values.value(rng, 1)


def _key(rng):
    while True:
        found = prose(rng)[:rng.randint(1, 30)] if rng.random() < 0.3 else values.key(rng)
        if found != "__jsonclass__":
            return found


def value(rng, depth=3):
    """Like values.value, but wider and with longer text."""
    if depth == 0 or rng.random() < 0.3:
        return _leaf(rng)
    size = rng.choice((0, 1, 2, 2, 3, 5, 12))
    kind = rng.random()
    if kind < 0.3:
        return [value(rng, depth - 1) for _ in range(size)]
    if kind < 0.5:
        return tuple(value(rng, depth - 1) for _ in range(size))
    if kind < 0.6:
        return {scalars.integer(rng) if kind < 0.55 else prose(rng) for _ in range(size)}
    pairs = [(_key(rng), value(rng, depth - 1)) for _ in range(size)]
    return dict(pairs) if kind < 0.85 else OrderedDict(pairs)


def _edge_float(rng, dtype):
    """A float near something that decides how NumPy prints its column."""
    pick = rng.random()
    base = rng.choice((1e-5, 1e-4, 1e-3, 0.1, 1, 10, 1000, 1e5, 1e7, 1e8, 1e16))
    with np.errstate(all="ignore"):
        if pick < 0.3:
            near = dtype.type(base)
            return np.nextafter(near, dtype.type(rng.choice((0, np.inf)))) if pick < 0.2 else near
        if pick < 0.5:
            return dtype.type(rng.randint(1, 10**rng.randint(1, 12))) / dtype.type(10**rng.randint(0, 9))
        if pick < 0.6:
            return np.ldexp(dtype.type(1), rng.randint(-30, 30))
        if pick < 0.65:
            return dtype.type(rng.choice((np.nan, np.inf, 0.0)))
        return dtype.type(rng.uniform(0.5, 2000)) * dtype.type(base)


def _bits(rng, dtype, count):
    if dtype.itemsize == 16:
        return np.ldexp(np.array([rng.getrandbits(64) for _ in range(count)], dtype),
                        rng.choice((-16000, -1000, -90, -64, 0, 1000, 16000)))
    return np.frombuffer(rng.randbytes(count * dtype.itemsize), dtype)


def _reals(rng, dtype, count):
    style = rng.random()
    if style < 0.2:
        return _bits(rng, dtype, count)
    found = np.array([_edge_float(rng, dtype) for _ in range(count)], dtype)
    signs = np.array([rng.choice((1, 1, 1, -1)) for _ in range(count)], dtype)
    if style < 0.6 and count:
        with np.errstate(all="ignore"):
            found = found[:1] * np.array([rng.choice((1, 2, 0.5, 999, 1000, 1001, 1 / 3))
                                          for _ in range(count)], dtype)
    return found * signs if style < 0.9 else found


def float_array(rng):
    """Floats or complex numbers around the edges."""
    dtype = np.dtype(rng.choice(FLOAT_TYPES))
    shape = rng.choice(arrays.SHAPES)
    count = math.prod(shape)
    if dtype.kind == "f":
        return _reals(rng, dtype, count).reshape(shape)
    part = np.dtype(f"<f{dtype.itemsize // 2}")
    found = np.zeros(count, dtype)
    found.real, found.imag = _reals(rng, part, count), _reals(rng, part, count)
    return found.reshape(shape)


def long_array(rng):
    """More elements than NumPy shows."""
    dtype, shape = arrays.data_type(rng), rng.choice(LONG_SHAPES)
    return arrays.elements(rng, dtype, math.prod(shape)).astype(dtype).reshape(shape)


def array(rng):
    pick = rng.random()
    if pick < 0.45:
        return arrays.array(rng)
    if pick < 0.9:
        return float_array(rng)
    if pick < 0.92:
        return long_array(rng)
    shape = [rng.choice((1, 1, 1, 2, 3)) for _ in range(rng.randint(4, 8))]
    return arrays.elements(rng, arrays.data_type(rng), math.prod(shape)).reshape(shape)
