// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>

#include "expression/context.hpp"

/// NumPy's functions, each under its own name, by the source they are in.
namespace sipyco::expression::numpy::function {

using declared = Value(context& where, const arguments& given);

// creation.cpp
declared array, asarray, astype, zeros, ones, empty, full, zeros_like, ones_like, empty_like, full_like, eye, identity;
// ranges.cpp
declared arange, linspace, logspace, geomspace;
// grids.cpp
declared meshgrid, indices, tril, triu, kron, sinc;
// shaping.cpp
declared reshape, ravel, transpose, swapaxes, moveaxis, squeeze, expand_dims, atleast_1d, atleast_2d, atleast_3d,
    broadcast_to, shape, size, ndim;
// joining.cpp
declared concatenate, stack, vstack, hstack, dstack, column_stack, split, array_split, append;
// rearranging.cpp
declared flip, fliplr, flipud, roll, tile, repeat, diag, diagonal, trace;
// reducing.cpp
declared sum, prod, amin, amax, any, all, mean, std, var, ptp, count_nonzero, average;
// missing.cpp
declared nansum, nanmin, nanmax, nanmean, nanvar, nanstd, nan_to_num;
// running.cpp
declared cumsum, cumprod, diff, trapz;
// ordering.cpp
declared sort, argsort, argmin, argmax, unique, searchsorted;
// quantiles.cpp
declared median, percentile, quantile;
// selecting.cpp
declared where, nonzero, flatnonzero, argwhere, take, compress;
// counting.cpp
declared histogram, bincount, isin;
// multiplying.cpp
declared dot, vdot, inner, outer, matmul, cross;
// elementwise.cpp
declared round, clip, real, imag, angle, divmod, modf, frexp, isclose, allclose, array_equal, iscomplexobj, isrealobj,
    isscalar;
// interpolating.cpp
declared interp, polyval, convolve;
// types.cpp
declared can_cast, promote_types, result_type, finfo, iinfo;

}  // namespace sipyco::expression::numpy::function
