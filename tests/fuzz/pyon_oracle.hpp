// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/error.hpp>
#include <sipyco/pyon.hpp>
#include <sipyco/text/repr.hpp>
#include "fuzz/claim.hpp"
#include "support/exact_buffer.hpp"
#include "unit/pyon/event_trace.hpp"

#include <string>
#include <string_view>

/// What must hold of any text that the PYON readers are given.
namespace sipyco::fuzz {

/// Unknown classes are kept.
inline const pyon::decode_options keep_all{.opaque = true};

inline std::string encoded(const Value& x, pyon::version version, bool pretty = false) {
  std::string out;
  const auto done = pyon::try_encode_to(out, x, version, pyon::encode_options{.pretty = pretty, .keep_types = true});
  return done ? out : "cannot be encoded: " + done.error().message;
}

inline std::string shown(const result<Value>& x) {
  if (!x) return "error at " + std::to_string(x.error().offset) + ": " + x.error().message;
  return encoded(*x, pyon::v1) + '\n' + encoded(*x, pyon::v2);
}

inline result<Value> decode_in_two(std::string_view text, pyon::version version) {
  const test::exact_buffer first(text.substr(0, cut(text))), second(text.substr(cut(text)));
  pyon::decoder decoder(version);
  if (auto done = decoder.feed(first.view(), false); !done) return done.error();
  if (auto done = decoder.feed(second.view(), true); !done) return done.error();
  return decoder.take();
}

/// The events of a text, and how they end.
struct traced {
  std::string events;
  std::string error;

  /// In front of an error one may have given a string that the other was still waiting to see the end of.
  [[nodiscard]] bool agrees(const traced& other) const {
    if (error.empty()) return events == other.events && other.error.empty();
    return error == other.error && (events.starts_with(other.events) || other.events.starts_with(events));
  }
};

/// Those of a text in two pieces.
template <class Reader>
traced trace(std::string_view text, std::size_t size) {
  test::event_trace events;
  Reader reader(events);
  auto done = reader.feed(text.substr(0, size), false);
  if (done) done = reader.feed(text.substr(size), true);
  return {events.text(), done ? "" : done.error().message + std::to_string(done.error().offset)};
}

/// Whether a text that was written again is the same. In v1 a complex is a sum, in which zeros lose their sign: there
/// the values must be equal, but for NaN, which never is.
inline bool stays(std::string_view text, std::string_view again, pyon::version version) {
  if (text == again) return true;
  if (version != pyon::v1 || text.find('j') == text.npos) return false;
  const auto a = pyon::try_decode(text, version, keep_all), b = pyon::try_decode(again, version, keep_all);
  return a && b && (*a == *b || text.find("nan") != text.npos);
}

/// A text read back means what it meant; only a limit may refuse it, for the other version nests deeper.
inline void check_round_trip(const Value& x, pyon::version version, bool pretty) {
  const std::string text = encoded(x, version, pretty);
  if (text.starts_with("cannot be encoded")) return;
  const auto back = pyon::try_decode(text, version, keep_all);
  if (!back && back.error().kind == failure_kind::limit) return;
  require(back.has_value(), "what was encoded decodes", text);
  require(stays(text, encoded(*back, version, pretty), version), "what was encoded is encoded the same again", text);
}

}  // namespace sipyco::fuzz
