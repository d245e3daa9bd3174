// SPDX-License-Identifier: LGPL-3.0-or-later
#include "sync_struct/notifier_state.hpp"

#include <utility>

#include <sipyco/base/error.hpp>
#include <sipyco/value/indexing.hpp>

namespace sipyco::sync_struct {

void notifier_state::apply_locked(const Mod& mod) {
  encoded_mod encoded;
  if (inbox) encoded = inbox->encode(mod);
  process_mod(structure, mod);
  encoded.sequence = ++sequence;
  if (inbox) inbox->push(std::move(encoded));
}

void notifier_state::apply(const Mod& mod) {
  const std::lock_guard held(mutex);
  apply_locked(mod);
}

Value notifier_state::pop(const Mod& mod) {
  const std::lock_guard held(mutex);
  Value container = structure;
  for (const Value& key : mod.path) container = get_item(container, key);
  Value out;
  if (container.kind() == kind::list ? !container.items().empty() : container.is_dict())
    out = get_item(container, mod.key);
  container = Value();  // or the list would be copied, for it is shared
  apply_locked(mod);
  return out;
}

snapshot notifier_state::take_snapshot() {
  const std::lock_guard held(mutex);
  return {structure, sequence};
}

void notifier_state::attach(std::shared_ptr<mod_inbox> publisher) {
  const std::lock_guard held(mutex);
  if (inbox) throw ValueError("the notifier has a publisher already");
  inbox = std::move(publisher);
}

void notifier_state::detach(const mod_inbox& publisher) noexcept {
  const std::lock_guard held(mutex);
  if (inbox.get() == &publisher) inbox = nullptr;
}

void notifier_state::activate(mod_inbox& publisher, pyon::version version, const encode_limits& limits) {
  const std::lock_guard held(mutex);
  if (publisher.is_active(version)) return;
  (void)encode_line({ModAction::init, {}, {}, structure}, version, limits);
  publisher.activate(version);
}

}  // namespace sipyco::sync_struct
