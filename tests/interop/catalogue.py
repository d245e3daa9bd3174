# SPDX-License-Identifier: LGPL-3.0-or-later
"""Results that a controller returns by name: what a command line cannot spell as a literal."""

from collections import OrderedDict
from fractions import Fraction

import numpy as np

_FORMATS = ["|b1", "|i1", "<i2", "<i4", "<i8", "|u1", "<u2", "<u4", "<u8", "<f2", "<f4", "<f8",
            "<c8", "<c16", ">i2", ">i4", ">i8", ">u4", ">f4", ">f8", ">c8", ">c16"]


def _arrays():
    found = {}
    for text in _FORMATS:
        name = text.replace("<", "l").replace(">", "b").replace("|", "")
        found[f"one_{name}"] = (np.arange(5) % 2).astype(text) * np.ones(1, text)
        found[f"two_{name}"] = np.arange(6).reshape(2, 3).astype(text)
        found[f"zero_dim_{name}"] = np.array(3, text)
        found[f"empty_{name}"] = np.zeros(0, text)
    return found


def _special_arrays():
    third = np.array([1, 10, 100, 1000]) / 3
    return {
        "float_mixed": np.array([1e-5, 1.0, np.nan, np.inf, -np.inf, -0.0]),
        "float_wide": np.array([1e-300, 1.0, 1e300]),
        "float_thirds": third,
        "float_thirds_f4": third.astype("f4"),
        "float_arange": np.arange(5) * 1.5,
        "complex_mixed": np.array([1 + 2j, -0.5j, 1e10 + 0j]),
        "complex_nan": np.array([complex(np.nan, 1), complex(1, np.inf)]),
        "str": np.array(["a", "bcd", "\u00e9'\""]),
        "bytes": np.array([b"a", b"bc\x00d", b"\xff"]),
        "void": np.array([b"\x00\x01\x02", b"abc"], "V3"),
        "long_1d": np.arange(1001),
        "long_1d_limit": np.arange(1000),
        "long_2d": np.arange(3000).reshape(30, 100),
        "long_float": np.linspace(0, 1, 2000),
        "wraps_1d": np.arange(40) * 1000,
        "wraps_float": np.linspace(-1, 1, 23),
        "three_d": np.arange(24).reshape(2, 3, 4),
        "four_d": np.arange(16.0).reshape(2, 2, 2, 2),
        "empty_2d": np.zeros((0, 3)),
        "empty_3d": np.zeros((2, 0, 3), "i4"),
        "fortran": np.asfortranarray(np.arange(6).reshape(2, 3)),
        "strided": np.arange(10)[::3],
        "negative": np.array([-1, 20, -300]),
        "bools_2d": np.eye(3, dtype=bool),
    }


def _scalars():
    found = {f"np_{name}": getattr(np, name)(7) for name in
             ("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64",
              "float16", "float32", "float64", "complex64", "complex128")}
    found.update({"np_float32_third": np.float32(1 / 3), "np_float16_third": np.float16(1 / 3),
                  "np_float32_big": np.float32(1e20), "np_float64_nan": np.float64("nan"),
                  "np_complex64_mixed": np.complex64(1.1 - 0.5j), "np_int64_min": np.int64(-2**63),
                  "np_uint64_max": np.uint64(2**64 - 1), "np_bool": np.bool_(True),
                  "np_str": np.str_("text"), "np_bytes": np.bytes_(b"text"),
                  "np_in_containers": [np.int8(1), (np.float32(2.5),), {"k": np.uint16(3)}]})
    return found


def _containers():
    return {
        "long_list": list(range(100)),
        "long_list_of_str": [f"channel number {i}" for i in range(12)],
        "long_tuple": tuple(f"item {i:04d}" for i in range(20)),
        "long_dict": {f"key_{i}": i * 1.5 for i in range(20, 0, -1)},
        "long_set": set(range(1000, 1040)),
        "nested_records": {"devices": [{"name": f"dev{i}", "host": "::1", "port": 3250 + i,
                                        "arguments": {"k": i, "unit": None}} for i in range(4)]},
        "mixed_keys": {1: "int", "s": "str", (1, 2): "tuple", None: "none", 2.5: "float"},
        "long_str": "All work and no play makes a dull instrument. " * 6,
        "long_str_in_list": ["All work and no play makes a dull instrument. " * 6, 1],
        "long_str_lines": "first line\nsecond line\n" * 8,
        "long_bytes": bytes(range(256)),
        "long_bytes_in_dict": {"data": bytes(range(200)), "size": 200},
        "ordered": OrderedDict([("z", 1), ("a", 2)]),
        "ordered_empty": OrderedDict(),
        "ordered_long": OrderedDict((f"key number {i}", [i] * 3) for i in range(8)),
        "fraction": Fraction(22, 7),
        "slices": [slice(None), slice(1, 2), slice(1, "b", (2,))],
        "big_int": 10**100,
        "empty_set": set(),
        "array_in_dict": {"data": np.arange(3), "shape": (3,)},
        "array_in_list": [np.arange(3.0), np.eye(2)],
        "wide_array_in_dict": {"first": np.arange(60), "second": np.linspace(0, 1, 11)},
        "exactly_80": "x" * 77,
        "exactly_81": ["x" * 36, "y" * 37],
        "deep": [[[[[[[[[[1]]]]]]]]]],
        "empties": [[], (), {}, "", b"", None],
    }


def build():
    return {**_arrays(), **_special_arrays(), **_scalars(), **_containers()}
