// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/limits.hpp>
#include <sipyco/base/result.hpp>
#include <sipyco/pyon/version.hpp>
#include <sipyco/value/value.hpp>

#include <string>

namespace sipyco::pyon {

class classes;

/// How a value is written.
struct encode_options {
  /// On several lines, indented by four spaces, as Python's `pyon.encode(x, pretty=True)` writes it: in v1 only dicts
  /// of two or more entries are broken, sorted if all keys are str; in v2 all that JSON breaks.
  bool pretty = false;
  /// v2 keeps the types of `np.float64` and `np.str_`, which Python writes as float and str.
  bool keep_types = false;
  /// What else than PYON's own classes v2 can express; must live as long as encoding takes.
  const classes* known = nullptr;
  encode_limits limits = {};  ///< What a message may become: depth, digits, length.
};

/// `x` as text on one line, ASCII only, byte for byte as Python's `pyon.encode` writes it.
///
/// Throws EncodeError for what the version cannot express, naming its path (`["a"][1]`), and LimitError for integers
/// of too many digits, for values nested deeper than `max_value_depth` and for text longer than the limit.
[[nodiscard]] std::string encode(const Value& x, version which, const encode_limits& limits = {});
[[nodiscard]] std::string encode(const Value& x, version which, const encode_options& options);

/// `x` as `store_file` writes it, without v1's newline at the end.
[[nodiscard]] std::string encode_pretty(const Value& x, version which, const encode_limits& limits = {});

/// Appends the text to `out`, which stays as it was when an exception is thrown.
void encode_to(std::string& out, const Value& x, version which, const encode_limits& limits = {});

/// The same with the failure as a value.
[[nodiscard]] result<void> try_encode_to(std::string& out, const Value& x, version which,
                                         const encode_limits& limits = {});
[[nodiscard]] result<void> try_encode_to(std::string& out, const Value& x, version which,
                                         const encode_options& options);

}  // namespace sipyco::pyon
