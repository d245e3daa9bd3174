// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sync_struct/encoded_mod.hpp"

namespace sipyco::sync_struct {

/// The text of a structure in one version, and the changes since: what a new subscriber is sent.
///
/// It is worth keeping while the changes are not longer than the text. Who looks at the structure alone should find it
/// as it is now, so it is given to further subscribers only while it has no changes; but a long text also for a time
/// that is short beside that which it takes to make another one.
class structure_text {
 public:
  enum class state { none, being_made, ready };

  [[nodiscard]] state now() const noexcept { return state_; }
  [[nodiscard]] const shared_line& init() const noexcept { return init_; }
  [[nodiscard]] const std::vector<shared_line>& since() const noexcept { return since_; }

  /// It is there, and may be given to another subscriber.
  [[nodiscard]] bool is_fresh() const noexcept;

  /// The structure as of `sequence` is being encoded.
  void begin(std::uint64_t sequence);
  /// It is encoded. False when so much has changed meanwhile that it has to be done again; then there is none.
  [[nodiscard]] bool complete(shared_line init);
  /// A change of the structure.
  void add(std::uint64_t sequence, const shared_line& line);
  /// Some changes are missing: it is worth nothing, also when it is being made.
  void spoil();
  /// Forgets it, unless it is being made.
  void drop();

 private:
  void clear();

  // So many bytes of changes are kept for a short text, and so many while there is none yet.
  static constexpr std::size_t least_kept = std::size_t{1} << 20;
  static constexpr std::size_t most_kept = std::size_t{64} << 20;

  using clock = std::chrono::steady_clock;

  state state_ = state::none;
  clock::time_point begun_ = {};
  clock::duration made_in_ = {};
  bool spoilt_ = false;
  std::uint64_t sequence_ = 0;
  shared_line init_;
  std::vector<shared_line> since_;
  std::size_t since_bytes_ = 0;
};

}  // namespace sipyco::sync_struct
