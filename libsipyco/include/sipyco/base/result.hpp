// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <boost/system/result.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sipyco {

/// What went wrong; one entry for each class of the exception hierarchy that a failure can become.
enum class failure_kind {
  error,
  type_error,
  value_error,
  unicode_error,
  key_error,
  index_error,
  overflow_error,
  zero_division_error,
  attribute_error,
  decode,
  encode,
  limit,
  connection,
  connection_refused,
  address_in_use,
  connection_lost,
  connection_closed,
  host_not_found,
  timeout,
  interrupted,
  protocol,
  incompatible_server,
  tls,
  configuration,
};

/// An error as a return value, for what depends on input.
struct failure {
  static constexpr std::size_t no_offset = static_cast<std::size_t>(-1);  ///< The offset of a failure that has none.

  failure_kind kind = failure_kind::error;  ///< Decides the class of the exception.
  std::string message;                      ///< For people: what, where, and what to do.
  /// Position in the text or buffer that was read, in bytes.
  std::size_t offset = no_offset;

  friend bool operator==(const failure&, const failure&) = default;  ///< Member by member.
};

/// A value, or the reason why there is none; `value()` throws the class that belongs to the failure's kind.
template <class T>
using result = boost::system::result<T, failure>;

/// Failure of kind `decode` at `offset`.
[[nodiscard]] failure decode_failure(std::string message, std::size_t offset);

/// Failure of kind `limit`; its message names the limit and its value.
[[nodiscard]] failure limit_failure(std::string_view what, std::string_view limit_name, std::uint64_t limit_value,
                                    std::size_t offset = failure::no_offset);

/// Throws the exception that mirrors `f`; a kind `decode` becomes a DecodeError on line 1 unless thrown with its text.
[[noreturn]] void throw_failure(const failure& f);

/// The same for a failure of decoding `text`: whatever its kind, it becomes a DecodeError if it has an offset.
[[noreturn]] void throw_failure(const failure& f, std::string_view text);

/// Called by `boost::system::result::value()`.
[[noreturn]] void throw_exception_from_error(const failure& f, const boost::source_location& where);

}  // namespace sipyco
