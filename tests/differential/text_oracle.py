# SPDX-License-Identifier: LGPL-3.0-or-later
"""repr, str and pprint of CPython and NumPy, but for what depends on memory addresses.

Elements of a set are sorted where they can be, and what pprint orders by address it orders here by
when it was first seen, which is the order of insertion.
"""

from collections import OrderedDict
import contextlib
import pprint

import numpy as np

from differential import values


class Unordered(Exception):
    """A set whose order in print is an accident of CPython's hash table."""


def _in_order(elements):
    try:
        return sorted(elements)
    except TypeError:
        raise Unordered from None


def _pairs(mapping, form):
    return ", ".join(form.format(text(k), text(v)) for k, v in mapping.items())


def text(value):
    """repr(value), with sets sorted."""
    kind = type(value)
    if kind is list:
        return f"[{', '.join(map(text, value))}]"
    if kind is tuple:
        return f"({', '.join(map(text, value))}{',' if len(value) == 1 else ''})"
    if kind is set and value:
        return f"{{{', '.join(map(text, _in_order(value)))}}}"
    if kind is dict:
        return f"{{{_pairs(value, '{}: {}')}}}"
    if kind is OrderedDict and value:
        return f"OrderedDict([{_pairs(value, '({}, {})')}])"
    if kind is slice:
        return f"slice({', '.join(map(text, (value.start, value.stop, value.step)))})"
    return repr(value)


class _Printer(pprint.PrettyPrinter):
    def format(self, object, context, maxlevels, level):
        if type(object) in (list, tuple, dict):
            return super().format(object, context, maxlevels, level)
        return text(object), True, False


@contextlib.contextmanager
def _ids_by_first_sight(value):
    seen = {}

    def number(thing):
        return seen.setdefault(id(thing), len(seen))

    for part in values.parts(value):
        number(part)
    pprint.id = number
    try:
        yield
    finally:
        del pprint.id


def pretty(value, width=80):
    """pprint.pformat(value, width=width)."""
    with _ids_by_first_sight(value):
        return _Printer(width=width).pformat(value)


def plain(value):
    """str(value)."""
    if isinstance(value, (list, tuple, set, dict, slice)):
        return text(value)
    return str(value)


@contextlib.contextmanager
def numpy_options(options):
    with np.printoptions(threshold=options.threshold, edgeitems=options.edge_items,
                         linewidth=options.line_width):
        yield
