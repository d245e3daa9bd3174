# SPDX-License-Identifier: LGPL-3.0-or-later
"""More random NumPy expressions: functions that take keywords, methods and attributes, printing, and several steps in one."""

from differential.numpy_expressions import BOOLS, DTYPES, EXACT, FLOATS, INTEGERS, NUMBERS, REALS, SUM, ULP, Generator

_KINDS = ["int8", "i4", "<u2", "float", "complex", "f2", "int", "float32", "uint64", "c8", "B"]
_ATTRIBUTES = ["shape", "ndim", "size", "dtype", "itemsize", "nbytes", "T", "real", "imag", "dtype.name", "dtype.kind", "dtype.str",
               "dtype.itemsize", "shape[0]", "tolist()", "flatten()", "copy()", "conj()", "nonzero()",
               "swapaxes(0, -1)", "transpose()", "squeeze()", "ravel(order='F')", "flatten('F')", "diagonal()", "trace()"]
_TYPES = ["dtype('f4')", "dtype(int).name", "dtype('<u2').itemsize", "dtype('complex64').kind", "finfo(np.float32).eps", "finfo('f8').max", "iinfo('i2').min", "iinfo(np.uint64).max",
          "result_type('i1', 'u1')", "promote_types('f2', 'i4')", "can_cast('i8', 'f4')", "dtype('S5')", "dtype('M8[s]')", "float64", "int_ is np.int64", "result_type(1, np.float32(2))",
          "issubdtype(np.int32, np.integer)", "isscalar(3)", "dtype('>i4').byteorder", "dtype('bool') == bool", "e", "pi", "inf", "nan", "newaxis is None"]


