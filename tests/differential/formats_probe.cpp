// SPDX-License-Identifier: LGPL-3.0-or-later
// Reads lines `json TEXT`, with a value in PYON v1, and `npy PATH`; shows the value's lossy JSON, and the array of the
// file in PYON v1, a tab, and whether writing it gives the same file.
#include <sipyco/base/error.hpp>
#include <sipyco/formats/json.hpp>
#include <sipyco/formats/npy.hpp>
#include <sipyco/pyon.hpp>

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

namespace {

using namespace sipyco;

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string answer(const std::string& line) {
  if (line.starts_with("json ")) return formats::to_json(pyon::decode(line.substr(5), pyon::v1));
  const std::string file = read_file(line.substr(4));
  const NDArray x = formats::read_npy(file);
  return pyon::encode(x, pyon::v1) + (formats::write_npy(x) == file ? "\tsame" : "\tother");
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    try {
      std::cout << answer(line) << '\n';
    } catch (const Error& error) {
      std::cout << "error " << error.what() << '\n';
    }
  }
  std::cout.flush();
  return std::cout ? 0 : 1;
}
