# SPDX-License-Identifier: LGPL-3.0-or-later
"""Random values of every PYON kind, nested."""

from collections import OrderedDict

from differential import arrays, scalars

_KEY_KINDS = [scalars.integer, scalars.floating, scalars.text, scalars.text, scalars.octets,
              scalars.fraction, scalars.complex_number, lambda rng: None,
              lambda rng: rng.random() < 0.5]
_PLAIN_SLICES = [None, None, 0, 1, -1, 5, 2**70, 1.5, True, "text", b"x", (1, 2)]


def _atom(rng):
    pick = rng.random()
    for limit, make in ((0.08, lambda r: None), (0.16, lambda r: r.random() < 0.5),
                        (0.36, scalars.integer), (0.56, scalars.floating),
                        (0.62, scalars.complex_number), (0.80, scalars.text),
                        (0.87, scalars.octets), (0.90, scalars.fraction), (0.93, arrays.scalar),
                        (0.97, arrays.array)):
        if pick < limit:
            return make(rng)
    return slice(*(rng.choice(_PLAIN_SLICES) for _ in range(3)))


def _has_nan(key):
    if isinstance(key, tuple):
        return any(_has_nan(part) for part in key)
    return isinstance(key, (float, complex)) and key != key


def key(rng):
    """Something hashable; no NaN, whose equality depends on identity."""
    while True:
        found = rng.choice(_KEY_KINDS)(rng)
        if rng.random() < 0.1:
            found = tuple(rng.choice(_KEY_KINDS)(rng) for _ in range(rng.randint(0, 3)))
        if found != "__jsonclass__" and not _has_nan(found):
            return found


def _mapping(rng, depth, size):
    keys = scalars.text if rng.random() < 0.5 else key
    pairs = ((keys(rng), value(rng, depth - 1)) for _ in range(size))
    return {k: v for k, v in pairs if k != "__jsonclass__"}


def _set(rng, size):
    return {key(rng) for _ in range(size if rng.random() < 0.2 else min(size, 1))}


def value(rng, depth=3):
    """A random value at most `depth` containers deep."""
    if depth == 0 or rng.random() < 0.4:
        return _atom(rng)
    size = rng.choice((0, 1, 1, 2, 2, 3, 4, 8))
    kind = rng.random()
    if kind < 0.35:
        return [value(rng, depth - 1) for _ in range(size)]
    if kind < 0.55:
        return tuple(value(rng, depth - 1) for _ in range(size))
    if kind < 0.85:
        return _mapping(rng, depth, size)
    if kind < 0.92:
        return OrderedDict(_mapping(rng, depth, size))
    return _set(rng, size)


def parts(found):
    """The value and everything inside it."""
    yield found
    if isinstance(found, dict):
        inside = [*found.keys(), *found.values()]
    elif isinstance(found, (list, tuple, set)):
        inside = found
    elif isinstance(found, slice):
        inside = (found.start, found.stop, found.step)
    else:
        inside = ()
    for part in inside:
        yield from parts(part)


def has_unordered_set(found):
    """Whether it holds a set whose order is an accident of CPython's hash table."""
    return any(isinstance(part, set) and len(part) > 1 for part in parts(found))


def _sortable(keys):
    for index, one in enumerate(keys):
        for other in keys[:index]:
            try:
                one < other
            except TypeError:
                if type(one) is type(other):
                    return False
    return True


def has_unsortable_dict(found):
    """Whether pprint would sort keys of it by their addresses."""
    return any(type(part) is dict and not _sortable(list(part)) for part in parts(found))
