// SPDX-License-Identifier: LGPL-3.0-or-later
#include "sync_struct/structure_text.hpp"

#include <algorithm>
#include <utility>

namespace sipyco::sync_struct {

void structure_text::begin(std::uint64_t sequence) {
  clear();
  state_ = state::being_made;
  sequence_ = sequence;
  begun_ = clock::now();
}

bool structure_text::is_fresh() const noexcept {
  constexpr int times_as_long = 10;
  if (state_ != state::ready) return false;
  return since_.empty() || (init_->size() > least_kept && clock::now() - begun_ < times_as_long * made_in_);
}

bool structure_text::complete(shared_line init) {
  if (spoilt_) {
    clear();
    return false;
  }
  state_ = state::ready;
  made_in_ = clock::now() - begun_;
  init_ = std::move(init);
  return true;
}

void structure_text::add(std::uint64_t sequence, const shared_line& line) {
  if (state_ == state::none || spoilt_ || sequence <= sequence_ || !line) return;
  since_.push_back(line);
  since_bytes_ += line->size();
  const std::size_t worth = state_ == state::ready ? std::clamp(init_->size(), least_kept, most_kept) : most_kept;
  if (since_bytes_ > worth) spoil();
}

void structure_text::spoil() {
  if (state_ != state::being_made) return clear();
  spoilt_ = true;
  since_.clear();
  since_bytes_ = 0;
}

void structure_text::drop() {
  if (state_ == state::ready) clear();
}

void structure_text::clear() {
  state_ = state::none;
  spoilt_ = false;
  init_ = nullptr;
  since_.clear();
  since_bytes_ = 0;
}

}  // namespace sipyco::sync_struct
