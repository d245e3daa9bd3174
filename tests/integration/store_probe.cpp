// SPDX-License-Identifier: LGPL-3.0-or-later
// store_probe FILE [COUNT]: stores values of different sizes in the file, COUNT times or until it is killed. Says
// `ready` after the first, and what went wrong.
#include <sipyco/base/error.hpp>
#include <sipyco/pyon/files.hpp>

#include <cstdio>
#include <cstdlib>
#include <vector>

namespace {

using namespace sipyco;

/// Something of which any part tells how much there must be: its number, that many times.
Value numbered(int number) {
  std::vector<Value> items(static_cast<std::size_t>(number) * 100, Value(number));
  return Value::dict({{"number", number}, {"items", Value::list_of(items)}});
}

void store(const char* path, int number) {
  pyon::store_file(path, numbered(number % 50), number % 2 == 0 ? pyon::v1 : pyon::v2);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const int count = argc > 2 ? std::atoi(argv[2]) : -1;
  try {
    store(argv[1], 1);
    std::puts("ready");
    std::fflush(stdout);
    for (int i = 2; count < 0 || i <= count; ++i) store(argv[1], i);
  } catch (const Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
