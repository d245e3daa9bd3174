# SPDX-License-Identifier: LGPL-3.0-or-later
"""PYON v1 (Python literal syntax), encoded and decoded without evaluating anything."""

import ast
from collections import OrderedDict
from fractions import Fraction
import json
import operator

from .pyon_types import (NDArray, NPScalar, PyonError, b64encode, decode_nparray,
                         decode_npscalar, join_surrogates)


def _join(items):
    return ", ".join(encode(item) for item in items)


def _pairs(value):
    return ", ".join(f"{encode(k)}: {encode(v)}" for k, v in value.items())


def _tuple(value):
    return f"({encode(value[0])}, )" if len(value) == 1 else f"({_join(value)})"


_ENCODERS = {
    type(None): lambda v: "null",
    bool: lambda v: "true" if v else "false",
    int: repr,
    float: repr,
    complex: repr,
    str: json.dumps,
    bytes: repr,
    tuple: _tuple,
    list: lambda v: f"[{_join(v)}]",
    set: lambda v: f"{{{_join(v)}}}",
    dict: lambda v: f"{{{_pairs(v)}}}",
    slice: repr,
    Fraction: lambda v: f"Fraction({v.numerator}, {v.denominator})",
    OrderedDict: lambda v: f"OrderedDict([{_join(v.items())}])",
    NDArray: lambda v: f'nparray({_tuple(v.shape)}, "{v.dtype}", b"{b64encode(v.data)}")',
    NPScalar: lambda v: f'npscalar("{v.dtype}", b"{b64encode(v.data)}")',
}


def encode(value):
    """The compact form, as Python's sipyco writes it."""
    try:
        encoder = _ENCODERS[type(value)]
    except KeyError:
        raise TypeError(f"`{value!r}` ({type(value)}) is not PYON serializable") from None
    return encoder(value)


def _pretty_dict(value, indent):
    items = list(value.items())
    if all(isinstance(key, str) and type(key) is str for key in value):
        items.sort(key=operator.itemgetter(0))
    shown = [f"{encode_pretty(k, indent + 1)}: {encode_pretty(v, indent + 1)}" for k, v in items]
    inner, outer = "\n" + "    " * (indent + 1), "\n" + "    " * indent
    return "{" + inner + ("," + inner).join(shown) + outer + "}"


def encode_pretty(value, indent=0):
    """The form of files: dicts of two and more entries are broken."""
    def parts(items):
        return ", ".join(encode_pretty(item, indent) for item in items)
    if type(value) is dict:
        if len(value) > 1:
            return _pretty_dict(value, indent)
        return "{" + "".join(f"{encode_pretty(k, indent)}: {encode_pretty(v, indent)}"
                             for k, v in value.items()) + "}"
    if type(value) is tuple:
        return f"({parts(value)}, )" if len(value) == 1 else f"({parts(value)})"
    if type(value) is OrderedDict:
        return f"OrderedDict([{parts(value.items())}])"
    if type(value) in (list, set):
        return ("[%s]" if type(value) is list else "{%s}") % parts(value)
    return encode(value)


# Python writes `infj` and `nanj` but cannot read them; here they are names like `inf` and `nan`.
_NAMES = {"null": None, "true": True, "false": False,
          "nan": float("nan"), "inf": float("inf"),
          "nanj": complex(0, float("nan")), "infj": complex(0, float("inf"))}
_CALLS = {"slice": slice, "Fraction": Fraction, "OrderedDict": OrderedDict,
          "nparray": decode_nparray, "npscalar": decode_npscalar}
_UNARY = {ast.UAdd: operator.pos, ast.USub: operator.neg}
_BINARY = {ast.Add: operator.add, ast.Sub: operator.sub,
           ast.Mult: operator.mul, ast.Div: operator.truediv}


def _number(node):
    value = _evaluate(node)
    if not isinstance(value, (int, float, complex, Fraction)):
        raise PyonError("arithmetic on what is no number")
    return value


def _call(node):
    if not isinstance(node.func, ast.Name) or node.func.id not in _CALLS or node.keywords:
        raise PyonError("a call of something else than a PYON type")
    return _CALLS[node.func.id](*(_evaluate(a) for a in node.args))


def _evaluate(node):
    if isinstance(node, ast.Constant) and node.value is not Ellipsis:
        return join_surrogates(node.value) if isinstance(node.value, str) else node.value
    if isinstance(node, ast.Name) and node.id in _NAMES:
        return _NAMES[node.id]
    if isinstance(node, ast.Tuple):
        return tuple(_evaluate(e) for e in node.elts)
    if isinstance(node, ast.List):
        return [_evaluate(e) for e in node.elts]
    if isinstance(node, ast.Set):
        return {_evaluate(e) for e in node.elts}
    if isinstance(node, ast.Dict) and None not in node.keys:
        return {_evaluate(k): _evaluate(v) for k, v in zip(node.keys, node.values)}
    if isinstance(node, ast.UnaryOp) and type(node.op) in _UNARY:
        return _UNARY[type(node.op)](_number(node.operand))
    if isinstance(node, ast.BinOp) and type(node.op) in _BINARY:
        return _BINARY[type(node.op)](_number(node.left), _number(node.right))
    if isinstance(node, ast.Call):
        return _call(node)
    raise PyonError(f"not PYON: {ast.unparse(node)[:80]}")


def decode(text):
    """The value that a v1 document holds."""
    try:
        return _evaluate(ast.parse(text.strip(), mode="eval").body)
    except PyonError:
        raise
    except (SyntaxError, ValueError, TypeError, ArithmeticError,
            RecursionError, MemoryError) as error:
        raise PyonError(f"not PYON v1: {error}") from None
