// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <mutex>
#include <vector>

#include <sipyco/base/limits.hpp>

#include "sync_struct/encoded_mod.hpp"

namespace sipyco::sync_struct {

/// The way of modifications from whoever makes them to the publisher's thread.
class mod_inbox {
 public:
  struct content {
    std::vector<encoded_mod> mods;
    /// There were too many: some are missing, before those that are here.
    bool lost = false;
  };

  /// `wake` makes the publisher's thread call `take`; it is called when the inbox is no longer empty, by any thread.
  mod_inbox(std::size_t max_bytes, encode_limits limits, std::function<void()> wake)
      : max_bytes_(max_bytes), limits_(limits), wake_(std::move(wake)) {}

  /// From now on modifications are encoded in this version too. The caller keeps the structure from changing.
  void activate(pyon::version version) { active_[index_of(version)] = true; }
  [[nodiscard]] bool is_active(pyon::version version) const noexcept { return active_[index_of(version)]; }

  /// Encodes in each active version. Throws EncodeError, LimitError.
  [[nodiscard]] encoded_mod encode(const Mod& mod) const;
  void push(encoded_mod mod);
  [[nodiscard]] content take();

 private:
  std::array<bool, version_count> active_ = {};
  std::size_t max_bytes_;
  encode_limits limits_;
  std::function<void()> wake_;

  std::mutex mutex_;
  content content_;
  std::size_t bytes_ = 0;
};

}  // namespace sipyco::sync_struct
