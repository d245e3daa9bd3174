// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/limits.hpp>
#include <sipyco/base/result.hpp>
#include <sipyco/formats/json.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

namespace sipyco::formats {

/// What an object with the key `__jsonclass__` is.
enum class typed_objects : std::uint8_t {
  keep,    ///< an object like any other
  refuse,  ///< what the other format cannot express
};

/// Writes JSON or PYON v2 anew while it arrives, in lines or compact; needs memory for open brackets and one token
/// only.
///
/// Nothing is interpreted: keys that occur twice and typed objects stay as they are. Numbers keep their value, floats
/// get Python's shortest text. The input may be several documents; they come out with newlines between. `lossy` and
/// `losses` of the options mean nothing here; `max_bytes` neither.
class json_reformatter {
 public:
  /// Takes the text piece by piece.
  using output = std::function<void(std::string_view text)>;

  /// `to` gets the text in the new layout.
  json_reformatter(output to, const json_options& layout, typed_objects typed = typed_objects::keep,
                   const decode_limits& limits = {});
  json_reformatter(json_reformatter&&) noexcept;  ///< Leaves the other fit only to be assigned to or destroyed.
  /// Leaves the other fit only to be assigned to or destroyed.
  json_reformatter& operator=(json_reformatter&&) noexcept;
  ~json_reformatter();

  /// Reads on; `last` tells that the text ends here. Offsets of failures count from the start of the first piece. After
  /// a failure it must not be used any more.
  [[nodiscard]] result<void> feed(std::string_view chunk, bool last);

 private:
  class implementation;
  std::unique_ptr<implementation> impl_;
};

/// Where the first document of JSON text ends that is followed by another one: the place where that begins. Fails
/// where the first is not well-formed; the text's size when there is only one.
[[nodiscard]] result<std::size_t> first_document_end(std::string_view text, const decode_limits& limits = {});

}  // namespace sipyco::formats
