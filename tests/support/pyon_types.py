# SPDX-License-Identifier: LGPL-3.0-or-later
"""Arrays and NumPy scalars as plain data, for a peer that has no NumPy."""

import base64
import binascii
from dataclasses import dataclass
import re

_SHORT = re.compile(r"([<>|=]?)([biufcSUVMm])(\d+)?(\[[^\]]*\])?\Z")
_NAMES = {
    "bool": "|b1", "int8": "|i1", "int16": "<i2", "int32": "<i4", "int64": "<i8",
    "uint8": "|u1", "uint16": "<u2", "uint32": "<u4", "uint64": "<u8",
    "float16": "<f2", "float32": "<f4", "float64": "<f8",
    "complex64": "<c8", "complex128": "<c16",
}


class PyonError(ValueError):
    """Text that is not PYON, or a value that PYON cannot hold."""


def dtype_str(text):
    """The array-protocol form of a dtype; names such as ``int64`` are taken too."""
    text = _NAMES.get(text, text)
    if not isinstance(text, str) or not _SHORT.match(text):
        raise PyonError(f"unknown dtype {text!r}")
    return text


def item_size(dtype):
    """Bytes per element."""
    _, kind, digits, _ = _SHORT.match(dtype).groups()
    if kind in "Mm":
        return 8
    if digits is None:
        raise PyonError(f"dtype {dtype!r} has no size")
    return int(digits) * (4 if kind == "U" else 1)


def b64decode(data):
    if isinstance(data, str):
        data = data.encode("ascii")
    try:
        return base64.b64decode(data, validate=True)
    except (binascii.Error, TypeError) as error:
        raise PyonError(f"bad base64: {error}") from None


def b64encode(data):
    return base64.b64encode(data).decode("ascii")


@dataclass(frozen=True)
class NDArray:
    """A C-contiguous array: shape, dtype in array-protocol form, bytes."""
    shape: tuple
    dtype: str
    data: bytes

    def __post_init__(self):
        count = 1
        for extent in self.shape:
            if not isinstance(extent, int) or extent < 0:
                raise PyonError(f"bad shape {self.shape!r}")
            count *= extent
        if len(self.data) != count * item_size(self.dtype):
            raise PyonError(f"{len(self.data)} bytes do not fill {self.shape} of {self.dtype}")


@dataclass(frozen=True)
class NPScalar:
    """A NumPy scalar: dtype in array-protocol form, bytes."""
    dtype: str
    data: bytes

    def __post_init__(self):
        if len(self.data) != item_size(self.dtype):
            raise PyonError(f"{len(self.data)} bytes do not fill one {self.dtype}")


def decode_nparray(shape, dtype, data):
    return NDArray(tuple(shape), dtype_str(dtype), b64decode(data))


def decode_npscalar(dtype, data):
    return NPScalar(dtype_str(dtype), b64decode(data))


def join_surrogates(text):
    """A high and a low surrogate in sequence become the character they stand for."""
    if not any("\ud800" <= c <= "\udfff" for c in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
