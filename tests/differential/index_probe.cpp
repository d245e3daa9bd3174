// SPDX-License-Identifier: LGPL-3.0-or-later
// Reads lines of PYON v1: `(x, key)` shows x[key], `(x, key, value)` shows x after x[key] = value, each in PYON v1; or
// `error CLASS`.
#include <sipyco/base/error.hpp>
#include <sipyco/pyon.hpp>
#include <sipyco/value/indexing.hpp>

#include <iostream>
#include <string>

namespace {

using namespace sipyco;

std::string answer(std::string_view line) {
  const Value request = pyon::decode(line, pyon::v1);
  try {
    const auto parts = request.items();
    if (parts.size() == 2) return pyon::encode(get_item(parts[0], parts[1]), pyon::v1);
    Value x = parts[0];
    set_item(x, parts[1], parts[2]);
    return pyon::encode(x, pyon::v1);
  } catch (const Error& error) {
    return "error " + std::string(error.python_class());
  }
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) std::cout << answer(line) << '\n';
  std::cout.flush();
  return std::cout ? 0 : 1;
}
