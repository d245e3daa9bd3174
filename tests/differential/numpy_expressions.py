# SPDX-License-Identifier: LGPL-3.0-or-later
"""Random NumPy expressions, each with how exactly the answer must be NumPy's.

EXACT: nothing may differ. ULP: a function that is not correctly rounded anywhere, within 4 units in the
last place. SUM: a different order of additions, within 1e-12 relative in float64.
"""

EXACT, ULP, SUM = "exact", "ulp", "sum"

BOOLS = ["bool"]
INTEGERS = ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"]
FLOATS = ["float16", "float32", "float64"]
COMPLEXES = ["complex64", "complex128"]
REALS = INTEGERS + FLOATS
NUMBERS = REALS + COMPLEXES
DTYPES = BOOLS + NUMBERS

ARITHMETIC = ["+", "-", "*", "/", "//", "%", "**", "&", "|", "^", "<<", ">>"]
COMPARISONS = ["==", "!=", "<", "<=", ">", ">="]
EXACT_UNARY = ["np.sqrt", "np.square", "np.negative", "np.absolute", "np.sign", "np.floor", "np.ceil", "np.trunc",
               "np.rint", "np.conj", "np.isnan", "np.isinf", "np.isfinite", "np.signbit", "np.logical_not", "np.invert",
               "np.real", "np.imag", "np.fabs", "np.positive", "np.spacing"]
ULP_UNARY = ["np.exp", "np.exp2", "np.expm1", "np.log", "np.log2", "np.log10", "np.log1p", "np.sin", "np.cos", "np.tan",
             "np.arcsin", "np.arccos", "np.arctan", "np.sinh", "np.cosh", "np.tanh", "np.arcsinh", "np.arccosh",
             "np.arctanh", "np.cbrt", "np.degrees", "np.radians"]
EXACT_BINARY = ["np.add", "np.subtract", "np.multiply", "np.true_divide", "np.floor_divide", "np.remainder", "np.fmod",
                "np.maximum", "np.minimum", "np.fmax", "np.fmin", "np.bitwise_and", "np.bitwise_or", "np.left_shift",
                "np.right_shift", "np.logical_and", "np.logical_or", "np.logical_xor", "np.copysign", "np.gcd",
                "np.lcm", "np.equal", "np.less", "np.heaviside", "np.nextafter"]
ULP_BINARY = ["np.power", "np.arctan2", "np.hypot", "np.logaddexp", "np.float_power"]
EXACT_REDUCTIONS = ["max", "min", "any", "all", "argmax", "argmin", "ptp"]
SUM_REDUCTIONS = ["sum", "prod", "mean", "std", "var", "cumsum", "cumprod"]


