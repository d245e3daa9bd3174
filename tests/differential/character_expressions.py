# SPDX-License-Identifier: LGPL-3.0-or-later
"""Methods of str that go by what Unicode says of each character, on text of many scripts."""

import functools

_METHODS = ["upper", "lower", "title", "capitalize", "swapcase", "casefold", "isalpha", "isdigit", "isdecimal", "isnumeric",
            "isalnum", "isupper", "islower", "istitle", "isspace", "isidentifier", "isprintable", "isascii", "split", "strip"]
# Letters that change into several, final sigmas, what is passed over in looking for one, title case.
_SPECIAL = "\u0130\u0131\u03a3\u03c3\u03c2\u0345\u0301\xdf\u1e9e\u0149\u01c5\ufb03\u1f80\u1f88\u02b0\xad'.:\u2160\u24d0\u0661\xb2\xbd\xa0\u2028"


@functools.cache
def _letters():
    """Characters that some method treats in its own way; of the large scripts without case only their edges."""
    caseless = ((0x3400, 0x9fff), (0xac00, 0xd7a3), (0xd800, 0xdfff), (0x17000, 0x18fff), (0x20000, 0x3134f))
    return [chr(code) for code in range(0x110000)
            if not any(first < code < last for first, last in caseless) and (chr(code).isalnum() or chr(code).isspace())]


def _character(rng):
    pick = rng.random()
    if pick < 0.4:
        return rng.choice(_letters())
    if pick < 0.6:
        return rng.choice(_SPECIAL)
    if pick < 0.8:
        return chr(rng.randrange(0x20, 0x250))
    if pick < 0.9:
        return rng.choice("aA1 _")
    code = rng.randrange(0x110000)
    return chr(code if not 0xd800 <= code < 0xe000 else 0x41)


def expression(rng):
    text = "".join(_character(rng) for _ in range(rng.choice([1, 1, 1, 2, 3, 5, 8])))
    if rng.random() < 0.1:
        digits = "".join(rng.choice([c for c in _letters() if c.isdecimal()]) for _ in range(3))
        return f"{rng.choice(['int', 'float', 'Fraction', 'complex'])}({rng.choice(['', '-', ' ', chr(0xa0)]) + digits + rng.choice(['', ' ', '.5'])!r})"
    return f"{text!r}.{rng.choice(_METHODS)}()"
