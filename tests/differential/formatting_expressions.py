# SPDX-License-Identifier: LGPL-3.0-or-later
"""Random expressions that format numbers and text: f-strings, format specs, `%` and str.format."""

from differential import scalars

_TYPES = ["", "", "d", "f", "e", "g", "n", "%", "s", "x", "X", "b", "o", "c", "E", "F", "G", "a", "r"]
_NUMBERS = ["'%d'", "'%i'", "'%x'", "'%#X'", "'%o'", "'%e'", "'%.3G'", "'%F'", "'%s'", "'%r'", "'%a'", "'%c'", "'%%'", "'%u'"]


def spec(rng):
    """[[fill]align][sign][z][#][0][width][grouping][.precision][type], now and then not well formed."""
    align = rng.choice(["", "", "<", ">", "^", "="])
    return (("" if not align or rng.random() < 0.5 else rng.choice("*-0 x\xe9")) + align + rng.choice(["", "", "", "+", "-", " "]) + rng.choice([""] * 12 + ["z"]) + rng.choice(["", "", "", "#"])
            + rng.choice(["", "", "0"]) + rng.choice(["", "", str(rng.randint(1, 25))]) + rng.choice(["", "", "", ",", "_"])
            + rng.choice(["", "", f".{rng.randint(0, 20)}"]) + rng.choice(_TYPES))


def number(rng):
    pick = rng.random()
    if pick < 0.3:
        return repr(scalars.integer(rng))[:80]
    if pick < 0.7:
        return repr(scalars.floating(rng)).replace("inf", "1e999").replace("nan", "(1e999-1e999)")
    if pick < 0.8:
        return f"complex({scalars.floating(rng)!r}, {scalars.floating(rng)!r})".replace("inf", "1e999").replace("nan", "(1e999-1e999)")
    if pick < 0.9:
        return f"{rng.randint(-99999, 99999)}{rng.choice(['5', '50', '25', ''])}e{rng.randint(-9, 4)}"
    return rng.choice(["True", "'text'", "None", "Fraction(1, 3)", "b'x'", "''", "'\xe9\u4e2d'", "[1]"])


def percent(rng):
    flags = "".join(rng.sample("-+ #0", rng.choice([0, 0, 1, 1, 2])))
    return f"%{flags}{rng.choice(['', '', str(rng.randint(1, 20)), '*'])}{rng.choice(['', '', f'.{rng.randint(0, 15)}', '.', '.*'])}{rng.choice('diouxXeEfFgGcrsa%')}"


def _f_string(typed, depth):
    """With fields in fields."""
    rng = typed.rng
    inside = typed.plain(depth)
    if "'" in inside or "\\" in inside or '"' in inside or ":=" in inside or "lambda" in inside:
        inside = number(rng) if rng.random() < 0.7 else typed.int(0)
        if "'" in inside or "\\" in inside:
            inside = "1.5"
    width = rng.choice(["", "", f":{spec(rng)}", ":{10}", ":>{5 + 2}.{3}", f":{{{rng.randint(1, 9)}}}.{{{rng.randint(0, 9)}}}f"])
    if "\\" in width or "'" in width:
        width = ""
    return f"f'{rng.choice(['', 'a ', '{{', 'x=', ''])}{{{inside}{rng.choice(['', '', '', '!r', '!s', '!a', '='])}{width}}}{rng.choice(['', '}}', ' z'])}'"


def _str_format(typed, depth):
    rng = typed.rng
    fields = rng.choice(["{}", "{} {}", "{0} {1} {0}", "{a}", "{0[1]}", "{a[k]}", "{0.real}", "{!r}", "{:>{}}", "{0:{1}}", "{a!s:>8}", "{{}} {}", "{", "}", "{5}", "{0} {}", "{:{w}.{p}}", "{0[0][0]}", "{b.imag}",
                         "{:" + spec(rng).replace("{", "").replace("}", "") + "}"])
    return f"{fields!r}.format({typed.plain(depth)}, {rng.choice([typed.plain(depth), '7', '3'])}, a={rng.choice(['1.5', repr('text'), '[1, 2]', '{}'.format({'k': 3})])}, b=2j, w=12, p=3)"


def formatted(typed, depth):
    """An expression whose value is a text."""
    rng = typed.rng
    pick = rng.random()
    if pick < 0.35:
        return _f_string(typed, depth)
    if pick < 0.55:
        return f"format({typed.plain(depth)}, {spec(rng)!r})"
    if pick < 0.75:
        return _str_format(typed, depth)
    if pick < 0.9:
        return f"({percent(rng)!r} % ({typed.plain(depth)}, ))".replace("%*", "%5").replace(".*", ".2")
    return rng.choice([f"('%(a)s %(b){rng.choice(['d', '.2f', 'r'])}' % {{'a': {typed.plain(depth)}, 'b': {typed.int(0)}}})", f"('%s|%5s' % ({typed.plain(depth)}, {typed.str(0)}))",
                       f"('%*.*f' % ({rng.randint(-9, 20)}, {rng.randint(0, 9)}, {typed.float(0)}))"])


def expression(rng):
    """A number, or something else, and a way to write it."""
    pick = rng.random()
    if pick < 0.5:
        return f"format({number(rng)}, {spec(rng)!r})"
    if pick < 0.7:
        text = percent(rng)
        stars = ", ".join(str(rng.randint(-5, 15)) for _ in range(text.count("*")))
        return f"{text!r} % ({stars + ', ' if stars else ''}{number(rng)},)"
    if pick < 0.8:
        return f"round({number(rng)}, {rng.randint(-25, 25)})"
    if pick < 0.85:
        return rng.choice(["str({})", "repr({})", "int({})", "float({})", "complex({})", "Fraction({})", "({}).hex()", "({}).as_integer_ratio()", "round({})", "bool({})"]).format(number(rng))
    if pick < 0.93:
        return _int_of_text(rng)
    return f"float({_float_text(rng)!r})"


def _int_of_text(rng):
    base = rng.choice([0, 2, 8, 10, 16, 36, 7, 1, 37])
    digits = "".join(rng.choice("0123456789abcdefzZ"[:max(2, min(base or 10, 18))]) for _ in range(rng.randint(1, 40)))
    text = rng.choice(["", "", "-", "+", " "]) + rng.choice(["", "", "0x", "0b", "0o", "0X", "0"]) + digits
    if rng.random() < 0.2:
        text = text[:2] + "_" + text[2:]
    return f"int({text + rng.choice(['', '', ' ', '_', chr(10)])!r}, {base})"


def _float_text(rng):
    digits = "".join(rng.choice("0123456789") for _ in range(rng.randint(0, 25)))
    return rng.choice(["", "-", "+", " "]) + digits + rng.choice(["", ".", ".5", "." + digits[::-1]]) + rng.choice(["", "", f"e{rng.randint(-330, 310)}", "E5", "e", "_1"]) + rng.choice(["", " ", "x"])
