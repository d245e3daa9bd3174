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

result<void> try_encode_to(std::string& out, const Value& x, version which, const encode_options& options) {
  appended text(out);
  json_layout lines;
  text_sink sink(out, options.limits.max_bytes, options.pretty && which == v2 ? &lines : nullptr);
  auto done = which == v1 ? encode_v1(sink, x, options) : encode_v2(sink, x, options);
  if (!done) return done;
  sink.flush();
  if (!sink.complete()) return limit_failure("bytes of text", "max_bytes", options.limits.max_bytes);
  text.keep();
  return done;
}

result<void> try_encode_to(std::string& out, const Value& x, version which, const encode_limits& limits) {
  return try_encode_to(out, x, which, encode_options{.limits = limits});
}

void encode_to(std::string& out, const Value& x, version which, const encode_limits& limits) {
  try_encode_to(out, x, which, limits).value();
}

std::string encode(const Value& x, version which, const encode_options& options) {
  std::string out;
  try_encode_to(out, x, which, options).value();
  return out;
}

std::string encode(const Value& x, version which, const encode_limits& limits) {
  return encode(x, which, encode_options{.limits = limits});
}

std::string encode_pretty(const Value& x, version which, const encode_limits& limits) {
  return encode(x, which, encode_options{.pretty = true, .limits = limits});
}

}  // namespace sipyco::pyon
