// SPDX-License-Identifier: LGPL-3.0-or-later
#include "protocol/mod_reader.hpp"

#include <utility>

#include "protocol/version_guess.hpp"

namespace sipyco::protocol {
namespace {

result<std::optional<Mod>> read_mod(const result<Value>& message) {
  if (!message) return message.error();
  auto mod = mod_from_value(*message);
  if (!mod) return mod.error();
  return std::optional<Mod>(std::move(*mod));
}

}  // namespace

mod_reader::mod_reader(const decode_limits& limits, const std::vector<Value>& only) : limits_(limits) {
  if (only.empty()) return;
  way_.emplace_back("struct");
  way_.insert(way_.end(), only.begin(), only.end());
}

result<std::optional<Mod>> mod_reader::read(const line_fragment& piece) {
  if (!within_ && piece.last) return read_mod(read_whole(piece.text));
  within_ = true;
  if (auto done = read_part(piece); !done) return done.error();
  if (!piece.last) return std::optional<Mod>();
  within_ = false;
  if (!decoder_) return read_mod(read_whole(std::exchange(start_, {})));
  const Value message = decoder_->take();
  decoder_.reset();
  return read_mod(message);
}

result<void> mod_reader::read_part(const line_fragment& piece) {
  if (decoder_) return decoder_->feed(piece.text, piece.last);
  start_ += piece.text;
  if (start_.size() < mod_prefix_bytes) return {};
  const auto version = version_of_mod(start_);
  if (!version) {
    if (start_.size() > limits_.max_bytes) return limit_failure("bytes of text", "max_bytes", limits_.max_bytes);
    return {};
  }
  version_ = version;
  if (way_.empty())
    decoder_.emplace(*version, limits_);
  else
    decoder_.emplace(*version, way_, limits_);
  return decoder_->feed(std::exchange(start_, {}), piece.last);
}

result<Value> mod_reader::read_whole(std::string_view line) {
  if (const auto version = version_of_mod(line)) version_ = version;
  return version_ ? pyon::try_decode(line, *version_, limits_) : pyon::try_decode(line, limits_);
}

}  // namespace sipyco::protocol
