// SPDX-License-Identifier: LGPL-3.0-or-later
// Decoding and encoding of PYON beside RapidJSON on the same data, and of an array beside OpenSSL's base64. A ratio is
// the reference's time over ours: more than 1 is faster than the reference.
#include <sipyco/pyon.hpp>
#include "pyon_data.hpp"
#include "stopwatch.hpp"

#include <malloc.h>
#include <openssl/evp.h>
#include <rapidjson/document.h>
#include <rapidjson/writer.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

using namespace sipyco;
using sipyco::bench::take_turns;

constexpr unsigned parse_flags = rapidjson::kParseFullPrecisionFlag | rapidjson::kParseNanAndInfFlag;
int rounds = 15;

void parse_json(const std::string& text) {
  rapidjson::Document document;
  document.Parse<parse_flags>(text.data(), text.size());
  if (document.HasParseError()) std::abort();
}

void write_json(const rapidjson::Document& document) {
  rapidjson::StringBuffer out;
  rapidjson::Writer<rapidjson::StringBuffer, rapidjson::UTF8<>, rapidjson::UTF8<>, rapidjson::CrtAllocator,
                    rapidjson::kWriteNanAndInfFlag>
      writer(out);
  if (!document.Accept(writer)) std::abort();
}

void row(std::string_view what, std::string_view how, std::size_t bytes, double reference, double ours) {
  std::printf("%-10.*s %-10.*s %8.2f MB %9.0f MB/s %9.0f MB/s %6.2f\n", static_cast<int>(what.size()), what.data(),
              static_cast<int>(how.size()), how.data(), static_cast<double>(bytes) / 1e6,
              static_cast<double>(bytes) / reference / 1e6, static_cast<double>(bytes) / ours / 1e6, reference / ours);
}

void header(const char* reference) {
  std::printf("%-10s %-10s %11s %14s %14s %6s\n", "data", "", "text", reference, "ours", "ratio");
}

/// The MB/s are those of ours' own text for ours, and for the reference as if it had read that.
void against_rapidjson(const bench::shape& shape) {
  const Value x = shape.make(shape.count);
  const std::string v1 = pyon::encode(x, pyon::v1), v2 = pyon::encode(x, pyon::v2);
  rapidjson::Document document;
  document.Parse<parse_flags>(v2.data(), v2.size());
  const auto times = take_turns({[&] { parse_json(v2); }, [&] { (void)pyon::decode(v1, pyon::v1); },
                                 [&] { (void)pyon::decode(v2, pyon::v2); }, [&] { write_json(document); },
                                 [&] { (void)pyon::encode(x, pyon::v1); }, [&] { (void)pyon::encode(x, pyon::v2); }},
                                rounds);
  row(shape.name, "decode v1", v1.size(), times[0], times[1]);
  row(shape.name, "decode v2", v2.size(), times[0], times[2]);
  row(shape.name, "encode v1", v1.size(), times[3], times[4]);
  row(shape.name, "encode v2", v2.size(), times[3], times[5]);
}

/// What JSON cannot hold, for its own sake.
void alone(std::string_view name, const Value& x) {
  const std::string v1 = pyon::encode(x, pyon::v1), v2 = pyon::encode(x, pyon::v2);
  const auto times = take_turns({[&] { (void)pyon::decode(v1, pyon::v1); }, [&] { (void)pyon::decode(v2, pyon::v2); },
                                 [&] { (void)pyon::encode(x, pyon::v1); }, [&] { (void)pyon::encode(x, pyon::v2); }},
                                rounds);
  row(name, "decode v1", v1.size(), times[0], times[0]);
  row(name, "decode v2", v2.size(), times[1], times[1]);
  row(name, "encode v1", v1.size(), times[2], times[2]);
  row(name, "encode v2", v2.size(), times[3], times[3]);
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
  row("array", "decode v1", v1.size(), times[0], times[1]);
  row("array", "decode v2", v2.size(), times[0], times[2]);
  row("array", "encode v1", v1.size(), times[3], times[4]);
  row("array", "encode v2", v2.size(), times[3], times[5]);
}

/// By what power of the size the time grows to ten times the size.
void growth(const bench::shape& shape) {
  const Value small = shape.make(shape.count / 5), large = shape.make(shape.count * 2);
  for (const pyon::version version : {pyon::v1, pyon::v2}) {
    const std::string short_text = pyon::encode(small, version), long_text = pyon::encode(large, version);
    const auto times =
        take_turns({[&] { (void)pyon::decode(short_text, version); }, [&] { (void)pyon::decode(long_text, version); },
                    [&] { (void)pyon::encode(small, version); }, [&] { (void)pyon::encode(large, version); }},
                   rounds / 3 + 1);
    const double size = std::log(static_cast<double>(long_text.size()) / static_cast<double>(short_text.size()));
    std::printf("%-10.*s %s  decode %.3f  encode %.3f\n", static_cast<int>(shape.name.size()), shape.name.data(),
                version == pyon::v1 ? "v1" : "v2", std::log(times[1] / times[0]) / size,
                std::log(times[3] / times[2]) / size);
  }
}

}  // namespace

int main(int argc, char** argv) {
  // What a program that decodes all the time has: memory that was given back is used again, and not fetched anew from
  // the system. It favours neither side.
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  if (argc > 1) rounds = std::max(1, std::atoi(argv[1]));
  header("RapidJSON");
  for (const auto& shape : bench::json_shapes()) against_rapidjson(shape);
  header("base64");
  against_openssl(8'000'000);
  header("itself");
  alone("datasets", bench::make_datasets(10'000));
  std::printf("growth from 0.2 x to 2 x, exponent of the size\n");
  for (const auto& shape : bench::json_shapes()) growth(shape);
}
