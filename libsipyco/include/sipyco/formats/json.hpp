// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/result.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace sipyco {
class Value;
}

namespace sipyco::formats {

/// How NaN and the infinities are written, which JSON proper lacks.
enum class json_nan : std::uint8_t {
  literal,  ///< `NaN`, `Infinity`, `-Infinity`, as Python's json module does
  null,     ///< `null`
  string,   ///< `"NaN"`, `"Infinity"`, `"-Infinity"`
};

/// Something of a value that JSON does not hold.
struct json_loss {
  std::string path;  ///< `["a"][1]`; empty for the value itself
  std::string what;  ///< `tuple became an array`
};

/// How JSON is written, and what becomes of what it cannot hold.
struct json_options {
  /// Whether what JSON cannot hold is mapped to what is nearest, or refused. (NaN goes by `nan` alone.)
  bool lossy = true;
  json_nan nan = json_nan::literal;  ///< What becomes of NaN and the infinities.
  /// Spaces a level; 0 writes everything on one line, without spaces.
  std::size_t indent = 0;
  /// A tab a level instead.
  bool tabs = false;
  /// Other characters than ASCII as they stand, not as `\uXXXX`.
  bool utf8 = false;
  /// Bytes of text; a value that needs more is refused.
  std::size_t max_bytes = std::size_t{1} << 30;
  /// Receives what was lost, when not null; at most `max_losses` of them are kept.
  std::vector<json_loss>* losses = nullptr;
  std::size_t max_losses = 1000;  ///< Further ones are not told.
};

/// `x` as JSON. What JSON lacks becomes: tuple, set and array an array; bytes base64; complex `[re, im]`; a NumPy
/// scalar what its `item()` is, a time its text; a Fraction `"a/b"`; a key that is no str its repr; anything else its
/// repr.
///
/// Throws EncodeError for it instead, with the path to it, unless `lossy`; LimitError as pyon::encode does.
[[nodiscard]] std::string to_json(const Value& x, const json_options& options = {});

/// Appends to `out`, which stays as it was after a failure.
[[nodiscard]] result<void> try_to_json(std::string& out, const Value& x, const json_options& options = {});

}  // namespace sipyco::formats
