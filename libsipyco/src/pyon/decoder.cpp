// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pyon/decode.hpp>

#include "pyon/document_reader.hpp"
#include "pyon/partial_builder.hpp"
#include "pyon/v1_reader.hpp"
#include "pyon/v2_reader.hpp"

#include <utility>

namespace sipyco::pyon {

struct decoder::implementation {
  implementation() = default;
  implementation(const implementation&) = delete;
  implementation& operator=(const implementation&) = delete;
  virtual ~implementation() = default;
  virtual result<void> feed(std::string_view chunk, bool last) = 0;
  virtual Value take() = 0;
};

namespace {

/// What a document_reader is to a decoder.
template <class Base, class Document>
struct decoder_of final : Base {
  template <class... Args>
  explicit decoder_of(Args&&... args) : document(std::forward<Args>(args)...) {}
  result<void> feed(std::string_view chunk, bool last) override { return document.reader.feed(chunk, last); }
  Value take() override { return document.builder.take(); }

  Document document;
};

template <class Base, class Builder, class... Args>
std::unique_ptr<Base> make(version which, Args&&... args) {
  if (which == v1)
    return std::make_unique<decoder_of<Base, document_reader<basic_v1_reader, Builder>>>(std::forward<Args>(args)...);
  return std::make_unique<decoder_of<Base, document_reader<basic_v2_reader, Builder>>>(std::forward<Args>(args)...);
}

}  // namespace

decoder::decoder(version which, const decode_options& options)
    : impl_(make<implementation, dom_builder>(which, options)) {}
decoder::decoder(version which, const decode_limits& limits) : decoder(which, decode_options{.limits = limits}) {}
decoder::decoder(version which, std::vector<Value> way, const decode_limits& limits)
    : impl_(make<implementation, partial_builder>(which, decode_options{.limits = limits}, std::move(way))) {}
decoder::decoder(decoder&&) noexcept = default;
decoder& decoder::operator=(decoder&&) noexcept = default;
decoder::~decoder() = default;

result<void> decoder::feed(std::string_view chunk, bool last) { return impl_->feed(chunk, last); }

Value decoder::take() { return impl_->take(); }

}  // namespace sipyco::pyon
