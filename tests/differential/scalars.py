# SPDX-License-Identifier: LGPL-3.0-or-later
"""Random values without parts: numbers and text, with a preference for the awkward ones."""

from fractions import Fraction
import math
import struct

INT_EDGES = [0, 1, -1, 9, 10, 255, 256, 2**31 - 1, 2**31, -2**31, 2**32, 2**53, 2**53 + 1,
             2**63 - 1, 2**63, -2**63, -2**63 - 1, 2**64 - 1, 2**64, 10**18, 10**19, 10**30]
FLOAT_EDGES = [0.0, -0.0, math.inf, -math.inf, math.nan, 1e16, 9999999999999998.0, 1e22, 1e-4,
               1e-5, 0.00010001, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308,
               0.1, 1 / 3, 123456789012345680.0, 2.0**53, 1e23, 9007199254740993.0]
CHARACTERS = [
    "abc xyzAZ09_-.,:;()[]{}", "'\"\\", "\n\r\t\b\f", "\0\x01\x07\x1b\x1f\x7f",
    "\x80\x85\x9f\xa0\xad\xff", "\u00e9\u03b1\u0416\u05d0\u0e01", "\u0300\u200b\u200d\u202e\u2028\u2029",
    "\ufeff\ufffd\ufffe\uffff", "\ue000\uf8ff", "\u4e2d\uac00\u3000",
    "\ud800\udbff\udc00\udfff", "\U0001f600\U00010000\U0001d11e", "\U000e0001\U000f0000\U0010ffff",
]


def integer(rng):
    pick = rng.random()
    if pick < 0.4:
        return rng.randint(-1000, 1000)
    if pick < 0.6:
        return rng.choice(INT_EDGES) * rng.choice((1, -1))
    if pick < 0.99:
        return rng.getrandbits(rng.randint(1, 200)) * rng.choice((1, -1))
    return rng.randint(10, 10**rng.choice((100, 1000, 4299)))


def floating(rng):
    pick = rng.random()
    if pick < 0.2:
        return rng.choice(FLOAT_EDGES)
    if pick < 0.4:
        return float(rng.randint(-10000, 10000)) / rng.choice((1, 2, 8, 10, 100, 1000))
    if pick < 0.6:
        return rng.uniform(-1, 1) * 10.0**rng.randint(-20, 25)
    if pick < 0.7:
        return float(10**rng.randint(0, 308)) * rng.choice((1, -1))
    return struct.unpack("<d", rng.randbytes(8))[0]


def complex_number(rng):
    return complex(floating(rng), floating(rng))


def text(rng):
    length = rng.choice((0, 1, 1, 2, 3, 5, 8, 13, 30))
    if rng.random() < 0.5:
        return "".join(rng.choice(CHARACTERS[0]) for _ in range(length))
    if rng.random() < 0.8:
        return "".join(rng.choice(rng.choice(CHARACTERS)) for _ in range(length))
    return "".join(chr(rng.randrange(0x110000)) for _ in range(length))


def octets(rng):
    length = rng.choice((0, 1, 2, 3, 4, 7, 30))
    if rng.random() < 0.5:
        return rng.randbytes(length)
    return bytes(rng.choice(b"ab'\"\\\n\r\t\0\x7f ") for _ in range(length))


def fraction(rng):
    return Fraction(integer(rng), abs(integer(rng)) or 1)
