// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/limits.hpp>
#include <sipyco/base/result.hpp>

#include <complex>
#include <cstddef>
#include <functional>
#include <memory>
#include <string_view>

namespace sipyco::formats {

/// How PYON v1 is written anew.
struct v1_layout {
  /// In lines, keys sorted as `store_file` of sipyco 1.9 has them; else as a message has them.
  bool pretty = true;
  /// Spaces a level.
  std::size_t indent = 4;
  /// A tab a level in place of them.
  bool tabs = false;
};

/// Writes PYON v1 anew while it arrives.
///
/// What comes out is what the encoder writes of the decoded value: of keys that occur twice the last value counts.
/// Since keys are sorted, a dict is kept as text until it ends; an OrderedDict and the arguments of other calls are
/// kept as values. Outside of dicts only the current token takes memory.
class v1_reformatter {
 public:
  /// Takes the text piece by piece.
  using output = std::function<void(std::string_view text)>;

  /// `to` gets the text in the new layout.
  explicit v1_reformatter(output to, const v1_layout& layout = {}, const decode_limits& limits = {});
  v1_reformatter(v1_reformatter&&) noexcept;             ///< Leaves the other fit only to be assigned to or destroyed.
  v1_reformatter& operator=(v1_reformatter&&) noexcept;  ///< Leaves the other fit only to be assigned to or destroyed.
  ~v1_reformatter();

  /// Reads on; `last` tells that the text ends here. The text that comes out has no newline at its end. Offsets of
  /// failures count from the start of the first piece. After a failure it must not be used any more.
  [[nodiscard]] result<void> feed(std::string_view chunk, bool last);

 private:
  class implementation;
  std::unique_ptr<implementation> impl_;
};

/// The complex number whose text v1 reads as `x`, as far as there is one: it reads `-1j` as `-0-1j`, and `(-0-1j)` as
/// `0-1j`.
[[nodiscard]] std::complex<double> readable_in_v1(std::complex<double> x) noexcept;

}  // namespace sipyco::formats
