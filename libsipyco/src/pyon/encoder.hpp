// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/result.hpp>
#include <sipyco/pyon/encode.hpp>
#include <sipyco/value/value.hpp>
#include "pyon/scalar_text.hpp"

#include <string>
#include <vector>

namespace sipyco::pyon {

/// What the encoders of both versions share: the way to the value that cannot be encoded, and numbers.
///
/// Functions return false when the value cannot be encoded; each container on the way back adds where it was.
class encoder {
 public:
  /// The reason, and the path to the value in front of it.
  [[nodiscard]] failure take_failure();

 protected:
  encoder(text_sink& out, const encode_options& options)
      : out_(out),
        pretty_(options.pretty),
        keep_types_(options.keep_types),
        known_(options.known),
        limits_(options.limits) {}

  bool integer(const Value& x) {
    const std::int64_t* const small = x.if_int64();
    if (small == nullptr || limits_.max_int_digits < 19) [[unlikely]]
      return integer(x.as_integer());
    put_integer(out_, *small);
    return true;
  }
  bool integer(const Integer& x);

  /// Notes why encoding ends.
  bool refuse(std::string message);
  /// Refuses what is nested too deep.
  bool refuse_depth();
  /// Notes that it ended in the item of this index or key.
  bool inside(std::size_t index);
  bool inside(const Value& key);

  text_sink& out_;
  const bool pretty_, keep_types_;
  const classes* const known_;

 private:
  encode_limits limits_;
  failure failure_;
  std::vector<std::string> path_;  // from the inside to the outside
};

/// Appends `x` as one version or the other.
[[nodiscard]] result<void> encode_v1(text_sink& out, const Value& x, const encode_options& options);
[[nodiscard]] result<void> encode_v2(text_sink& out, const Value& x, const encode_options& options);

}  // namespace sipyco::pyon
