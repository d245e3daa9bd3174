// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pyon/decode.hpp>

#include "pyon/document_reader.hpp"
#include "pyon/v1_reader.hpp"
#include "pyon/v2_reader.hpp"

#include <utility>
#include <variant>

namespace sipyco::pyon {

struct decoder::implementation {
  implementation(version which, const decode_options& options) {
    if (which == v1)
      document.emplace<document_reader<basic_v1_reader>>(options);
    else
      document.emplace<document_reader<basic_v2_reader>>(options);
  }

  std::variant<std::monostate, document_reader<basic_v1_reader>, document_reader<basic_v2_reader>> document;
};

decoder::decoder(version which, const decode_options& options)
    : impl_(std::make_unique<implementation>(which, options)) {}
decoder::decoder(version which, const decode_limits& limits) : decoder(which, decode_options{.limits = limits}) {}
decoder::decoder(decoder&&) noexcept = default;
decoder& decoder::operator=(decoder&&) noexcept = default;
decoder::~decoder() = default;

result<void> decoder::feed(std::string_view chunk, bool last) {
  if (auto* one = std::get_if<1>(&impl_->document)) return one->reader.feed(chunk, last);
  return std::get<2>(impl_->document).reader.feed(chunk, last);
}

Value decoder::take() {
  if (auto* one = std::get_if<1>(&impl_->document)) return one->builder.take();
  return std::get<2>(impl_->document).builder.take();
}

}  // namespace sipyco::pyon
