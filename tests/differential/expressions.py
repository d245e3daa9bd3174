# SPDX-License-Identifier: LGPL-3.0-or-later
"""Random Python expressions, most of which have a value."""

_INTS = ["0", "1", "2", "-1", "3", "7", "10", "-5", "255", "2**31", "2**63", "2**64", "-2**63", "10**20", "-10**25",
         "0x_ff", "0b101", "1_000", "True", "False"]
_FLOATS = ["0.0", "1.0", "-1.5", "2.5", "0.1", "1e16", "1e-5", "3.14159", "1e308", "-0.0", "5e-324", "100.0", "1/3"]
_COMPLEX = ["1j", "(1+2j)", "-2.5j", "(0.5-1j)"]
_FRACTIONS = ["Fraction(1, 3)", "Fraction(-7, 2)", "Fraction(5)", "Fraction('0.125')"]
_STRINGS = ["''", "'a'", "'abc'", "'Hello World'", "'a,b,,c'", "' x y '", "'\\xe9t\\xe9'", "'\\n'", "'AbC dEf'",
            "'123'", "'\\U0001f600!'", "\"it's\"", "r'\\d'", "'a' 'b'", "'%s-%d'", "'{}'"]
_BYTES = ["b''", "b'abc'", "b'\\xff\\x00'", "b'a b c'"]

_BINARY = ["+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^"]
_COMPARE = ["==", "!=", "<", "<=", ">", ">=", "in", "not in"]
_NUMBER_CALLS = ["abs({})", "int({})", "float({})", "complex({})", "bool({})", "str({})", "repr({})", "round({})",
                 "round({}, 1)", "round({}, -1)", "divmod({}, 3)", "pow({}, 2)", "hex({})", "oct({})", "bin({})",
                 "({}).conjugate()", "({}).real", "({}).imag", "isinstance({}, int)", "Fraction({})",
                 "({}).as_integer_ratio()", "type({})", "format({}, '{spec}')", "f'{{{}:{spec}}}'",
                 "'%{percent}' % ({})", "chr({})", "({}).bit_length()", "divmod(7.5, {})", "float({}).hex()"]
_SPECS = ["", "d", "5", "05", "<8", "^9", ">7", "+", " ", ".2f", "10.3f", "e", ".1e", "g", ".3g", "x", "#x", "b", "#o", ",",
          "_", "%", ".1%", "c", "08.2f", "*^10", "=+10", "n", "G", ".0f", "#.3g", "012,.1f", "_x", "s", "z.1f", "X"]
_PERCENTS = ["d", "5d", "-5d", "05d", "+d", "x", "#x", "o", "f", ".2f", "8.3f", "e", "g", "s", "r", "5s", "c", ".3d", "i", "%"]
_STR_CALLS = ["{}.upper()", "{}.lower()", "{}.title()", "{}.capitalize()", "{}.swapcase()", "{}.strip()",
              "{}.lstrip()", "{}.rstrip('cb')", "{}.split()", "{}.split(',')", "{}.rsplit(None, 1)", "{}.split(' ', 1)",
              "{}.partition('b')", "{}.rpartition(' ')", "{}.replace('a', 'xy')", "{}.replace('', '-')",
              "{}.find('b')", "{}.rfind('l')", "{}.index('a')", "{}.count('l')", "{}.count('')", "{}.startswith('a')",
              "{}.endswith(('c', 'd'))", "{}.center(11, '*')", "{}.ljust(8)", "{}.rjust(8, '0')", "{}.zfill(6)",
              "{}.isalpha()", "{}.isdigit()", "{}.isalnum()", "{}.isspace()", "{}.isupper()", "{}.islower()",
              "{}.istitle()", "{}.isidentifier()", "{}.isprintable()", "{}.isascii()", "{}.encode()",
              "{}.encode('latin-1', 'replace')", "{}.splitlines()", "{}.join(['x', 'y'])", "{}.join('abc')",
              "{}.expandtabs(4)", "{}.removeprefix('a')", "{}.removesuffix('c')", "list({})", "len({})", "sorted({})",
              "{}[0]", "{}[-1]", "{}[1:]", "{}[::-1]", "{}[::2]", "{}[-3:2]", "reversed({}).__class__", "repr({})",
              "ascii({})", "int({})", "float({})", "{} * 2", "{}.find('b', 1, -1)", "ord({})", "len(set({}))", "tuple({})",
              "{}.translate({{97: 'A', 98: None}})", "format({}, '{spec}')", "f'{{{}!r:>12}}'", "{} % ('x', 3)",
              "{}.format(1)", "{}.casefold()", "max({})", "enumerate({}).__class__", "dict.fromkeys({})"]
_LIST_CALLS = ["len({})", "sum({})", "min({})", "max({})", "sorted({})", "list(reversed({}))", "any({})", "all({})",
               "list(enumerate({}))", "list(zip({}, 'abc'))", "list(map(str, {}))", "list(filter(None, {}))", "tuple({})",
               "len(set({}))", "{}[0]", "{}[-1]", "{}[1:]", "{}[::-1]", "{}[::2]", "{} * 2", "{}.index(1)", "{}.count(1)",
               "{}.copy()", "[*{}, 0]", "str({})", "repr({})", "bool({})", "({}).pop()", "[x for x in {}]",
               "[x for x in {} if x]", "{{str(x): x for x in {}}}", "sum(1 for x in {})", "max({}, default=0)",
               "sorted({}, key=str, reverse=True)", "dict(enumerate({}))", "list(map(lambda x: (x, x), {}))",
               "next(iter({}), 'none')", "[a for a, *b in [{}]]", "{}[:2] + {}[2:]", "{} == {}", "min({}, key=str)"]


