// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>

#include <sipyco/sync_struct/notifier.hpp>

#include "sync_struct/mod_inbox.hpp"

namespace sipyco::sync_struct {

/// A structure at one moment.
struct snapshot {
  Value structure;
  std::uint64_t sequence = 0;
};

/// What the copies of a Notifier share.
struct notifier_state {
  /// Validates, applies and sends; then `change` has taken place, or nothing has.
  void apply(const Mod& mod);
  /// Removes what the key of the mod names, and returns it.
  Value pop(const Mod& mod);
  [[nodiscard]] snapshot take_snapshot();

  /// Throws ValueError when it has a publisher already.
  void attach(std::shared_ptr<mod_inbox> publisher);
  /// Does nothing if another one has taken over.
  void detach(const mod_inbox& publisher) noexcept;
  /// From now on changes must be expressible in `version`. Throws EncodeError when the structure is not.
  void activate(mod_inbox& publisher, pyon::version version, const encode_limits& limits);

  std::mutex mutex;
  Value structure;
  std::uint64_t sequence = 0;
  std::shared_ptr<mod_inbox> inbox;

 private:
  void apply_locked(const Mod& mod);
};

struct notifier_access {
  [[nodiscard]] static const std::shared_ptr<notifier_state>& state_of(const Notifier& notifier) {
    return notifier.state_;
  }
};

}  // namespace sipyco::sync_struct
