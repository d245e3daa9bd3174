// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/numpy/composed.hpp"

#include <sipyco/base/error.hpp>
#include <sipyco/expression/callable.hpp>
#include <sipyco/expression/evaluate.hpp>
#include <sipyco/expression/scope.hpp>

#include <array>
#include <memory>
#include <utility>

#include "expression/evaluator.hpp"

namespace sipyco::expression::numpy {

namespace {

struct definition {
  std::string_view name, text;
};

constexpr definition definitions[] = {
    {"apply_along_axis",
     "lambda func1d, axis, arr, *args, **kwargs: (lambda m: (lambda r: r.reshape(m.shape[:-1]) if r.ndim "
     "== 1 else np.moveaxis(r.reshape(m.shape[:-1] + r.shape[1:]), -1, axis) if r.ndim == 2 else "
     "r.reshape(m.shape[:-1] + r.shape[1:]))(np.array([func1d(row, *args, **kwargs) for row in "
     "m.reshape(-1, m.shape[-1])])))(np.moveaxis(np.asarray(arr), axis, -1))"},
    {"bartlett",
     "lambda M: np.zeros(0) if M < 1 else np.ones(1) if M == 1 else 1 - np.abs(np.arange(1 - M, M, 2) / (M "
     "- 1))"},
    {"blackman",
     "lambda M: np.zeros(0) if M < 1 else np.ones(1) if M == 1 else (lambda x: 0.42 + 0.5 * np.cos(x) + "
     "0.08 * np.cos(2 * x))(np.pi * np.arange(1 - M, M, 2) / (M - 1))"},
    {"corrcoef",
     "lambda x, y=None, rowvar=True: (lambda c: c / c if np.ndim(c) == 0 else (lambda s: np.clip(c / s[:, "
     "None] / s, -1, 1))(np.sqrt(np.diag(c).real)))(np.cov(x, y, rowvar))"},
    {"cov",
     "lambda m, y=None, rowvar=True, bias=False, ddof=None: (lambda x: (lambda c: np.squeeze(c @ "
     "c.T.conj() / max(x.shape[1] - ((0 if bias else 1) if ddof is None else ddof), 0.0)))(x - np.mean(x, "
     "1)[:, None]))((lambda rows: np.concatenate((rows(m), rows(y))) if y is not None else rows(m))(lambda "
     "v: (lambda w: w.T if not rowvar and w.shape[0] != 1 else w)(np.atleast_2d(v) * 1.0)))"},
    {"delete",
     "lambda arr, obj, axis=None: (lambda x, n, along: np.compress(~np.isin(np.arange(n), "
     "np.arange(n)[obj]), x, along))(*((np.ravel(arr), np.size(arr), 0) if axis is None else "
     "(np.asarray(arr), np.shape(arr)[axis], axis)))"},
    {"diag_indices", "lambda n, ndim=2: (np.arange(n),) * ndim"},
    {"diagflat", "lambda v, k=0: np.diag(np.ravel(v), k)"},
    {"digitize",
     "lambda x, bins, right=False: (lambda b, side: fail('bins must be monotonically increasing or "
     "decreasing') if not (np.all(np.diff(b) >= 0) or np.all(np.diff(b) <= 0)) else np.searchsorted(b, x, "
     "side) if len(b) == 0 or b[0] <= b[-1] else len(b) - np.searchsorted(b[::-1], x, "
     "side))(np.asarray(bins), 'left' if right else 'right')"},
    {"ediff1d",
     "lambda ary, to_end=None, to_begin=None: np.concatenate([np.ravel(x) for x in (to_begin, "
     "np.diff(np.ravel(ary)), to_end) if x is not None])"},
    {"extract", "lambda condition, arr: np.take(np.ravel(arr), np.nonzero(np.ravel(condition))[0])"},
    {"fromiter", "lambda iter, dtype, count=-1: np.array(list(iter)[:count if count >= 0 else None], dtype)"},
    {"gradient",
     "lambda f, *varargs, axis=None: (lambda x, along: (lambda all: all[0] if len(all) == 1 else "
     "all)([np.moveaxis((lambda y, h: np.concatenate(((y[..., 1:2] - y[..., :1]) / h, (y[..., 2:] - y[..., "
     ":-2]) / (2.0 * h), (y[..., -1:] - y[..., -2:-1]) / h), -1) if np.ndim(h) == 0 else (lambda y, d: "
     "np.concatenate(((y[..., 1:2] - y[..., :1]) / d[0], (lambda p, q: -q / (p * (p + q)) * y[..., :-2] + "
     "(q - p) / (p * q) * y[..., 1:-1] + p / (q * (p + q)) * y[..., 2:])(d[:-1], d[1:]), (y[..., -1:] - "
     "y[..., -2:-1]) / d[-1]), -1))(y, np.diff(h)))(np.moveaxis(x, k, -1), varargs[n if len(varargs) > 1 "
     "else 0] if varargs else 1.0), -1, k) for n, k in enumerate(along) if x.shape[k] > 1 or fail('an axis "
     "of at least two elements is needed')]))(np.asarray(f) if np.asarray(f).dtype.kind in 'fc' else "
     "np.asarray(f) * 1.0, range(np.ndim(f)) if axis is None else [axis] if isinstance(axis, int) else "
     "axis)"},
    {"hamming",
     "lambda M: np.zeros(0) if M < 1 else np.ones(1) if M == 1 else 0.54 + 0.46 * np.cos(np.pi * "
     "np.arange(1 - M, M, 2) / (M - 1))"},
    {"hanning",
     "lambda M: np.zeros(0) if M < 1 else np.ones(1) if M == 1 else 0.5 + 0.5 * np.cos(np.pi * np.arange(1 "
     "- M, M, 2) / (M - 1))"},
    {"in1d", "lambda ar1, ar2, assume_unique=False, invert=False: np.isin(np.ravel(ar1), ar2) != invert"},
    {"insert",
     "lambda arr, obj, values: (lambda x, i, v: np.concatenate((x, np.broadcast_to(v, (max(v.size, "
     "i.size),))))[np.argsort(np.concatenate((2 * np.arange(x.size) + 1, 2 * np.broadcast_to(np.where(i < "
     "0, i + x.size, i), (max(v.size, i.size),)))), kind='stable')] if np.all((i >= -x.size) & (i <= "
     "x.size)) else x[x.size + 1])(np.ravel(arr), np.ravel(obj), "
     "np.ravel(np.asarray(values).astype(np.asarray(arr).dtype)))"},
    {"intersect1d",
     "lambda ar1, ar2: (lambda u, v: u[np.isin(u, v)].astype(np.result_type(u, v)))(np.unique(ar1), "
     "np.unique(ar2))"},
    {"iscomplex", "lambda x: np.imag(x) != 0"},
    {"isneginf", "lambda x: np.isinf(x) & np.signbit(x)"},
    {"isposinf", "lambda x: np.isinf(x) & ~np.signbit(x)"},
    {"isreal", "lambda x: np.imag(x) == 0"},
    {"issubdtype",
     "lambda arg1, arg2: isinstance(np.zeros(1, arg1)[0], np.dtype(arg2).type if isinstance(arg2, (str, "
     "np.dtype)) or arg2 in (int, float, complex, bool, str, bytes) else arg2)"},
    {"lexsort",
     "lambda keys, axis=-1: [order := np.arange(len(keys[0])), [order := "
     "order[np.argsort(np.asarray(k)[order], kind='stable')] for k in keys], order][-1]"},
    {"nanargmax",
     "lambda a, axis=None: fail('All-NaN slice encountered') if np.any(np.all(np.isnan(a), axis)) else "
     "np.argmax(np.where(np.isnan(a), -np.inf, a), axis)"},
    {"nanargmin",
     "lambda a, axis=None: fail('All-NaN slice encountered') if np.any(np.all(np.isnan(a), axis)) else "
     "np.argmin(np.where(np.isnan(a), np.inf, a), axis)"},
    {"nancumprod",
     "lambda a, axis=None, dtype=None: (lambda x: np.cumprod(np.where(np.isnan(x), x.dtype.type(1), x) if "
     "x.dtype.kind in 'fc' else x, axis, dtype))(np.asarray(a))"},
    {"nancumsum",
     "lambda a, axis=None, dtype=None: (lambda x: np.cumsum(np.where(np.isnan(x), x.dtype.type(0), x) if "
     "x.dtype.kind in 'fc' else x, axis, dtype))(np.asarray(a))"},
    {"nanmedian",
     "lambda a, axis=None: (lambda f: f(np.ravel(a)) if axis is None else np.apply_along_axis(f, axis, "
     "a))(lambda x: np.median(x[~np.isnan(x)]) if not np.all(np.isnan(x)) else (x.dtype.type if x.dtype.kind == 'f' "
     "else float)(np.nan))"},
    {"nanpercentile",
     "lambda a, q, axis=None: (lambda f: f(np.ravel(a)) if axis is None else np.apply_along_axis(f, axis, "
     "a))(lambda x: np.percentile(x[~np.isnan(x)], q) if not np.all(np.isnan(x)) else (x.dtype.type if x.dtype.kind == "
     "'f' else float)(np.nan))"},
    {"nanprod",
     "lambda a, axis=None, dtype=None: (lambda x: np.prod(np.where(np.isnan(x), x.dtype.type(1), x) if "
     "x.dtype.kind in 'fc' else x, axis, dtype))(np.asarray(a))"},
    {"nanquantile",
     "lambda a, q, axis=None: (lambda f: f(np.ravel(a)) if axis is None else np.apply_along_axis(f, axis, "
     "a))(lambda x: np.quantile(x[~np.isnan(x)], q) if not np.all(np.isnan(x)) else (x.dtype.type if x.dtype.kind == "
     "'f' else float)(np.nan))"},
    {"pad",
     "lambda array, pad_width, mode='constant', *, constant_values=0: [x := np.asarray(array), [x := "
     "np.concatenate((np.full(x.shape[:i] + (b,) + x.shape[i + 1:], constant_values, x.dtype), x, "
     "np.full(x.shape[:i] + (a,) + x.shape[i + 1:], constant_values, x.dtype)), i) if mode == 'constant' "
     "else np.take(x, {'edge': np.clip, 'wrap': lambda k, low, high: k % (high + 1), 'reflect': lambda k, "
     "low, high: high - np.abs(high - k % max(2 * high, 1))}.get(mode, lambda *a: fail('the modes are "
     "constant, edge, reflect and wrap'))(np.arange(-b, x.shape[i] + a), 0, x.shape[i] - 1), i) for i, (b, "
     "a) in enumerate(np.broadcast_to(pad_width, (x.ndim, 2)).tolist())], x][-1]"},
    {"polyder",
     "lambda p, m=1: [c := np.asarray(p), [c := c[:-1] * np.arange(len(c) - 1, 0, -1) for _ in range(m)], "
     "c][-1]"},
    {"polymul",
     "lambda a1, a2: (lambda trimmed: np.convolve(trimmed(np.atleast_1d(a1)), "
     "trimmed(np.atleast_1d(a2))))(lambda p: p[np.argmax(p != 0):] if np.any(p) else p[:1])"},
    {"ravel_multi_index",
     "lambda multi_index, dims: fail('multi_index must have as many arrays as dims has lengths') if "
     "len(multi_index) != len(dims) else fail('invalid entry in coordinates array') if any([np.any("
     "(np.asarray(i) < 0) | (np.asarray(i) >= n)) for i, n in zip(multi_index, dims)]) else "
     "sum([np.arange(n)[i] * np.prod(dims[k + 1:], dtype=int) for k, (i, n) in enumerate(zip(multi_index, "
     "dims))])"},
    {"rot90",
     "lambda m, k=1, axes=(0, 1): (lambda x, n, a, b: x if n == 0 else np.swapaxes(np.flip(x, b), a, b) if "
     "n == 1 else np.flip(np.flip(x, a), b) if n == 2 else np.flip(np.swapaxes(x, a, b), "
     "b))(np.asarray(m), k % 4, *axes)"},
    {"select",
     "lambda condlist, choicelist, default=0: [out := default, [out := np.where(c, x, out) for c, x in "
     "reversed([*zip(condlist, choicelist)])], out][-1]"},
    {"setdiff1d",
     "lambda ar1, ar2, assume_unique=False: (lambda u: u[~np.isin(u, ar2)])(np.ravel(ar1) if assume_unique "
     "else np.unique(ar1))"},
    {"setxor1d",
     "lambda ar1, ar2: (lambda u, v: np.sort(np.concatenate((u[~np.isin(u, v)], v[~np.isin(v, "
     "u)]))))(np.unique(ar1), np.unique(ar2))"},
    {"take_along_axis",
     "lambda arr, indices, axis: (lambda a, i: np.ravel(a)[i] if axis is None else a[tuple([i if k == axis "
     "% a.ndim else np.arange(n).reshape((1,) * k + (n,) + (1,) * (a.ndim - 1 - k)) for k, n in "
     "enumerate(a.shape)])])(np.asarray(arr), np.asarray(indices))"},
    {"tensordot",
     "lambda a, b, axes=2: (lambda x, y: np.dot(x.reshape(-1, np.prod(x.shape[x.ndim - axes:], "
     "dtype=int)), y.reshape(np.prod(y.shape[:axes], dtype=int), -1)).reshape(x.shape[:x.ndim - axes] + "
     "y.shape[axes:]))(np.asarray(a), np.asarray(b))"},
    {"tri",
     "lambda N, M=None, k=0, dtype=float: np.greater_equal.outer(np.arange(N), np.arange(-k, (N if M is "
     "None else M) - k)).astype(dtype)"},
    {"tril_indices", "lambda n, k=0, m=None: np.nonzero(np.tril(np.ones((n, n if m is None else m)), k))"},
    {"triu_indices", "lambda n, k=0, m=None: np.nonzero(np.triu(np.ones((n, n if m is None else m)), k))"},
    {"union1d", "lambda ar1, ar2: np.unique(np.concatenate((np.ravel(ar1), np.ravel(ar2))))"},
    {"unravel_index",
     "lambda indices, shape: (lambda i, dims, size: refuse('only int indices permitted') if i.dtype.kind not in 'biu' "
     "else tuple([np.arange(size)[i + 0] // np.prod(dims[k + 1:], "
     "dtype=int) % n for k, n in enumerate(dims)]) if np.all((i >= 0) & (i < size)) else fail(f'index is out "
     "of bounds for array with size {size}'))(np.asarray(indices), (shape,) if isinstance(shape, int) else "
     "tuple(shape), np.prod(shape, dtype=int))"},
    {"unwrap",
     "lambda p, discont=None, axis=-1, *, period=2 * np.pi: (lambda x, half: "
     "np.moveaxis(np.concatenate((x[..., :1], x[..., 1:] + (lambda d: np.cumsum(np.where(np.abs(d) < (half "
     "if discont is None else max(discont, half)), 0, (lambda w: np.where((w == -half) & (d > 0), half, "
     "w))((d + half) % period - half) - d), -1))(np.diff(x))), -1), -1, axis))(np.moveaxis(np.asarray(p) * "
     "1.0, axis, -1), period / 2)"},
    {"vander",
     "lambda x, N=None, increasing=False: (lambda v, k: v.astype(np.promote_types(v.dtype, int))[:, None] "
     "** (k if increasing else k[::-1]))(np.asarray(x), np.arange(len(x) if N is None else N))"},
};
constexpr std::size_t count = std::size(definitions);

template <class Exception>
Value raise(const arguments& given) {
  throw Exception(std::string(given.positional[0].as_str()));
}

/// What an expression cannot do: raise.
class only_raising final : public scope {
 public:
  [[nodiscard]] std::optional<Value> find(std::string_view name) const override {
    if (name == "fail") return make_function("fail", raise<ValueError>);
    if (name == "refuse") return make_function("refuse", raise<TypeError>);
    return {};
  }
};

/// Sees the built-ins, `np`, `fail` and `refuse`, whatever names the caller has.
template <std::size_t Index>
Value call(context& where, const arguments& given) {
  const parsed_expression parsed = parse(definitions[Index].text);
  const only_raising names;
  context inner(where.spending(), names, where.frames());
  evaluator reader(inner, parsed.tree(), std::make_shared<frame>(nullptr, false));
  return inner.call(reader.run(*parsed.tree()), given);
}

template <std::size_t... Indices>
constexpr std::array<native, count> natives(std::index_sequence<Indices...>) {
  return {native{definitions[Indices].name, call<Indices>}...};
}

constexpr std::array<native, count> table = natives(std::make_index_sequence<count>());

}  // namespace

std::span<const native> composed_functions() noexcept { return table; }

}  // namespace sipyco::expression::numpy
