# SPDX-License-Identifier: LGPL-3.0-or-later
"""Random Python expressions grown from a grammar with types, so that they nest deeply and yet mostly have a value."""

from differential import formatting_expressions, scalars

_BINARY = ["+", "-", "*", "/", "//", "%"]
_BITS = ["&", "|", "^"]
_COMPARE = ["==", "!=", "<", "<=", ">", ">=", "is", "is not"]
_LETTERS = ["a", "b", "", "xyz", "Hello World", "a,b,,c", " pad ", "\xe9t\xe9", "123", "-7", "1e3", "\U0001f600", "it's", "\u01c6ab",
            "tab\there", "two\nlines", "\xdf", "\u0130", "ABC", "aXbXc", "_id", "{}", "%s", "\u0661"]
_KEYS = ["'a'", "'b'", "1", "2", "(1, 2)", "None", "1.0", "True", "b'k'", "'\xe9'", "Fraction(1, 2)", "0"]
_CLASSES = ["int", "float", "str", "bytes", "list", "tuple", "dict", "set", "bool", "complex", "Fraction", "OrderedDict", "range"]


class Typed:
    """Each method makes an expression of the type that names it; `depth` is what may still be nested."""

    def __init__(self, rng):
        self.rng = rng
        self.names = []

    def pick(self, *makers):
        return self.rng.choice(makers)()

    def name(self):
        self.names.append(f"{self.rng.choice('xyzk')}{len(self.names)}")
        return self.names[-1]

    def wrong(self, depth, maker):
        """What was asked for or, rarely, anything else."""
        return self.any(depth) if self.rng.random() < 0.03 else maker(depth)

    # --- numbers

    def small(self):
        return self.rng.choice(["0", "1", "2", "3", "-1", "-2", "5", "7", "-4"])

    def int(self, depth):
        rng = self.rng
        if depth <= 0 or rng.random() < 0.3:
            used = [each for each in self.names if each.startswith("x")]
            if used and rng.random() < 0.5:
                return rng.choice(used)
            return rng.choice([self.small(), self.small(), repr(rng.randint(-300, 300)), repr(scalars.integer(rng))[:60].rstrip("-") or "0"])
        d = depth - 1
        return self.pick(
            lambda: f"({self.int(d)} {rng.choice(_BINARY[:3] + _BINARY[4:] + _BITS)} {self.wrong(d, self.int)})",
            lambda: f"{rng.choice('-+~')}({self.int(d)})", lambda: f"({self.int(d)} {rng.choice(['<<', '>>'])} {rng.choice('0135') + rng.choice('04')})",
            lambda: f"({self.int(d)} ** {rng.choice('01237')})", lambda: f"pow({self.int(d)}, {rng.choice(['3', '10', '-1', '65537', '2**70'])}, {self.int(0)})",
            lambda: f"len({self.wrong(d, self.list)})", lambda: f"len({self.str(d)})", lambda: f"sum({self.ints(d)})", lambda: f"max({self.ints(d)}, default={self.small()})",
            lambda: f"min({self.int(d)}, {self.int(d)})", lambda: f"abs({self.int(d)})", lambda: f"round({self.float(d)})", lambda: f"int({self.float(d)})",
            lambda: f"round({self.int(d)}, {self.small()})", lambda: f"({self.int(d)}).bit_length()", lambda: f"({self.int(d)}).bit_count()",
            lambda: f"int({self.str(0)}, {rng.choice(['10', '16', '0', '2', '36', '8'])})", lambda: f"int.from_bytes({self.bytes(d)}, '{rng.choice(['big', 'little'])}', signed={rng.choice(['True', 'False'])})",
            lambda: f"{self.str(d)}.{rng.choice(['find', 'count', 'rfind', 'index', 'rindex'])}({self.str(0)})", lambda: f"{self.list(d)}.{rng.choice(['index', 'count'])}({self.any(0)})",
            lambda: f"divmod({self.int(d)}, {self.int(d)})[{rng.choice('01')}]", lambda: f"ord({self.str(0)}[{self.small()}])", lambda: f"{self.ints(d)}[{self.small()}]",
            lambda: f"({self.fraction(d)}).{rng.choice(['numerator', 'denominator'])}", lambda: f"({self.int(d)} if {self.bool(d)} else {self.int(d)})",
            lambda: f"(lambda x, *a, k={self.small()}, **kw: x + k + len(a) + len(kw))({self.int(d)}, *{self.ints(d)}, **{{'z': 1}})",
            lambda: f"{self.bytes(d)}[{self.small()}]", lambda: f"sum(1 for _ in {self.iterable(d)})", lambda: f"(lambda n: n * {self.small()})({self.int(d)})")

    def float(self, depth):
        rng = self.rng
        if depth <= 0 or rng.random() < 0.3:
            return rng.choice([repr(scalars.floating(rng)), f"{rng.uniform(-10, 10):.{rng.randint(0, 6)}f}", "0.5", "2.5", "1e16", "-0.0"]).replace("inf", "1e999").replace("nan", "(1e999-1e999)")
        d = depth - 1
        return self.pick(
            lambda: f"({self.float(d)} {rng.choice(_BINARY)} {self.wrong(d, self.real)})", lambda: f"({self.int(d)} / {self.int(d)})", lambda: f"-({self.float(d)})",
            lambda: f"({self.float(d)} ** {rng.choice(['2', '0.5', '-1', '3', '0', '1.5'])})", lambda: f"abs({self.complex(d)})", lambda: f"float({self.real(d)})",
            lambda: f"round({self.float(d)}, {rng.choice(['0', '1', '2', '3', '-1', '10', '-3'])})", lambda: f"({self.complex(d)}).{rng.choice(['real', 'imag'])}",
            lambda: f"sum([{self.float(d)}, {self.float(d)}, 0.1])", lambda: f"float.fromhex(({self.float(d)}).hex())", lambda: f"divmod({self.float(d)}, {self.real(d)})[{rng.choice('01')}]",
            lambda: f"float('{rng.choice(['1e5', ' 2.5 ', 'inf', '-nan', '1_0.5', '.5', '5.', '0x1', '1e', '+Infinity', ''])}')", lambda: f"max({self.float(d)}, {self.real(d)})")

    def complex(self, depth):
        rng = self.rng
        if depth <= 0 or rng.random() < 0.3:
            return rng.choice(["1j", "(1+2j)", "-2.5j", "(0.5-1j)", "(1e20+1e-5j)", "0j", "complex(-0.0, 2)", "complex('1e5-2j')", "(3-4j)"])
        d = depth - 1
        return self.pick(
            lambda: f"({self.complex(d)} {rng.choice(_BINARY[:4])} {self.pick(lambda: self.complex(d), lambda: self.real(d))})", lambda: f"({self.complex(d)}).conjugate()",
            lambda: f"complex({self.real(d)}, {self.real(d)})", lambda: f"({self.complex(d)} ** {rng.choice(['2', '3', '-1', '0', '-2'])})", lambda: f"-({self.complex(d)})",
            lambda: f"complex('{rng.choice(['1+2j', ' 1j', '(2-3j)', 'nan+infj', '1 + 2j', 'j', '1e3', '-j', '1e-2j'])}')")

    def fraction(self, depth):
        rng = self.rng
        if depth <= 0 or rng.random() < 0.4:
            return rng.choice(["Fraction(1, 3)", "Fraction(-7, 2)", "Fraction(5)", "Fraction('0.125')", "Fraction(22, -7)", "Fraction('1/3')", "Fraction(0.75)", "Fraction('-3e-2')"])
        d = depth - 1
        return self.pick(lambda: f"({self.fraction(d)} {rng.choice(_BINARY)} {self.pick(lambda: self.int(d), lambda: self.fraction(d))})",
                         lambda: f"({self.fraction(d)} ** {rng.choice(['2', '-1', '0'])})", lambda: f"abs({self.fraction(d)})", lambda: f"Fraction({self.int(0)}, {self.int(0)})",
                         lambda: f"round({self.fraction(d)}, {rng.choice('012')})", lambda: f"({self.fraction(d)}).limit_denominator({rng.choice(['10', '1', '1000'])})")

    def real(self, depth):
        return self.pick(lambda: self.int(depth), lambda: self.float(depth), lambda: self.float(depth), lambda: self.fraction(depth))

    def number(self, depth):
        return self.pick(lambda: self.real(depth), lambda: self.int(depth), lambda: self.complex(depth))

    def bool(self, depth):
        rng = self.rng
        if depth <= 0 or rng.random() < 0.15:
            return rng.choice(["True", "False"])
        d = depth - 1
        return self.pick(
            lambda: f"({self.real(d)} {rng.choice(_COMPARE[:6])} {self.real(d)})", lambda: f"({self.real(d)} {rng.choice(_COMPARE[:6])} {self.real(d)} {rng.choice(_COMPARE[:6])} {self.real(d)})",
            lambda: f"(not {self.any(d)})", lambda: f"({self.any(d)} {rng.choice(['and', 'or'])} {self.any(d)})", lambda: f"({self.any(d)} in {self.list(d)})", lambda: f"({self.str(0)} not in {self.str(d)})",
            lambda: f"isinstance({self.any(d)}, {rng.choice([rng.choice(_CLASSES), f'({rng.choice(_CLASSES)}, {rng.choice(_CLASSES)})'])})", lambda: f"{rng.choice(['any', 'all'])}({self.iterable(d)})",
            lambda: f"{self.str(d)}.{rng.choice(['startswith', 'endswith'])}({self.str(0)})", lambda: f"({self.list(d)} {rng.choice(_COMPARE[:6])} {self.list(d)})", lambda: f"({self.any(d)} == {self.any(d)})",
            lambda: f"({self.set(d)} {rng.choice(_COMPARE[:6])} {self.set(d)})", lambda: f"{self.set(d)}.{rng.choice(['issubset', 'issuperset', 'isdisjoint'])}({self.ints(d)})", lambda: f"({self.float(d)}).is_integer()",
            lambda: f"({self.str(d)} {rng.choice(_COMPARE[:6])} {self.str(d)})", lambda: f"callable({self.pick(lambda: rng.choice(_CLASSES), lambda: self.any(d))})")

    # --- text

    def str(self, depth):
        rng = self.rng
        if depth <= 0 or rng.random() < 0.25:
            return repr(rng.choice(_LETTERS))
        d = depth - 1
        return self.pick(
            lambda: f"({self.str(d)} + {self.wrong(d, self.str)})", lambda: f"({self.str(d)} * {self.small()})", lambda: f"{self.str(d)}[{self.slice(d)}]", lambda: f"{self.str(0)}.join({self.strs(d)})",
            lambda: f"{self.str(d)}.{rng.choice(['upper', 'lower', 'title', 'capitalize', 'swapcase', 'strip', 'lstrip', 'rstrip', 'casefold'])}()", lambda: f"{self.str(d)}.replace({self.str(0)}, {self.str(0)})",
            lambda: f"{self.str(d)}.replace({self.str(0)}, {self.str(0)}, {self.small()})", lambda: f"{self.str(d)}.{rng.choice(['center', 'ljust', 'rjust'])}({rng.choice(['0', '5', '12', '-1'])}, {rng.choice(['chr(42)', chr(39) + '-' + chr(39)])})",
            lambda: f"{self.str(d)}.zfill({rng.choice('0369')})", lambda: f"repr({self.plain(d)})", lambda: f"str({self.plain(d)})", lambda: f"ascii({self.plain(d)})", lambda: f"chr({rng.choice(['65', '0x20ac', '128512', '10', '-1'])})",
            lambda: f"{self.bytes(d)}.decode('{rng.choice(['utf-8', 'latin-1', 'ascii'])}', 'replace')", lambda: f"({self.str(d)} if {self.bool(d)} else {self.str(d)})", lambda: f"{rng.choice(['hex', 'oct', 'bin'])}({self.int(d)})",
            lambda: f"max({self.strs(d)}, default='', key=len)", lambda: f"{self.str(d)}.{rng.choice(['removeprefix', 'removesuffix'])}({self.str(0)})", lambda: f"{self.str(d)}.expandtabs({rng.choice(['', '4', '0', '1'])})",
            lambda: formatting_expressions.formatted(self, d), lambda: formatting_expressions.formatted(self, d), lambda: f"(lambda s='a', /, *t, n=2: (s + ''.join(t)) * n)({self.str(d)}, *{self.strs(d)})", lambda: f"type({self.any(d)}).__name__")

    def bytes(self, depth):
        rng = self.rng
        if depth <= 0 or rng.random() < 0.4:
            return rng.choice([repr(scalars.octets(rng)), "b'abc'", "b'a b,c'", "b''", "b'\\xff\\x00'"])
        d = depth - 1
        return self.pick(
            lambda: f"({self.bytes(d)} + {self.bytes(d)})", lambda: f"({self.bytes(d)} * {self.small()})", lambda: f"{self.bytes(d)}[{self.slice(d)}]", lambda: f"{self.str(d)}.encode()", lambda: f"bytes([{rng.choice(['1, 2', '255', '', '256', '97, 98'])}])",
            lambda: f"{self.bytes(d)}.{rng.choice(['upper', 'lower', 'strip', 'title', 'swapcase', 'capitalize'])}()", lambda: f"{self.bytes(d)}.replace({self.bytes(0)}, {self.bytes(0)})", lambda: f"({self.int(0)}).to_bytes({rng.choice('1248')}, '{rng.choice(['big', 'little'])}', signed={rng.choice(['True', 'False'])})",
            lambda: f"{self.bytes(0)}.join([{self.bytes(d)}, {self.bytes(0)}])", lambda: f"bytes.fromhex({rng.choice(['chr(65) * 4', repr('0aff 10'), repr('zz')])})", lambda: f"bytes({rng.choice('0123')})", lambda: f"{self.bytes(d)}.center(8, b'*')")

    # --- containers

    def slice(self, depth):
        part = lambda: self.rng.choice(["", "", self.small(), repr(self.rng.randint(-9, 9))])
        return f"{part()}:{part()}" + (f":{self.rng.choice(['', '1', '2', '-1', '-2', '3', '-3', '0'])}" if self.rng.random() < 0.6 else "")

    def items(self, depth, maker, most=4):
        return ", ".join(maker(depth) for _ in range(self.rng.randint(0, most)))

    def ints(self, depth):
        rng, d = self.rng, depth - 1
        if depth <= 0 or rng.random() < 0.3:
            return f"[{self.items(0, self.int)}]"
        return self.pick(lambda: f"[{self.items(d, self.int)}]", lambda: f"list(range({self.small()}, {rng.choice('369')}{rng.choice(['', ', 2', ', -1', ', -3'])}))", lambda: self.comprehension(d, self.int), lambda: f"sorted({self.ints(d)}, reverse={rng.choice(['True', 'False'])})",
                         lambda: f"{self.ints(d)}[{self.slice(d)}]", lambda: f"sorted({self.set(d)})", lambda: f"list({self.bytes(d)})", lambda: f"[{self.int(d)}, *{self.ints(d)}]")

    def strs(self, depth):
        rng, d = self.rng, depth - 1
        if depth <= 0 or rng.random() < 0.3:
            return f"[{self.items(0, self.str)}]"
        return self.pick(lambda: f"{self.str(d)}.{rng.choice(['split', 'rsplit'])}({rng.choice(['', repr(','), repr('b'), 'None, 1', repr(' ') + ', 2', repr('X') + ', maxsplit=1'])})", lambda: f"list(map(str, {self.ints(d)}))", lambda: f"sorted({self.strs(d)}, key={rng.choice(['len', 'str.lower', 'lambda s: s[::-1]'])})",
                         lambda: f"list({self.str(d)})", lambda: f"{self.str(d)}.splitlines({rng.choice(['', 'True'])})", lambda: f"list({self.str(d)}.{rng.choice(['partition', 'rpartition'])}({self.str(0)}))", lambda: f"[*{self.str(d)}]")

    def comprehension(self, depth, maker, shape="[%s]"):
        """With conditions and loops inside each other; its names hold ints."""
        rng, known = self.rng, len(self.names)
        loops = []
        for _ in range(rng.choice([1, 1, 2])):
            source = rng.choice([lambda: f"range({self.int(0)} % 5)", lambda: self.ints(min(depth, 1))])()
            self.names.append(f"x{len(self.names)}")
            loops.append(f"for {self.names[-1]} in {source}")
            if rng.random() < 0.4:
                loops.append(f"if {self.names[-1]} {rng.choice(['% 2', '> 1', '!= 0', '>= -1'])}")
        text = shape % f"{maker(depth)} {' '.join(loops)}" if "%s: " not in shape else shape % (self.int(depth), f"{maker(depth)} {' '.join(loops)}")
        del self.names[known:]
        return text

    def list(self, depth):
        rng, d = self.rng, depth - 1
        if depth <= 0 or rng.random() < 0.2:
            return f"[{self.items(0, self.any)}]"
        return self.pick(
            lambda: f"[{self.items(d, self.any)}]", lambda: f"list({self.tuple(d)})", lambda: self.ints(d), lambda: self.strs(d), lambda: f"({self.list(d)} + {self.wrong(d, self.list)})", lambda: f"({self.list(d)} * {rng.choice('0123')})",
            lambda: f"{self.list(d)}[{self.slice(d)}]", lambda: self.comprehension(d, self.any), lambda: f"list({rng.choice(['zip', 'enumerate', 'reversed'])}({self.list(d)}))", lambda: f"list(zip({self.list(d)}, {self.str(d)}, {self.ints(d)}))",
            lambda: f"list({self.dict(d)}{rng.choice(['', '.keys()', '.values()', '.items()'])})", lambda: f"list(map(lambda v: ({self.int(d)}, v), {self.list(d)}))", lambda: f"list(filter({rng.choice(['None', 'lambda v: v', 'bool'])}, {self.list(d)}))",
            lambda: f"sorted({self.list(d)}, key={rng.choice(['str', 'repr', 'lambda v: (str(type(v)), repr(v))'])})", lambda: f"[{self.any(d)}, *{self.iterable(d)}]", lambda: f"[(a, b) for a, *b in [{self.list(d)}, {self.list(d)}]]", lambda: f"list(enumerate({self.list(d)}, {self.small()}))",
            lambda: f"(lambda *a, **k: [*a, k])(*{self.list(d)}, **{{'w': {self.any(d)}}})", lambda: f"[w for v in [{self.list(d)}, {self.list(d)}] for w in v if w != {self.any(0)}]")

    def tuple(self, depth):
        rng, d = self.rng, depth - 1
        return self.pick(lambda: f"({self.items(d, self.any) or '1'},)", lambda: f"tuple({self.iterable(d)})" if depth > 0 else "()", lambda: f"({self.any(d)}, {self.any(d)})[{self.slice(d)}]" if depth > 0 else "(1, 2)")

    def dict(self, depth):
        rng, d = self.rng, depth - 1
        flat = "{" + ", ".join(f"{rng.choice(_KEYS)}: {self.any(d)}" for _ in range(rng.randint(0, 3))) + "}"
        if depth <= 0 or rng.random() < 0.3:
            return flat
        return self.pick(lambda: flat, lambda: f"({self.dict(d)} | {self.dict(d)})", lambda: self.comprehension(d, self.any, "{%s: %s}"), lambda: f"dict({rng.choice(['zip', 'enumerate'])}({self.strs(d)}{', ' + self.list(d) if rng.random() < 0.8 else ''}))",
                         lambda: f"{{**{self.dict(d)}, {rng.choice(_KEYS)}: {self.any(d)}}}", lambda: f"dict({self.dict(d)}, a={self.any(d)})", lambda: f"dict.fromkeys({self.strs(d)}, {self.any(d)})", lambda: f"OrderedDict({self.dict(d)})", lambda: f"{self.dict(d)}.copy()")

    def set(self, depth):
        rng, d = self.rng, depth - 1
        if depth <= 0 or rng.random() < 0.3:
            return rng.choice(["{1, 2}", "set()", "frozenset([3])", "{0, True, -1}", "{5}", "{2.0, 3}"])
        return self.pick(lambda: f"({self.set(d)} {rng.choice('|&^-')} {self.set(d)})", lambda: f"set({self.ints(d)})", lambda: f"frozenset({self.ints(d)})", lambda: self.comprehension(d, self.int, "{%s}"),
                         lambda: f"{self.set(d)}.{rng.choice(['union', 'intersection', 'difference', 'symmetric_difference'])}({self.ints(d)})")

    def iterable(self, depth):
        """Of which the order is known."""
        return self.pick(lambda: self.list(depth), lambda: self.str(depth), lambda: self.ints(depth), lambda: f"range({self.small()})", lambda: self.comprehension(depth, self.any, "(%s)"), lambda: f"sorted({self.set(depth)})", lambda: self.bytes(depth), lambda: self.dict(depth))

    # --- all

    def plain(self, depth):
        """Without sets, whose printed order is not defined."""
        return self.pick(lambda: self.number(depth), lambda: self.str(depth), lambda: self.ints(depth), lambda: self.strs(depth), lambda: self.bytes(depth), lambda: self.bool(depth), lambda: "None", lambda: self.float(depth))

    def any(self, depth):
        d = depth - 1
        if depth <= 0:
            return self.pick(lambda: self.int(0), lambda: self.float(0), lambda: self.str(0), lambda: self.bytes(0), lambda: "None", lambda: self.bool(0), lambda: self.complex(0), lambda: self.fraction(0))
        return self.pick(lambda: self.number(d), lambda: self.number(depth), lambda: self.str(depth), lambda: self.str(depth), lambda: self.bytes(d), lambda: self.list(depth), lambda: self.list(d), lambda: self.tuple(d), lambda: self.dict(d), lambda: self.set(d), lambda: self.bool(depth),
                         lambda: f"{self.dict(d)}.{self.rng.choice(['get', 'pop', 'setdefault'])}({self.rng.choice(_KEYS)}, {self.any(d)})", lambda: f"{self.dict(d)}[{self.rng.choice(_KEYS)}]", lambda: f"{self.list(d)}[{self.small()}]",
                         lambda: f"next(iter({self.iterable(d)}), {self.any(d)})", lambda: f"slice({self.any(d)}, {self.any(d)}, None)", lambda: f"(lambda f, v: f(f(v)))(lambda v: [v], {self.any(d)})", lambda: f"(t := {self.any(d)}, t)")


def expression(rng, depth=4):
    """One expression of a few hundred characters at most."""
    while True:
        text = Typed(rng).any(rng.randint(1, depth))
        if len(text) <= 400:
            return text