def number(rng, depth=1):
    pick = rng.random()
    if depth > 0 and pick < 0.45:
        a, b = number(rng, depth - 1), number(rng, depth - 1)
        op = rng.choice(_BINARY)
        if op == "**":
            b = rng.choice(["2", "3", "0", "-1", "0.5", "-2", "1j", "Fraction(1, 2)", "10"])
        if op in ("<<", ">>"):
            b = rng.choice(["1", "3", "0", "70", "-1", "2.0"])
        return f"({a} {op} {b})"
    if depth > 0 and pick < 0.5:
        return f"{rng.choice('-+~')}{number(rng, depth - 1)}"
    kind = rng.choices([_INTS, _FLOATS, _COMPLEX, _FRACTIONS], [6, 4, 1, 1])[0]
    return rng.choice(kind)


def string(rng):
    return rng.choice(_STRINGS)


def sequence(rng, depth=1):
    items = ", ".join(scalar(rng) if depth == 0 or rng.random() < 0.8 else sequence(rng, depth - 1)
                      for _ in range(rng.choice([0, 1, 2, 3, 4])))
    kind = rng.random()
    if kind < 0.5:
        return f"[{items}]"
    if kind < 0.8:
        return f"({items},)" if items else "()"
    if kind < 0.9:
        return f"range({rng.choice(['5', '2, 8', '10, 0, -3', '0'])})"
    return f"list({string(rng)})"


def numbers(rng):
    return "[" + ", ".join(number(rng, 0) for _ in range(rng.choice([0, 1, 2, 3, 5]))) + "]"


def scalar(rng):
    return rng.choice([number(rng, 0), number(rng, 0), string(rng), rng.choice(_BYTES), "None", "True"])


def mapping(rng):
    return "{" + ", ".join(f"{scalar(rng)}: {number(rng, 0)}" for _ in range(rng.choice([0, 1, 2, 3]))) + "}"


def a_set(rng):
    items = ", ".join(rng.choice(_INTS) for _ in range(rng.choice([1, 2, 3])))
    return rng.choice(["{%s}", "set([%s])", "frozenset([%s])"]) % items


def anything(rng, depth=1):
    return rng.choice([lambda: number(rng, depth), lambda: string(rng), lambda: sequence(rng),
                       lambda: mapping(rng), lambda: scalar(rng), lambda: a_set(rng)])()


def _filled(pattern, text, rng):
    return (pattern.replace("{spec}", rng.choice(_SPECS)).replace("{percent}", rng.choice(_PERCENTS))
            .replace("{{", "\0").replace("}}", "\1").replace("{}", text).replace("\0", "{").replace("\1", "}"))


def _compound(rng):
    a, b, c = anything(rng), anything(rng), anything(rng)
    shown = rng.choice([a for a in (a, b, c) if "set" not in a and "{" not in a] or ["1"])
    return rng.choice([f"{a} if {b} else {c}", f"{a} and {b} or {c}", f"not {a}", f"({a}, {b})",
                       f"[{a}, {b}]", f"(lambda x, y={b}: (x, y))({a})", f"{{**{mapping(rng)}, 'k': {a}}}",
                       f"({a}) {rng.choice(_COMPARE)} ({b})", f"({a}) {rng.choice(_COMPARE)} ({b}) < ({c})",
                       f"({a}) {rng.choice(_BINARY[:6])} ({b})" if "**" not in a else a,
                       f"{a_set(rng)} {rng.choice('|&-^')} {a_set(rng)}", f"{a_set(rng)} {rng.choice(_COMPARE)} {a_set(rng)}",
                       f"{mapping(rng)} | {mapping(rng)}", f"{mapping(rng)}.get({scalar(rng)}, {b})",
                       f"list({mapping(rng)}.items())", f"sorted({mapping(rng)}.values())",
                       f"[(x, y) for x in {sequence(rng)} for y in {numbers(rng)} if x != y]",
                       f"'{{}} {{!r}}'.format({shown}, {shown})", f"f'{{{shown if chr(39) not in shown and chr(92) not in shown else 1}}}'",
                       f"OrderedDict({mapping(rng)})", f"(y := {a}, y)", f"isinstance({a}, (int, str, list))",
                       f"'%s|%r' % ({shown}, {shown})", f"max({a}, {b})", f"str({shown})", f"type({a}).__name__",
                       f"({a})[{rng.choice(['0', '-1', '1:', '::2', 'None', '2', repr('a')])}]",
                       f"slice({a}, {b}, None)", f"bool({a})", f"len({a})", f"{a} is None"])


def expression(rng):
    """One expression."""
    pick = rng.random()
    if pick < 0.2:
        return number(rng, 2)
    if pick < 0.4:
        return _filled(rng.choice(_NUMBER_CALLS), number(rng, 1), rng)
    if pick < 0.6:
        return _filled(rng.choice(_STR_CALLS), string(rng), rng)
    if pick < 0.75:
        return _filled(rng.choice(_LIST_CALLS), rng.choice([sequence(rng), numbers(rng)]), rng)
    return _compound(rng)
