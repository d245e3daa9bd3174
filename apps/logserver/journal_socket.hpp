// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "logserver/record_target.hpp"

#include <string>
#include <string_view>

namespace sipyco::logserver {

/// The socket of systemd's journal: each record is a datagram of its native protocol, or a file in memory where it is
/// too large for one.
class journal_socket final : public record_target {
 public:
  static constexpr const char* usual_path = "/run/systemd/journal/socket";

  /// Throws cli::fatal_error where nobody listens.
  explicit journal_socket(std::string path);
  ~journal_socket() override;

  /// Writes one record. Connects again where the journal was started again.
  [[nodiscard]] outcome write_some(std::string_view record) override;
  [[nodiscard]] int reopen() override;
  [[nodiscard]] const std::string& path() const noexcept override { return path_; }
  [[nodiscard]] int descriptor() const noexcept override { return fd_; }
  [[nodiscard]] bool has_reader() const noexcept override { return true; }
  [[nodiscard]] bool takes_single_records() const noexcept override { return true; }

 private:
  /// errno.
  [[nodiscard]] int send(std::string_view record) const;
  [[nodiscard]] int send_in_file(std::string_view record) const;

  std::string path_;
  int fd_ = -1;
};

}  // namespace sipyco::logserver
