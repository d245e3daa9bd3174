// SPDX-License-Identifier: LGPL-3.0-or-later
#include "value/hashing.hpp"

#include <cstring>
#include <random>

namespace sipyco {

namespace {

struct seeds {
  std::uint64_t first, second;
};

const seeds& seed() noexcept {
  static const seeds chosen = [] {
    std::random_device device;
    const auto word = [&] { return (std::uint64_t{device()} << 32 | device()) | 1; };
    return seeds{word(), word()};
  }();
  return chosen;
}

/// The two halves of the 128-bit product, folded: each input bit reaches every output bit.
std::uint64_t mix(std::uint64_t a, std::uint64_t b) noexcept {
  __extension__ using wide = unsigned __int128;
  const wide product = wide{a} * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

std::uint64_t load(const char* from, std::size_t size) noexcept {
  std::uint64_t out = 0;
  std::memcpy(&out, from, size);
  return out;
}

constexpr std::uint64_t odd = 0x9E3779B97F4A7C15;  // 2^64 / golden ratio

}  // namespace

std::uint64_t hash_word(std::uint64_t x) noexcept {
  const auto& key = seed();
  return mix(mix(x ^ key.first, odd ^ key.second), key.second);
}

std::uint64_t hash_text(std::string_view text) noexcept {
  const auto& key = seed();
  const char* at = text.data();
  std::size_t left = text.size();
  std::uint64_t state = key.first ^ (left * odd);
  for (; left > 8; at += 8, left -= 8) state = mix(state ^ load(at, 8), key.second ^ odd);
  return mix(mix(state ^ load(at, left), key.second), odd ^ key.first);
}

std::uint64_t hash_words(std::span<const std::byte> limbs, bool negative) noexcept {
  return hash_combine(hash_text({reinterpret_cast<const char*>(limbs.data()), limbs.size()}), negative);
}

std::uint64_t hash_combine(std::uint64_t so_far, std::uint64_t next) noexcept {
  return mix(so_far ^ odd, next ^ seed().second) + odd;
}

}  // namespace sipyco
