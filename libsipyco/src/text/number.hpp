// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/integer.hpp>

#include <complex>
#include <cstddef>
#include <string>

/// Python's numbers as its repr writes them; floats are base::append_float's.
namespace sipyco::text {

/// Python refuses to write an integer of more digits.
inline constexpr std::size_t max_int_digits = 4300;

/// Throws ValueError past max_int_digits, as Python.
void append_integer(std::string& out, const Integer& x);
/// `(1+2j)`, `1j`, `(-0+infj)`.
void append_complex(std::string& out, const std::complex<double>& x);

}  // namespace sipyco::text
