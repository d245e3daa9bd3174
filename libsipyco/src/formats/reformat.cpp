// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/formats/reformat.hpp>

#include "formats/json_events.hpp"
#include "pyon/v2_reader.hpp"

#include <optional>
#include <utility>

namespace sipyco::formats {

failure json_events::stopped() const {
  return {failure_kind::encode, "an object with the key \"__jsonclass__\" is none of this format's"};
}

class json_reformatter::implementation {
 public:
  implementation(output to, const json_options& layout, typed_objects typed, const decode_limits& limits)
      : to_(std::move(to)), limits_(limits), sink_(text_, SIZE_MAX), events_(sink_, layout, typed) {
    reader_.emplace(events_, limits_);
  }

  result<void> feed(std::string_view chunk, bool last) {
    std::size_t from = 0;
    for (;;) {
      const auto done = reader_->feed(chunk.substr(from), last);
      pass_on(last);
      if (done) break;
      failure why = done.error();
      if (why.offset != failure::no_offset) why.offset += before_;
      // What stands behind a complete document is the next one.
      if (!events_.done() || why.offset < fed_ + from || why.offset - fed_ >= chunk.size()) return why;
      from = why.offset - fed_;
      before_ = why.offset;
      sink_.put('\n');
      events_.start_anew();
      reader_.emplace(events_, limits_);
    }
    fed_ += chunk.size();
    return {};
  }

 private:
  void pass_on(bool all) {
    constexpr std::size_t worth_a_call = 64 * 1024;
    if (all) sink_.flush();
    if (text_.size() < (all ? 1 : worth_a_call)) return;
    to_(text_);
    text_.clear();
  }

  output to_;
  decode_limits limits_;
  std::string text_;
  pyon::text_sink sink_;
  json_events events_;
  std::optional<pyon::basic_v2_reader<json_events>> reader_;
  std::size_t fed_ = 0;     // bytes of the pieces before this one
  std::size_t before_ = 0;  // where the reader's text begins
};

json_reformatter::json_reformatter(output to, const json_options& layout, typed_objects typed,
                                   const decode_limits& limits)
    : impl_(std::make_unique<implementation>(std::move(to), layout, typed, limits)) {}
json_reformatter::json_reformatter(json_reformatter&&) noexcept = default;
json_reformatter& json_reformatter::operator=(json_reformatter&&) noexcept = default;
json_reformatter::~json_reformatter() = default;

result<void> json_reformatter::feed(std::string_view chunk, bool last) { return impl_->feed(chunk, last); }

result<std::size_t> first_document_end(std::string_view text, const decode_limits& limits) {
  std::string unused;
  pyon::text_sink sink(unused, 0);
  json_events events(sink, {}, typed_objects::keep);
  pyon::basic_v2_reader<json_events> reader(events, limits);
  const auto done = reader.feed(text, true);
  if (done) return text.size();
  if (!events.done()) return done.error();
  return done.error().offset;
}

}  // namespace sipyco::formats
