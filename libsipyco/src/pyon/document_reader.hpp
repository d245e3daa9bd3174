// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "pyon/decode_document.hpp"
#include "pyon/dom_builder.hpp"

namespace sipyco::pyon {

/// A reader with the builder that takes its events.
template <template <class> class Reader>
struct document_reader {
  explicit document_reader(const decode_options& options) : builder(options), reader(builder, options.limits) {}
  document_reader(const document_reader&) = delete;
  document_reader& operator=(const document_reader&) = delete;
  ~document_reader() = default;

  dom_builder builder;
  Reader<dom_builder> reader;
};

template <template <class> class Reader>
[[nodiscard]] decoded decode_whole(std::string_view text, const decode_options& options) {
  document_reader<Reader> document(options);
  const auto done = document.reader.feed(text, true);
  if (done) return {document.builder.take()};
  return {done.error(), document.reader.is_syntax_error()};
}

}  // namespace sipyco::pyon
