// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace sipyco::bench {

/// Subscribers that do no more than count lines, so that what is measured is the publisher.
class sync_readers {
 public:
  /// Connects; each sends the request.
  sync_readers(std::size_t count, std::uint16_t port, const std::string& request);
  ~sync_readers();
  sync_readers(const sync_readers&) = delete;
  sync_readers& operator=(const sync_readers&) = delete;

  /// Returns when each has got so many more lines; exits when that takes more than two minutes.
  void read_lines(std::size_t count);

 private:
  struct reader {
    int fd;
    std::size_t lines;
  };
  static void read(reader& from);

  std::vector<reader> all_;
};

inline const std::string sync_request = "ARTIQ sync_struct\ntest\n";

/// A socket that listens on a free port of the loopback interface.
struct raw_listener {
  raw_listener();
  int fd;
  std::uint16_t port;
};

/// Runs in a process of its own: takes `count` connections, and for each byte from `go` writes `lines` to all of them.
[[noreturn]] void write_raw(const raw_listener& listener, std::size_t count, int go,
                            const std::vector<std::string>& lines);

}  // namespace sipyco::bench