class Wide(Generator):
    def keywords(self, shape):
        rng = self.rng
        given = [each for each in [self.axis(shape)] if each]
        if rng.random() < 0.3:
            given.append("keepdims=True")
        return given

    def rounded(self, dtype=None, shape=None):
        """An array whose printed numbers do not depend on the last bits."""
        return f"np.array({self.nested(self.shape() if shape is None else shape, dtype or self.rng.choice(REALS))}, dtype='{dtype or 'float64'}')"

    def reducing(self):
        rng, shape = self.rng, self.rng.choice([(3,), (2, 3), (2, 1, 3), (4,), (1,), (0,), (2, 3, 4)])
        dtype = rng.choice(BOOLS + REALS)
        x = self.array(dtype, shape)
        given = self.keywords(shape)
        name = rng.choice(["nansum", "nanmean", "nanmax", "nanmin", "nanstd", "count_nonzero", "average", "median", "all", "any", "amax", "amin", "ptp"])
        if name in ("average", "ptp", "count_nonzero"):
            given = [each for each in given if "keepdims" not in each]
        if name in ("amax", "amin") and rng.random() < 0.4:
            given.append("initial=3")
        if name == "average" and rng.random() < 0.4:
            return f"np.average({self.array('float64', (3,))}, weights={rng.choice(['[1, 2, 3]', '[0.5, 0, 1]', '[0, 0, 0]'])})", SUM
        if rng.random() < 0.3:
            fold = rng.choice(["add", "multiply", "maximum", "minimum", "logical_or", "bitwise_xor", "subtract"])
            call = rng.choice([f"np.{fold}.reduce({x}, {self.axis(shape) or 'axis=0'})", f"np.{fold}.accumulate({x}, {self.axis(shape) or 'axis=0'})", f"np.{fold}.outer({x}, [1, 2])"])
            return call, SUM
        if rng.random() < 0.2:
            return f"{x}.{rng.choice(['sum', 'prod', 'mean', 'std', 'var'])}({', '.join(given + [rng.choice(['dtype=' + repr(rng.choice(FLOATS)), 'ddof=1'])])})", SUM
        return f"np.{name}({', '.join([x] + given)})", SUM

    def attributes(self):
        return f"{self.rng.choice([self.array, self.array, self.scalar])()}.{self.rng.choice(_ATTRIBUTES)}", EXACT

    def types(self):
        return f"np.{self.rng.choice(_TYPES)}", EXACT

    def converting(self):
        rng = self.rng
        x = rng.choice([self.nested(rng.choice([(), (2,), (2, 2)]), rng.choice(["int8", "float64", "bool", "complex128"])), f"[{self.python()}, {self.python()}]", "'abc'", "['a', 'bcd']", "[b'x', b'yz']", "range(4)", "[[1], [2, 3]]", "(1, 2.5)", "[True, 2]", "[]", "[[]]"])
        how = rng.choice(["", "", f", dtype={rng.choice(_KINDS)!r}", f", dtype=np.{rng.choice(REALS)}", ", ndmin=2"])
        return rng.choice([f"np.array({x}{how})", f"np.asarray({x}{how.replace(', ndmin=2', '')})", f"np.{rng.choice(['array', 'asarray'])}({x}).dtype",
                           f"{self.array(rng.choice(BOOLS + INTEGERS), (3,))}.astype({rng.choice(_KINDS)!r})", f"np.{rng.choice(REALS)}({rng.choice(['5', '2.5', 'True', repr('7'), '[1, 2]', repr('x')])})"]), EXACT

    def scalars(self):
        rng = self.rng
        x = self.scalar(rng.choice(BOOLS + NUMBERS[:-1]))
        return rng.choice([f"{x}.item()", f"int(abs({x}))", f"float(abs({x}))", f"bool({x})", f"complex({x})", f"round({x}, {rng.randrange(3)})", f"round({x})", f"abs({x})", f"-{x}", f"divmod({x}, {self.scalar('int16')})",
                           f"{x}.dtype", f"{x} ** 2", f"f'{{{x}}}'", f"f'{{{x}:.3f}}'", f"format({x}, '{rng.choice(['.2f', '10', 'e', 'g', 'd', '>8', ''])}')", f"'%s %r' % ({x}, {x})", f"'%.2f' % abs({x})", f"str({x})", f"repr({x})", f"[{x}]",
                           f"sorted([{x}, {self.scalar('int8')}, 1])", f"max({x}, 2)", f"sum([{x}, {x}])", f"{{{x}: 1}}[{x}]", f"{x} in [1, {x}]", f"{x} == {x} and {x} <= {x}", f"isinstance({x}, ({rng.choice(['int', 'float', 'complex', 'np.integer', 'np.floating', 'np.number', 'np.generic'])}))",
                           f"type({x})", f"'abc'[{self.scalar('int8')}]", f"range({self.scalar('uint8')})[:3]", f"[1, 2, 3][{self.scalar('int8')}:]", f"{x}.astype('f4')", f"{x}.real", f"{x}.is_integer()", f"chr({self.scalar('uint8')})"]), ULP

    def printing(self):
        rng = self.rng
        dtype = rng.choice(DTYPES)
        x = rng.choice([lambda: self.array(dtype), lambda: f"np.arange({rng.choice([1000, 1001, 1200, 2000])}, dtype='{rng.choice(REALS)}'){rng.choice(['', '.reshape(-1, 10)', '.reshape(4, -1, 5)', ' / 7', ' * 1e-3'])}",
                        lambda: f"np.array([{', '.join(repr(float('%.3g' % (rng.uniform(-1, 1) * 10.0 ** rng.randint(-9, 20)))) for _ in range(rng.randint(1, 12)))}])",
                        lambda: f"np.array({[rng.choice(['a', 'bc', '', 'd' * 30, chr(0xe9), chr(10)]) for _ in range(rng.randint(0, 5))]})", lambda: f"np.array({[rng.choice([b'a', b'', bytes([255]), b'xyz']) for _ in range(rng.randint(1, 4))]})"])()
        return rng.choice(["str(%s)", "repr(%s)", "f'{%s}'", "'%%s' %% (%s,)", "[%s]", "{'k': %s}", "(%s, 1)", "str([%s])", "'{}'.format(%s)"]) % x if "'" not in x else f"str({x})", EXACT

    def steps(self):
        """Several operations in one expression."""
        rng = self.rng
        x = f"np.arange(24{rng.choice(['', '.0', ', dtype=np.uint8', ', dtype=np.float32'])}).reshape{rng.choice(['(2, 3, 4)', '(4, 6)', '(24,)', '(2, -1)', '(-1, 8)', '(5, -1)'])}"
        for _ in range(rng.randint(1, 4)):
            x = rng.choice([f"({x})[{rng.choice(['0', '-1', '::-1', '1:', '..., 0', ':, ::2', '[0, -1]', 'None', ':, None'])}]", f"({x} {rng.choice(['+', '-', '*', '%', '//', '&', '>', '=='])} {rng.choice(['2', '3', '1.5', 'np.arange(4)', 'np.int8(3)', 'np.array([[1], [2]])', 'True'])})",
                            f"({x}).{rng.choice(['T', 'sum(axis=0)', 'mean(-1)', 'max(axis=-1, keepdims=True)', 'ravel()', 'cumsum(axis=0)', 'astype(float)', 'astype(np.int16)', 'reshape(-1)', 'argmax(0)', 'clip(2, 9)', 'round(1)', 'any(axis=0)', 'min()', 'swapaxes(0, 1)', 'repeat(2)', 'take([1, 0])', 'std()'])}",
                            f"np.{rng.choice(['sqrt', 'square', 'flip', 'diff', 'sort', 'cumsum', 'unique', 'ravel', 'squeeze', 'transpose', 'atleast_2d', 'sum', 'negative', 'isnan', 'sign', 'floor', 'zeros_like', 'ones_like', 'triu'])}({x})", f"np.where({x}, {x}, 0)", f"np.ravel({x})[np.ravel({x}) > 3]" if len(x) < 150 else x])
        return x, SUM

    def calls(self):
        rng = self.rng
        n = rng.randint(1, 6)
        a, b = self.array("float64", (n,)), self.array(rng.choice(REALS), (n,))
        m = self.array(rng.choice(REALS), (rng.randint(1, 3), rng.randint(1, 3)))
        return rng.choice([
            (f"np.interp({self.plain()}, [0, 1, 2.5], [3, 1, 4])", SUM), (f"np.interp({a}, [-2, 0, 3], [1, 0, 5], {rng.choice(['left=9', 'right=-1'])})", SUM), (f"np.polyval({a}, {self.plain()})", SUM), (f"np.meshgrid({a}, {b}{rng.choice(['', ', indexing=' + repr('ij')])})", EXACT),
            (f"np.percentile({a}, {rng.choice(['50', '[25, 75]', '0', '33.3'])})", SUM), (f"np.quantile({a}, {rng.choice(['0.5', '0.1', '[0, 1]'])}, method='{rng.choice(['linear', 'lower', 'higher', 'nearest', 'midpoint'])}')", SUM), (f"np.histogram({a}, {rng.choice(['3', '[0, 1, 2]', '4, range=(0, 2)'])})", SUM), (f"np.bincount({self.array('uint8', (n,))} % 9)", EXACT),
            (f"np.digitize({a}, [0, 1, 2])", EXACT), (f"np.convolve({a}, [1, 2], '{rng.choice(['full', 'same', 'valid'])}')", SUM), (f"np.split(np.arange(6), {rng.choice(['2', '3', '[1, 4]', '4'])})", EXACT), (f"np.array_split({a}, 3)", EXACT), (f"np.insert({a}, {rng.choice(['0', '1', '-1'])}, 5)", EXACT), (f"np.delete({a}, {rng.choice(['0', '-1', '[0]'])})", EXACT),
            (f"np.append({a}, {b})", EXACT), (f"np.in1d({a}, {b})", EXACT), (f"np.isin({a}, [0, 1, 2])", EXACT), (f"np.gradient({a})", SUM), (f"np.trapz({a})", SUM), (f"np.cross([1, 2, 3], {self.array('float64', (3,))})", SUM), (f"np.kron({a}, [1, 10])", SUM), (f"np.pad({a}, {rng.choice(['1', '(1, 2)'])})", EXACT), (f"np.rot90({m}{rng.choice(['', ', 2', ', -1'])})", EXACT),
            (f"np.tril({m}, {rng.randint(-1, 1)})", EXACT), (f"np.diag({m})", EXACT), (f"np.nan_to_num({a})", EXACT), (f"np.unwrap({a})", SUM), (f"np.select([{a} > 1, {a} < 0], [{a}, 0], 7)", EXACT), (f"np.union1d({a}, {b})", EXACT), (f"np.intersect1d({a}, {b})", EXACT), (f"np.setdiff1d({a}, {b})", EXACT), (f"np.fmod({a}, {b})", EXACT),
            (f"np.divmod({a}, {b})", EXACT), (f"np.modf({a})", EXACT), (f"np.frexp({a})", EXACT), (f"np.ldexp({a}, 2)", EXACT), (f"np.heaviside({a}, 0.5)", EXACT), (f"np.sinc({a})", ULP), (f"np.angle({self.array('complex128', (2,))}, deg=True)", ULP), (f"np.broadcast_to({a}, (2, {n}))", EXACT), (f"np.moveaxis(np.zeros((2, 3, 4)), {rng.randint(-1, 2)}, 0).shape", EXACT),
            (f"np.lexsort([{a}, {a}])", EXACT), (f"np.corrcoef({a}, {b})", SUM), (f"np.cov({a})", SUM), (f"np.vander({a}, 3)", SUM), (f"np.nanmedian({a})", SUM), (f"np.nanargmax({a})", EXACT), (f"np.nanpercentile({a}, 50)", SUM),
            (f"np.nancumsum({a})", SUM), (f"np.ediff1d({a})", EXACT), (f"np.tensordot({m}, {m}.T, 1)", SUM), (f"np.full_like({m}, 2, dtype=float)", EXACT), (f"np.apply_along_axis(sum, 0, {m})", SUM), (f"np.max({m}, axis=(0, 1))", EXACT), (f"np.take_along_axis({a}, np.argsort({a}), 0)", EXACT),
            (f"np.take_along_axis({m}, np.argsort({m}, 1), 1)", EXACT), (f"np.lexsort([{a}, [1] * {n}])", EXACT), (f"np.pad({m}, (1, 2), '{rng.choice(['edge', 'wrap'])}')", EXACT), (f"np.apply_along_axis(np.cumsum, {rng.randint(0, 1)}, {m})", SUM), (f"np.gradient({m}, axis={rng.randint(0, 1)})", SUM), (f"np.insert({a}, [0, 1], [7, 8])", EXACT), (f"np.setxor1d({a}, {b})", EXACT), (f"np.nanmedian({m}, axis=1)", SUM), (f"np.bartlett({n})", ULP), (f"np.hamming({n})", ULP),
            (f"np.issubdtype(np.{rng.choice(DTYPES[1:])}, {rng.choice(['np.integer', 'np.floating', 'np.number', 'float', 'int', 'np.int32', 'np.complexfloating'])})", EXACT), (f"np.dtype('{rng.choice(DTYPES)}') {rng.choice(['==', '!='])} {rng.choice(['float', 'int', 'bool', 'np.int8', repr('f4'), repr('x'), 'complex'])}", EXACT), (f"np.polymul({a}, [1, 2])", SUM), (f"np.polyder([3, 2, 1], {rng.randint(0, 2)})", EXACT), (f"np.digitize({a}, [2, 1, 0], right={rng.choice(['True', 'False'])})", EXACT), (f"np.unwrap({a} * 3)", SUM),
            (f"np.tri({rng.randint(0, 3)}, k={rng.randint(-1, 1)})", EXACT), (f"np.extract({a} > 0, {a})", EXACT), (f"np.logspace(0, 2, 3, base=2)", ULP), (f"np.cbrt({a})", ULP), (f"np.fix({a})", EXACT), (f"np.hanning({n})", ULP), (f"np.blackman({n})", ULP), (f"np.fromiter(range({n}), float)", EXACT),
            (f"np.unravel_index({rng.choice(['5', '6', '-1', '[0, 5]', '[]', '1.0', 'True', 'np.uint8(3)', '[[1, 2]]'])}, {rng.choice(['(2, 3)', '6', '(6,)', '(2, 1, 3)'])})", EXACT),
            (f"np.interp({a}, {rng.choice(['[0, 1]', '[[0, 1]]', '0', '[]', '[1]'])}, {rng.choice(['[3, 1]', '[[3, 1]]', '1', '[2]'])})", SUM), (f"np.squeeze({rng.choice([a, m, '5', '[[5]]', 'np.int8(5)'])}, {rng.choice(['0', '-1', '1', '(0, 1)', 'None'])})", EXACT),
            (f"np.{rng.choice(['split', 'array_split'])}({rng.choice(['5', '[1, 2]', 'np.float64(5)', 'np.arange(4)', m])}, {rng.choice(['1', '2', '[1]', '0'])}, {rng.choice(['0', '-1', '1'])})", EXACT),
            (f"np.{rng.choice(['sum', 'mean', 'std', 'cumsum', 'nansum', 'add.reduce'])}({m}, dtype={rng.choice(['float', repr('>f8'), repr('<f8'), repr('>f4')])})", SUM),
            (f"np.ravel_multi_index((1, 2), (2, 3))", EXACT), (f"np.triu_indices({n})", EXACT), (f"np.diag_indices({n})", EXACT), (f"np.diagflat({a})", EXACT), (f"np.nextafter({a}, 5)", EXACT), (f"np.positive({a})", EXACT), (f"np.float_power({a}, 2)", ULP), (f"np.iscomplex({a})", EXACT), (f"np.isreal({a})", EXACT), (f"np.isposinf({a})", EXACT), (f"np.size({m}, 1)", EXACT),
        ])

    def expression(self):
        kinds = [self.reducing, self.attributes, self.types, self.converting, self.scalars, self.printing, self.steps, self.calls]
        return self.rng.choices(kinds, [5, 2, 1, 3, 5, 3, 4, 6])[0]()
