// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>

#include "expression/context.hpp"

/// NumPy's functions, each under its own name, by the source they are in.
namespace sipyco::expression::numpy::function {

using declared = Value(context& where, const arguments& given);

// creation.cpp
declared array, asarray, zeros, ones, empty, full, zeros_like, ones_like, empty_like, full_like, eye, identity;
// ranges.cpp
declared arange, linspace, logspace, geomspace, meshgrid, indices;
// shaping.cpp
declared reshape, ravel, transpose, swapaxes, moveaxis, squeeze, expand_dims, atleast_1d, atleast_2d, atleast_3d,
    broadcast_to, shape, size, ndim;
// joining.cpp
declared concatenate, stack, vstack, hstack, dstack, column_stack, split, array_split, append;
// rearranging.cpp
declared flip, fliplr, flipud, roll, rot90, tile, repeat, diag, diagonal, tril, triu, trace;
// reducing.cpp
declared sum, prod, amin, amax, any, all, mean, std, var, ptp, count_nonzero, average, nansum, nanmin, nanmax, nanmean;
// running.cpp
declared cumsum, cumprod, diff, ediff1d, gradient, trapz;
// ordering.cpp
declared sort, argsort, argmin, argmax, unique, searchsorted, median, percentile, quantile;
// selecting.cpp
declared where, nonzero, flatnonzero, argwhere, take, compress, extract, select, isin;
// multiplying.cpp
declared dot, vdot, inner, outer, matmul, cross, kron, einsum_refused;
// elementwise.cpp
declared round, clip, real, imag, angle, divmod, modf, frexp, isclose, allclose, array_equal, nan_to_num, sinc,
    iscomplexobj, isrealobj, isscalar, isreal, iscomplex;
// interpolating.cpp
declared interp, polyval, histogram, bincount, convolve, digitize;
// typing.cpp
declared can_cast, promote_types, result_type, finfo, iinfo, astype;

}  // namespace sipyco::expression::numpy::function
