// SPDX-License-Identifier: LGPL-3.0-or-later
#include "json_libraries.hpp"

#include <openssl/evp.h>
#include <rapidjson/document.h>
#include <rapidjson/writer.h>
#include <boost/json/src.hpp>

#include <cstdlib>
#include <memory>

#ifdef SIPYCO_BENCH_SIMDJSON
#include <simdjson.h>
#endif

namespace sipyco::bench {
namespace {

void require(bool good) {
  if (!good) std::abort();
}

json_library rapid(const std::string& text) {
  constexpr unsigned flags = rapidjson::kParseFullPrecisionFlag | rapidjson::kParseNanAndInfFlag;
  const auto document = std::make_shared<rapidjson::Document>();
  document->Parse<flags>(text.data(), text.size());
  require(!document->HasParseError());
  return {"RapidJSON",
          [&text] {
            rapidjson::Document parsed;
            parsed.Parse<flags>(text.data(), text.size());
            require(!parsed.HasParseError());
          },
          [document] {
            rapidjson::StringBuffer out;
            rapidjson::Writer<rapidjson::StringBuffer, rapidjson::UTF8<>, rapidjson::UTF8<>, rapidjson::CrtAllocator,
                              rapidjson::kWriteNanAndInfFlag>
                writer(out);
            require(document->Accept(writer));
          }};
}

/// As our decoders do for arrays: what is inside them is decoded too.
std::size_t decode_arrays(const rapidjson::Value& x) {
  std::size_t bytes = 0;
  if (x.IsArray())
    for (const auto& item : x.GetArray()) bytes += decode_arrays(item);
  if (!x.IsObject()) return bytes;
  for (const auto& member : x.GetObject()) {
    const auto& hint = member.value;
    if (member.name == "__jsonclass__" && hint[0] == "nparray") {
      const auto& base64 = hint[1][2];
      std::vector<unsigned char> data(base64.GetStringLength() / 4 * 3);
      const auto* const from = reinterpret_cast<const unsigned char*>(base64.GetString());
      require(EVP_DecodeBlock(data.data(), from, static_cast<int>(base64.GetStringLength())) >= 0);
      bytes += data.size();
    } else {
      bytes += decode_arrays(hint);
    }
  }
  return bytes;
}

json_library rapid_with_arrays(const std::string& text) {
  return {"RapidJSON, arrays decoded by OpenSSL",
          [&text] {
            rapidjson::Document parsed;
            parsed.Parse<rapidjson::kParseFullPrecisionFlag>(text.data(), text.size());
            require(!parsed.HasParseError() && decode_arrays(parsed) != 0);
          },
          nullptr};
}

json_library boost_json(const std::string& text) {
  const auto document = std::make_shared<boost::json::value>(boost::json::parse(text));
  return {"Boost.JSON", [&text] { (void)boost::json::parse(text); },
          [document] { require(!boost::json::serialize(*document).empty()); }};
}

#ifdef SIPYCO_BENCH_SIMDJSON
json_library simd(const std::string& text) {
  const auto padded = std::make_shared<simdjson::padded_string>(text);
  const auto parser = std::make_shared<simdjson::dom::parser>();
  return {"simdjson", [padded, parser] { require(parser->parse(*padded).error() == simdjson::SUCCESS); }, nullptr};
}
#endif

}  // namespace

std::vector<json_library> json_libraries(const std::string& text) {
  std::vector<json_library> out{rapid(text), boost_json(text)};
#ifdef SIPYCO_BENCH_SIMDJSON
  out.push_back(simd(text));
#endif
  if (text.find("nparray") != std::string::npos) out.push_back(rapid_with_arrays(text));
  return out;
}

}  // namespace sipyco::bench
