// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include <sipyco/pipe_ipc/limits.hpp>

namespace sipyco::pipe_ipc {

/// The child's end for programs that block: Python's `sipyco.pipe_ipc.ChildComm`.
///
/// One thread may read while another writes. The descriptors are closed on exec, so that children of this process do
/// not inherit them.
class ChildComm {
 public:
  /// Takes the descriptors that `address` names, as the parent's `get_address` gave it: `5,8`. Throws ValueError for
  /// another text, ConnectionError for descriptors that are not open.
  explicit ChildComm(std::string_view address, std::size_t max_line_bytes = default_max_line_bytes);
  ChildComm(ChildComm&& other) noexcept;             ///< Leaves the other fit only to be assigned to or destroyed.
  ChildComm& operator=(ChildComm&& other) noexcept;  ///< Leaves the other fit only to be assigned to or destroyed.
  /// Closes.
  ~ChildComm();

  /// Up to `max_bytes`, as soon as there are any; empty when the parent has closed its end, or ended.
  [[nodiscard]] std::string read(std::size_t max_bytes);
  /// The next line with its newline; at the end what is left, without one, then an empty text. Throws LimitError for a
  /// line of more than `max_line_bytes`.
  [[nodiscard]] std::string readline();
  /// Writes all of it. Throws ConnectionLost when the parent no longer reads; no signal is raised.
  void write(std::string_view bytes);
  /// Reading and writing throw ConnectionLost from then on.
  void close() noexcept;

 private:
  struct state;
  std::unique_ptr<state> state_;
};

}  // namespace sipyco::pipe_ipc
