// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pyon/reader.hpp>

#include "pyon/v1_reader.hpp"
#include "pyon/v2_reader.hpp"

namespace sipyco::pyon {

struct v1_reader::implementation : basic_v1_reader<event_handler> {
  using basic_v1_reader::basic_v1_reader;
};

v1_reader::v1_reader(event_handler& handler, const decode_limits& limits)
    : impl_(std::make_unique<implementation>(handler, limits)) {}
v1_reader::v1_reader(v1_reader&&) noexcept = default;
v1_reader& v1_reader::operator=(v1_reader&&) noexcept = default;
v1_reader::~v1_reader() = default;

result<void> v1_reader::feed(std::string_view chunk, bool last) { return impl_->feed(chunk, last); }

struct v2_reader::implementation : basic_v2_reader<event_handler> {
  using basic_v2_reader::basic_v2_reader;
};

v2_reader::v2_reader(event_handler& handler, const decode_limits& limits)
    : impl_(std::make_unique<implementation>(handler, limits)) {}
v2_reader::v2_reader(v2_reader&&) noexcept = default;
v2_reader& v2_reader::operator=(v2_reader&&) noexcept = default;
v2_reader::~v2_reader() = default;

result<void> v2_reader::feed(std::string_view chunk, bool last) { return impl_->feed(chunk, last); }

}  // namespace sipyco::pyon
