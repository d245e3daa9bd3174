// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/limits.hpp>
#include <sipyco/base/result.hpp>
#include <sipyco/pyon/version.hpp>
#include <sipyco/value/value.hpp>

#include <memory>
#include <string_view>
#include <vector>

namespace sipyco::pyon {

class classes;

/// How a text is read.
struct decode_options {
  /// Objects of v2 whose class is not known become `opaque` ones; otherwise the text is refused, as in Python.
  bool opaque = false;
  /// What else than PYON's own classes v2 can express; must live as long as decoding takes.
  const classes* known = nullptr;
  decode_limits limits = {};  ///< What a message may hold: depth, digits, sizes.
};

/// The value that `text` stands for (Python's `pyon.decode`); nothing in it is ever executed.
///
/// The version is told from the text: JSON text is v2; otherwise the first token that only one version has decides,
/// so `(1, 2)`, `'a'`, `None` and `{1}` are v1, `NaN` is v2. Throws DecodeError, with its place, also when a limit is
/// exceeded.
[[nodiscard]] Value decode(std::string_view text, const decode_limits& limits = {});

[[nodiscard]] Value decode(std::string_view text, const decode_options& options);

/// The same with the version given.
[[nodiscard]] Value decode(std::string_view text, version which, const decode_limits& limits = {});
[[nodiscard]] Value decode(std::string_view text, version which, const decode_options& options);

/// Like decode, with the failure as a value; its offset is always set.
[[nodiscard]] result<Value> try_decode(std::string_view text, const decode_limits& limits = {});
[[nodiscard]] result<Value> try_decode(std::string_view text, version which, const decode_limits& limits = {});
[[nodiscard]] result<Value> try_decode(std::string_view text, const decode_options& options);
[[nodiscard]] result<Value> try_decode(std::string_view text, version which, const decode_options& options);

/// Decodes a text that arrives in pieces; keeps none of it but the token that a piece ends in.
class decoder {
 public:
  explicit decoder(version which, const decode_limits& limits = {});  ///< With limits only.
  decoder(version which, const decode_options& options);              ///< What the options point to must outlive it.
  /// Leaves out, as it is read, what `way` does not lead to: the dict that is entry `way[0]` of the outermost one gets
  /// no other entry than `way[1]`, the dict in there none but `way[2]`, and so on. The outermost dict, lists and what
  /// is in them, and in v2 dicts of which a key is no str, stay whole.
  decoder(version which, std::vector<Value> way, const decode_limits& limits = {});
  decoder(decoder&&) noexcept;             ///< Leaves the other fit only to be assigned to or destroyed.
  decoder& operator=(decoder&&) noexcept;  ///< Leaves the other fit only to be assigned to or destroyed.
  ~decoder();

  /// Reads on; `last` tells that the text ends here. After a failure every call fails the same way.
  [[nodiscard]] result<void> feed(std::string_view chunk, bool last);

  /// The value, once the last piece was read.
  [[nodiscard]] Value take();

 private:
  struct implementation;
  std::unique_ptr<implementation> impl_;
};

}  // namespace sipyco::pyon
