// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/formats/v1_reformat.hpp>

#include "formats/v1_events.hpp"
#include "pyon/v1_reader.hpp"

#include <cmath>
#include <utility>

namespace sipyco::formats {

class v1_reformatter::implementation {
 public:
  implementation(output to, const v1_layout& layout, const decode_limits& limits)
      : events_(std::move(to), layout, limits), reader_(events_, limits) {}

  result<void> feed(std::string_view chunk, bool last) {
    auto done = reader_.feed(chunk, last);
    if (done) events_.pass_on(last);
    return done;
  }

 private:
  v1_events events_;
  pyon::basic_v1_reader<v1_events> reader_;
};

v1_reformatter::v1_reformatter(output to, const v1_layout& layout, const decode_limits& limits)
    : impl_(std::make_unique<implementation>(std::move(to), layout, limits)) {}
v1_reformatter::v1_reformatter(v1_reformatter&&) noexcept = default;
v1_reformatter& v1_reformatter::operator=(v1_reformatter&&) noexcept = default;
v1_reformatter::~v1_reformatter() = default;

result<void> v1_reformatter::feed(std::string_view chunk, bool last) { return impl_->feed(chunk, last); }

std::complex<double> readable_in_v1(std::complex<double> x) noexcept {
  const bool ambiguous = x.real() == 0 && std::signbit(x.imag());
  return ambiguous ? std::complex<double>(-x.real(), x.imag()) : x;
}

}  // namespace sipyco::formats
