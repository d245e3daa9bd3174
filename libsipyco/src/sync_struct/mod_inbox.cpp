// SPDX-License-Identifier: LGPL-3.0-or-later
#include "sync_struct/mod_inbox.hpp"

#include <utility>

namespace sipyco::sync_struct {

encoded_mod mod_inbox::encode(const Mod& mod) const {
  encoded_mod out;
  out.is_init = mod.action == ModAction::init;
  for (const auto version : {pyon::v1, pyon::v2})
    if (is_active(version)) out.lines[index_of(version)] = encode_line(mod, version, limits_);
  return out;
}

void mod_inbox::push(encoded_mod mod) {
  const std::lock_guard held(mutex_);
  const bool was_empty = content_.mods.empty() && !content_.lost;
  std::size_t bytes = 0;
  for (const auto& line : mod.lines) bytes += line ? line->size() : 0;
  if (bytes_ != 0 && bytes_ + bytes > max_bytes_) {
    content_ = {{}, true};
    bytes_ = 0;
  }
  bytes_ += bytes;
  content_.mods.push_back(std::move(mod));
  if (was_empty) wake_();
}

mod_inbox::content mod_inbox::take() {
  const std::lock_guard held(mutex_);
  bytes_ = 0;
  return std::exchange(content_, {});
}

}  // namespace sipyco::sync_struct
