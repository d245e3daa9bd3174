// SPDX-License-Identifier: LGPL-3.0-or-later
// Reads lines `v1 TEXT` and `v2 TEXT`; shows what the decoder, the encoders and the printers make of each. The format
// is in probe.py.
#include <sipyco/base/error.hpp>
#include <sipyco/pyon.hpp>
#include <sipyco/text/pprint.hpp>
#include <sipyco/text/repr.hpp>

#include <iostream>
#include <string>
#include <string_view>

namespace {

using namespace sipyco;

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\')
      out += "\\\\";
    else if (c == '\n')
      out += "\\n";
    else if (c == '\t')
      out += "\\t";
    else
      out += c;
  }
  return out;
}

template <class Make>
std::string field(Make make) {
  try {
    return escaped(make());
  } catch (const Error& error) {
    return "error " + escaped(error.what());
  }
}

std::string answer(std::string_view line) {
  const pyon::version which = line.starts_with("v1 ") ? pyon::v1 : pyon::v2;
  const auto x = pyon::try_decode(line.substr(3), which);
  if (!x) return "error " + escaped(x.error().message) + " at " + std::to_string(x.error().offset);
  return field([&] { return pyon::encode(*x, pyon::v1); }) + '\t' + field([&] { return pyon::encode(*x, pyon::v2); }) +
         '\t' + field([&] { return text::repr(*x); }) + '\t' + field([&] { return text::pprint(*x); }) + '\t' +
         field([&] { return pyon::encode_pretty(*x, pyon::v1); }) + '\t' +
         field([&] { return pyon::encode_pretty(*x, pyon::v2); });
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    if (line.size() < 3) return 2;
    std::cout << answer(line) << '\n';
  }
  std::cout.flush();
  return std::cout ? 0 : 1;
}