class Generator:
    def __init__(self, rng):
        self.rng = rng

    # --- numbers and arrays

    def number(self, dtype):
        rng = self.rng
        if dtype == "bool":
            return rng.choice(["True", "False"])
        if dtype.startswith("uint"):
            return str(rng.choice([0, 1, 2, 3, 7, 100, 200, rng.randrange(2 ** min(int(dtype[4:]), 62))]) % 2 ** int(dtype[4:]))
        if dtype.startswith("int"):
            bits = int(dtype[3:])
            x = rng.choice([0, 1, -1, 2, 3, -7, 100, rng.randrange(-2 ** (bits - 1), 2 ** (bits - 1))])
            return str(x)
        if dtype.startswith("complex"):
            return f"({self.real()}{rng.choice('+-')}{abs(float(self.plain()))}j)"
        return self.real()

    def plain(self):
        rng = self.rng
        return rng.choice([str(rng.randrange(-9, 10)), f"{rng.uniform(-4, 4):.3f}", str(rng.randrange(0, 4)) + ".5"])

    def real(self):
        rng = self.rng
        if rng.random() < 0.06:
            return rng.choice(["np.nan", "np.inf", "-np.inf", "-0.0", "1e-30", "1e30"])
        return self.plain()

    def shape(self):
        rng = self.rng
        return rng.choice([(), (1,), (3,), (4,), (0,), (2, 3), (1, 4), (3, 1), (2, 1, 3), (2, 3, 4), (9,), (5, 0)])

    def nested(self, shape, dtype):
        if not shape:
            return self.number(dtype)
        return "[" + ", ".join(self.nested(shape[1:], dtype) for _ in range(shape[0])) + "]"

    def array(self, dtype=None, shape=None):
        rng = self.rng
        dtype = dtype or rng.choice(DTYPES)
        shape = self.shape() if shape is None else shape
        if rng.random() < 0.15 and dtype != "bool":
            count = 1
            for length in shape:
                count *= length
            return f"np.arange({min(count, 100)}, dtype='{dtype}').reshape({shape})" if count <= 100 else "np.arange(3)"
        return f"np.array({self.nested(shape, dtype)}, dtype='{dtype}')"

    def scalar(self, dtype=None):
        # NumPy 1.24 takes a complex128 scalar for a weak Python complex; NumPy 2 does not, and neither do we.
        dtype = dtype or self.rng.choice([each for each in DTYPES if each != "complex128"])
        return f"np.{'bool_' if dtype == 'bool' else dtype}({self.number(dtype)})"

    def python(self):
        return self.number(self.rng.choice(["bool", "int8", "int8", "int64", "float64", "float64", "complex128"]))

    def operand(self, dtype=None):
        return self.rng.choices([self.array, self.scalar, lambda _: self.python()], [6, 3, 2])[0](dtype)

    def pair(self):
        """Two operands of which one is NumPy's; most often they broadcast."""
        rng = self.rng
        if rng.random() < 0.5:
            shape = self.shape()
            other = tuple(1 if rng.random() < 0.2 else n for n in shape[rng.randrange(len(shape) + 1):])
            return self.array(None, shape), self.array(None, other)
        both = [self.rng.choice([self.array, self.scalar])(), self.operand()]
        rng.shuffle(both)
        return both

    # --- expressions

    def binary(self):
        a, b = self.pair()
        operator = self.rng.choice(ARITHMETIC)
        return f"{a} {operator} {b}", ULP if operator == "**" else EXACT

    def comparison(self):
        a, b = self.pair()
        return f"{a} {self.rng.choice(COMPARISONS)} {b}", EXACT

    def unary(self):
        operator = self.rng.choice(["-", "~", "+", "abs"])
        x = self.rng.choice([self.array, self.scalar])()
        return (f"abs({x})", ULP) if operator == "abs" else (f"{operator}{x}", EXACT)

    def function(self):
        rng = self.rng
        name, how = rng.choice([(rng.choice(EXACT_UNARY), EXACT), (rng.choice(ULP_UNARY), ULP)])
        if name in ("np.absolute", "np.sqrt", "np.square"):
            how = ULP  # of complex numbers
        return f"{name}({self.operand()})", how

    def function_of_two(self):
        rng = self.rng
        name, how = rng.choice([(rng.choice(EXACT_BINARY), EXACT), (rng.choice(EXACT_BINARY), EXACT), (rng.choice(ULP_BINARY), ULP)])
        if name in ("np.maximum", "np.minimum", "np.fmax", "np.fmin"):
            how = ULP  # which zero is the larger depends on the processor
        a, b = self.pair() if rng.random() < 0.8 else (self.operand(), self.operand())
        return f"{name}({a}, {b})", how

    def axis(self, shape):
        rng = self.rng
        if not shape or rng.random() < 0.4:
            return ""
        axis = rng.randrange(-len(shape), len(shape) + (rng.random() < 0.05))
        return f"axis={axis}"

    def reduction(self):
        rng = self.rng
        shape = self.shape()
        name, how = rng.choice([(rng.choice(EXACT_REDUCTIONS), EXACT), (rng.choice(SUM_REDUCTIONS), SUM)])
        x = self.array(rng.choice(BOOLS + REALS if how == EXACT else DTYPES), shape)
        options = [each for each in [self.axis(shape)] if each]
        if not name.startswith(("cum", "arg")) and rng.random() < 0.3:
            options.append("keepdims=True")
        if rng.random() < 0.5:
            return f"{x}.{name}({', '.join(options)})", how
        return f"np.{name}({', '.join([x] + options)})", how

    def index(self, shape):
        rng = self.rng
        keys = []
        for length in shape[:rng.randrange(len(shape) + 1)] or shape[:1]:
            some = [str(rng.randrange(-length, length)) for _ in range(3)] if length else ["0"]
            keys.append(rng.choice([some[0], ":", f"{some[0]}:", f":{some[-1]}", "::-1", "::2", "None", "...",
                                    f"[{', '.join(some)}]", f"np.array({[rng.random() < 0.5 for _ in range(length)]})",
                                    f"{rng.randrange(-9, 9)}:{rng.randrange(-9, 9)}:{rng.choice([-2, -1, 1, 2, 3])}"]))
        return ", ".join(keys) or "..."

    def indexing(self):
        shape = self.rng.choice([(3,), (9,), (2, 3), (2, 3, 4), (4, 1), (0,), ()])
        return f"{self.array(None, shape)}[{self.index(shape)}]", EXACT

    def shaping(self):
        rng = self.rng
        shape = self.shape()
        x = self.array(rng.choice(BOOLS + REALS), shape)
        axis = self.axis(shape) or "axis=0"
        return rng.choice([
            f"{x}.T", f"{x}.ravel()", f"{x}.reshape(-1)", f"np.flip({x})", f"np.flip({x}, {axis})", f"np.roll({x}, {rng.randrange(-5, 6)})",
            f"np.roll({x}, 2, {axis})", f"np.sort({x})", f"np.sort({x}, {axis})", f"np.argsort({x}, {axis}, kind='stable')",
            f"np.unique({x})", f"np.unique({x}, return_counts=True)", f"np.diff({x}, {axis})", f"np.repeat({x}, 2, {axis})",
            f"np.tile({x}, {rng.choice(['2', '(2, 1)', '(1, 2)', '0'])})", f"np.expand_dims({x}, {rng.randrange(-3, 3)})",
            f"np.squeeze({x})", f"np.nonzero({x})", f"np.concatenate([{x}, {self.array(None, shape)}], {axis})",
            f"np.stack([{x}, {x}], {axis})", f"np.vstack([{x}, {x}])", f"np.hstack([{x}, {x}])", f"np.where({x}, {self.operand()}, {self.operand()})",
            f"np.clip({x}, {rng.choice(['0', '1', '-1', '0.5', 'None'])}, {rng.choice(['2', '3', '1.5'])})", f"{x}.astype('{rng.choice(DTYPES)}')" if "np.nan" not in x and "inf" not in x and "e30" not in x and "-" not in x else f"{x}.size",
            f"np.round({x}, {rng.choice([0, 1, 2])})", f"{x}.tolist()", f"np.swapaxes({x}, 0, -1)", f"np.take({x}, [0, -1], {axis})",
            f"np.median({x}, {axis})", f"np.full_like({x}, 3)", f"np.outer({x}, [1, 2])", f"np.array_equal({x}, {x})",
            f"np.searchsorted(np.sort({x}.ravel()), {x})", f"np.isclose({x}, {x})", f"np.trace({x})", f"np.diag({x})",
        ]), EXACT

    def creation(self):
        rng = self.rng
        dtype = rng.choice(DTYPES)
        a, b = self.plain(), self.plain()
        return rng.choice([
            (f"np.arange({a}, {b}, {rng.choice(['0.5', '1', '2', '0.1', '-1', '0.3'])})", EXACT),
            (f"np.arange({rng.randrange(0, 9)}, dtype='{rng.choice(NUMBERS)}')", EXACT),
            (f"np.linspace({a}, {b}, {rng.randrange(0, 12)})", EXACT),
            (f"np.linspace({a}, {b}, {rng.randrange(1, 9)}, endpoint=False, dtype='{rng.choice(FLOATS)}')", EXACT),
            (f"np.linspace({a}, {b}, {rng.randrange(1, 5)}, retstep=True)", EXACT),
            (f"np.logspace({a}, {b}, {rng.randrange(0, 9)})", ULP),
            (f"np.geomspace({abs(float(a)) + 1}, {abs(float(b)) + 1}, {rng.randrange(1, 9)})", SUM),
            (f"np.zeros({self.shape()}, '{dtype}')", EXACT), (f"np.ones({self.shape()}, np.{'bool_' if dtype == 'bool' else dtype})", EXACT),
            (f"np.full({self.shape()}, {self.python()})", EXACT), (f"np.eye({rng.randrange(4)}, {rng.randrange(4)}, {rng.randrange(-2, 3)})", EXACT),
            (f"np.array([{self.operand()}, {self.python()}])", EXACT),
        ])

    def product(self):
        rng = self.rng
        n, k, m = rng.randrange(1, 4), rng.randrange(1, 4), rng.randrange(1, 4)
        dtype, other = rng.choice(BOOLS + REALS), rng.choice(BOOLS + REALS)
        a, b = rng.choice([((n, k), (k, m)), ((k,), (k, m)), ((n, k), (k,)), ((k,), (k,)), ((2, n, k), (k, m)), ((n, k), (n, k))])
        x, y = self.array(dtype, a), self.array(other, b)
        return rng.choice([f"{x} @ {y}", f"np.dot({x}, {y})", f"np.matmul({x}, {y})"]), SUM

    def expression(self):
        kinds = [self.binary, self.comparison, self.unary, self.function, self.function_of_two, self.reduction,
                 self.indexing, self.shaping, self.creation, self.product]
        return self.rng.choices(kinds, [6, 2, 1, 4, 4, 5, 3, 6, 2, 1])[0]()
