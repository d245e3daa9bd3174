// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "pyon/decode_document.hpp"
#include "pyon/dom_builder.hpp"

#include <utility>

namespace sipyco::pyon {

/// A reader with the builder that takes its events.
template <template <class> class Reader, class Builder = dom_builder>
struct document_reader {
  template <class... Args>
  explicit document_reader(const decode_options& options, Args&&... args)
      : builder(options, std::forward<Args>(args)...), reader(builder, options.limits) {}
  document_reader(const document_reader&) = delete;
  document_reader& operator=(const document_reader&) = delete;
  ~document_reader() = default;

  Builder builder;
  Reader<Builder> reader;
};

template <template <class> class Reader>
[[nodiscard]] decoded decode_whole(std::string_view text, const decode_options& options) {
  document_reader<Reader> document(options);
  const auto done = document.reader.feed(text, true);
  if (done) return {document.builder.take()};
  return {done.error(), document.reader.is_syntax_error()};
}

}  // namespace sipyco::pyon
