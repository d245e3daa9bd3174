// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/cli/exit_codes.hpp>

namespace sipyco::cli {

namespace {

constexpr exit_code_meaning meanings[] = {
    {exit_code::ok, "Success."},
    {exit_code::remote_exception, "The remote method raised an exception; or, of pyonfmt, a file would change."},
    {exit_code::usage, "The command line is wrong."},
    {exit_code::bad_data, "Data could not be decoded or encoded."},
    {exit_code::no_input_file, "An input file could not be read."},
    {exit_code::no_such_name, "The server has no such target, method or notifier."},
    {exit_code::host_unknown, "The host name could not be resolved."},
    {exit_code::no_connection, "The connection was refused or lost."},
    {exit_code::internal_error, "An error in the program itself; please report it."},
    {exit_code::cannot_create, "A file or a listening socket could not be created."},
    {exit_code::io_error, "Reading or writing failed, for instance on a full disk."},
    {exit_code::wrong_protocol, "The peer does not speak the protocol."},
    {exit_code::tls_refused, "TLS failed, or a certificate was refused."},
    {exit_code::bad_configuration, "Something is configured that cannot work."},
    {exit_code::timed_out, "A time limit passed."},
};

}  // namespace

std::span<const exit_code_meaning> exit_codes() noexcept { return meanings; }

}  // namespace sipyco::cli
