// SPDX-License-Identifier: LGPL-3.0-or-later
#include "json_libraries.hpp"

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
  return {rapid(text), boost_json(text),
#ifdef SIPYCO_BENCH_SIMDJSON
          simd(text)
#endif
  };
}

}  // namespace sipyco::bench
