// SPDX-License-Identifier: LGPL-3.0-or-later
// Decoding and encoding of PYON beside JSON libraries on the same data, and of an array beside OpenSSL's base64. A
// ratio is the reference's time over ours: more than 1 is faster than the reference.
//
//   pyon_bench [ROUNDS [SHAPE]]
#include <sipyco/pyon.hpp>
#include "json_libraries.hpp"
#include "pyon_data.hpp"
#include "stopwatch.hpp"

#include <malloc.h>
#include <openssl/evp.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <utility>

namespace {

using namespace sipyco;
using sipyco::bench::take_turns;

int rounds = 15;

void print_rate(std::size_t bytes, double seconds) {
  std::printf(" %7.0f", static_cast<double>(bytes) / seconds / 1e6);
}

/// The MB/s of all count the bytes of our own text. `times` are ours, and those of the references.
void row(std::string_view what, const char* how, std::size_t bytes, const std::vector<double>& times) {
  std::printf("%-9.*s %-9s %7.2f MB", static_cast<int>(what.size()), what.data(), how,
              static_cast<double>(bytes) / 1e6);
  for (const double time : times) print_rate(bytes, time);
  for (std::size_t i = 1; i < times.size(); ++i) std::printf("  %5.2f", times[i] / times[0]);
  std::printf("\n");
}

/// Those of one call first, then of all from `first_reference` on.
std::vector<double> pick(const std::vector<double>& times, std::size_t ours, std::size_t first_reference) {
  std::vector<double> out{times[ours]};
  out.insert(out.end(), times.begin() + static_cast<std::ptrdiff_t>(first_reference), times.end());
  return out;
}

void against_json(const bench::shape& shape) {
  const Value x = shape.make(shape.count);
  const std::string v1 = pyon::encode(x, pyon::v1), v2 = pyon::encode(x, pyon::v2);
  std::vector<std::function<void()>> readers{[&] { (void)pyon::decode(v1, pyon::v1); },
                                             [&] { (void)pyon::decode(v2, pyon::v2); }};
  std::vector<std::function<void()>> writers{[&] { (void)pyon::encode(x, pyon::v1); },
                                             [&] { (void)pyon::encode(x, pyon::v2); }};
  for (const bench::json_library& library : bench::json_libraries(v2)) {
    readers.push_back(library.parse);
    if (library.write) writers.push_back(library.write);
  }
  const auto reading = take_turns(readers, rounds), writing = take_turns(writers, rounds);
  row(shape.name, "decode v1", v1.size(), pick(reading, 0, 2));
  row(shape.name, "decode v2", v2.size(), pick(reading, 1, 2));
  row(shape.name, "encode v1", v1.size(), pick(writing, 0, 2));
  row(shape.name, "encode v2", v2.size(), pick(writing, 1, 2));
}

void against_openssl(std::size_t bytes) {
  const Value x = bench::make_array(bytes / sizeof(double));
  const auto octets = x.as_ndarray().bytes();
  const auto* const data = reinterpret_cast<const unsigned char*>(octets.data());
  std::string base64(bytes / 3 * 4 + 8, '\0');
  auto* const to = reinterpret_cast<unsigned char*>(base64.data());
  const int length = EVP_EncodeBlock(to, data, static_cast<int>(octets.size()));
  std::string decoded(static_cast<std::size_t>(length), '\0');
  auto* const back = reinterpret_cast<unsigned char*>(decoded.data());
  const std::string v1 = pyon::encode(x, pyon::v1), v2 = pyon::encode(x, pyon::v2);
  const auto times = take_turns(
      {[&] { EVP_DecodeBlock(back, to, length); }, [&] { (void)pyon::decode(v1, pyon::v1); },
       [&] { (void)pyon::decode(v2, pyon::v2); }, [&] { EVP_EncodeBlock(to, data, static_cast<int>(octets.size())); },
       [&] { (void)pyon::encode(x, pyon::v1); }, [&] { (void)pyon::encode(x, pyon::v2); }},
      rounds);
  row("array", "decode v1", v1.size(), {times[1], times[0]});
  row("array", "decode v2", v2.size(), {times[2], times[0]});
  row("array", "encode v1", v1.size(), {times[4], times[3]});
  row("array", "encode v2", v2.size(), {times[5], times[3]});
}

/// The time of one of many calls in a row, which take as long as one on text a hundred times as long.
std::function<void()> repeated(std::function<void()> call) {
  return [call = std::move(call)] {
    for (int i = 0; i < 100; ++i) call();
  };
}

/// By what power of the size the time grows to a hundred times the size.
void growth(const bench::shape& shape) {
  const Value small = shape.make(shape.count / 10), large = shape.make(shape.count * 10);
  for (const pyon::version version : {pyon::v1, pyon::v2}) {
    const std::string short_text = pyon::encode(small, version), long_text = pyon::encode(large, version);
    const auto times = take_turns(
        {repeated([&] { (void)pyon::decode(short_text, version); }), [&] { (void)pyon::decode(long_text, version); },
         repeated([&] { (void)pyon::encode(small, version); }), [&] { (void)pyon::encode(large, version); }},
        rounds / 3 + 1);
    const double size = std::log(static_cast<double>(long_text.size()) / static_cast<double>(short_text.size()));
    std::printf("%-9.*s %s  decode %.3f  encode %.3f\n", static_cast<int>(shape.name.size()), shape.name.data(),
                version == pyon::v1 ? "v1" : "v2", std::log(100 * times[1] / times[0]) / size,
                std::log(100 * times[3] / times[2]) / size);
  }
}

}  // namespace

int main(int argc, char** argv) {
  // What a program that decodes all the time has: memory that was given back is used again, and not fetched anew from
  // the system. It favours neither side.
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  if (argc > 1) rounds = std::max(1, std::atoi(argv[1]));
  const std::string_view only = argc > 2 ? argv[2] : "";
  std::printf(
      "MB/s of ours, RapidJSON, Boost.JSON, simdjson (where there are arrays, also of RapidJSON with the arrays'\n"
      "base64 decoded by OpenSSL; the others leave it text); then the ratio to each\n");
  for (const auto& shape : bench::shapes())
    if (only.empty() || only == shape.name) against_json(shape);
  std::printf("MB/s of ours and of OpenSSL's base64; then the ratio\n");
  if (only.empty() || only == "array") against_openssl(8'000'000);
  std::printf("growth from 0.1 to 10 times the size, exponent of the size\n");
  for (const auto& shape : bench::shapes())
    if (only.empty()) growth(shape);
}
