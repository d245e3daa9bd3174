// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/result.hpp>

#include <sipyco/base/connection_error.hpp>
#include <sipyco/base/decode_error.hpp>
#include <sipyco/base/error.hpp>

#include <utility>

namespace sipyco {

failure decode_failure(std::string message, std::size_t offset) {
  return {failure_kind::decode, std::move(message), offset};
}

failure limit_failure(std::string_view what, std::string_view limit_name, std::uint64_t limit_value,
                      std::size_t offset) {
  return {failure_kind::limit, limit_message(what, limit_name, limit_value), offset};
}

void throw_failure(const failure& f) {
  switch (f.kind) {
    case failure_kind::error: break;
    case failure_kind::type_error: throw TypeError(f.message);
    case failure_kind::value_error: throw ValueError(f.message);
    case failure_kind::unicode_error: throw UnicodeError(f.message);
    case failure_kind::key_error: throw KeyError(f.message);
    case failure_kind::index_error: throw IndexError(f.message);
    case failure_kind::overflow_error: throw OverflowError(f.message);
    case failure_kind::zero_division_error: throw ZeroDivisionError(f.message);
    case failure_kind::attribute_error: throw AttributeError(f.message);
    case failure_kind::decode: {
      const auto offset = f.offset == failure::no_offset ? 0 : f.offset;
      throw DecodeError(f.message, text_position{offset, 1, offset + 1});
    }
    case failure_kind::encode: throw EncodeError(f.message);
    case failure_kind::limit: throw LimitError(f.message);
    case failure_kind::connection: throw ConnectionError(f.message);
    case failure_kind::connection_refused: throw ConnectionRefused(f.message);
    case failure_kind::address_in_use: throw AddressInUse(f.message);
    case failure_kind::connection_lost: throw ConnectionLost(f.message);
    case failure_kind::connection_closed: throw ConnectionLost(f.message, connection_loss::end_of_file);
    case failure_kind::host_not_found: throw HostNotFound(f.message);
    case failure_kind::timeout: throw TimeoutError(f.message);
    case failure_kind::interrupted: throw Interrupted(f.message);
    case failure_kind::protocol: throw ProtocolError(f.message);
    case failure_kind::incompatible_server: throw IncompatibleServer(f.message);
    case failure_kind::tls: throw TlsError(f.message);
    case failure_kind::configuration: throw ConfigurationError(f.message);
  }
  throw Error(f.message);
}

void throw_failure(const failure& f, std::string_view text) {
  if (f.offset == failure::no_offset) throw_failure(f);
  throw DecodeError(f.message, text, f.offset);
}

void throw_exception_from_error(const failure& f, const boost::source_location&) { throw_failure(f); }

}  // namespace sipyco
