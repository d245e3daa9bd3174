// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace sipyco {

/// Hashes keyed by a random seed of the process, so that a peer cannot choose keys that collide.
[[nodiscard]] std::uint64_t hash_word(std::uint64_t x) noexcept;
[[nodiscard]] std::uint64_t hash_text(std::string_view text) noexcept;
/// Of a number's limbs and its sign.
[[nodiscard]] std::uint64_t hash_words(std::span<const std::byte> limbs, bool negative) noexcept;
/// Of a sequence: fold in one hash after the other.
[[nodiscard]] std::uint64_t hash_combine(std::uint64_t so_far, std::uint64_t next) noexcept;

}  // namespace sipyco
