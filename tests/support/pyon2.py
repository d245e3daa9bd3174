# SPDX-License-Identifier: LGPL-3.0-or-later
"""PYON v2 (JSON with typed objects)."""

from collections import OrderedDict
from fractions import Fraction
import json
import struct

from .pyon_types import (NDArray, NPScalar, PyonError, b64decode, b64encode,
                         decode_nparray, decode_npscalar, item_size)

_HINT = "__jsonclass__"


def _typed(name, *arguments):
    return {_HINT: [name, list(arguments)]}


def _pairs(value):
    return [[_tree(k), _tree(v)] for k, v in value.items()]


def _dict(value):
    if _HINT in value:
        raise PyonError(f"a dict with the key {_HINT} cannot be encoded")
    if all(isinstance(k, str) for k in value):
        return {k: _tree(v) for k, v in value.items()}
    return _typed("dict", _pairs(value))


def _npscalar(value):
    # NumPy's float64 and str_ are subclasses of Python's types, so they lose their own.
    order = ">" if value.dtype[0] == ">" else "<"
    if value.dtype[1:] == "f8":
        return struct.unpack(order + "d", value.data)[0]
    if value.dtype[1] == "U":
        assert item_size(value.dtype) == len(value.data)
        return value.data.decode("utf-32-be" if order == ">" else "utf-32-le",
                                 "surrogatepass").rstrip("\0")
    return _typed("npscalar", value.dtype, b64encode(value.data))


_ENCODERS = {
    list: lambda v: [_tree(e) for e in v],
    tuple: lambda v: _typed("tuple", [_tree(e) for e in v]),
    dict: _dict,
    set: lambda v: _typed("set", [_tree(e) for e in v]),
    complex: lambda v: _typed("complex", v.real, v.imag),
    bytes: lambda v: _typed("bytes", b64encode(v)),
    slice: lambda v: _typed("slice", _tree(v.start), _tree(v.stop), _tree(v.step)),
    Fraction: lambda v: _typed("Fraction", v.numerator, v.denominator),
    OrderedDict: lambda v: _typed("OrderedDict", _pairs(v)),
    NDArray: lambda v: _typed("nparray", list(v.shape), v.dtype, b64encode(v.data)),
    NPScalar: _npscalar,
}


def _tree(value):
    """The JSON tree that stands for a value."""
    if value is None or type(value) in (bool, int, float, str):
        return value
    try:
        encoder = _ENCODERS[type(value)]
    except KeyError:
        name = type(value).__name__
        raise TypeError(f"`{value!r}`: Object of type `{name}` is not PYON encodable") from None
    return encoder(value)


def encode(value):
    """The compact form, as Python's sipyco writes it."""
    return json.dumps(_tree(value), separators=(",", ":"))


_DECODERS = {
    "tuple": tuple, "dict": dict, "set": set, "complex": complex, "slice": slice,
    "bytes": b64decode, "Fraction": Fraction, "OrderedDict": OrderedDict,
    "nparray": decode_nparray, "npscalar": decode_npscalar,
}


def _object(members):
    if _HINT not in members:
        return members
    try:
        name, arguments = members[_HINT]
        return _DECODERS[name](*arguments)
    except KeyError:
        raise PyonError(f"unknown class {name!r}") from None


def decode(text):
    """The value that a v2 document holds."""
    try:
        return json.loads(text, object_hook=_object)
    except PyonError:
        raise
    except (ValueError, TypeError, ArithmeticError, RecursionError) as error:
        raise PyonError(f"not PYON v2: {error}") from None
