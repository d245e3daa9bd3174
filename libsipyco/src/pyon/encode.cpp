// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pyon/encode.hpp>

#include <sipyco/base/error.hpp>
#include "pyon/encoder.hpp"

#include <exception>

namespace sipyco::pyon {
namespace {

/// Takes back what was appended to a string, unless told to keep it.
class appended {
 public:
  explicit appended(std::string& out) noexcept : out_(out), size_(out.size()) {}
  appended(const appended&) = delete;
  appended& operator=(const appended&) = delete;
  ~appended() {
    if (!keep_) out_.resize(size_);
  }
  void keep() noexcept { keep_ = true; }

 private:
  std::string& out_;
  std::size_t size_;
  bool keep_ = false;
};

}  // namespace

result<void> try_encode_to(std::string& out, const Value& x, version which, const encode_limits& limits) {
  appended text(out);
  text_sink sink(out, limits.max_bytes);
  auto done = which == v1 ? encode_v1(sink, x, limits) : encode_v2(sink, x, limits);
  if (!done) return done;
  sink.flush();
  if (!sink.complete()) return limit_failure("bytes of text", "max_bytes", limits.max_bytes);
  text.keep();
  return done;
}

void encode_to(std::string& out, const Value& x, version which, const encode_limits& limits) {
  try_encode_to(out, x, which, limits).value();
}

std::string encode(const Value& x, version which, const encode_limits& limits) {
  std::string out;
  encode_to(out, x, which, limits);
  return out;
}

}  // namespace sipyco::pyon
