// SPDX-License-Identifier: LGPL-3.0-or-later
// The log server's side of a connection: pieces make no difference, what a record holds is bounded and valid UTF-8, and
// a record without a mark that is sent on arrives as it was. The first byte chooses the limits.
#include "fuzz/claim.hpp"
#include "fuzz/log_oracle.hpp"

#include "base/utf8.hpp"
#include "protocol/banner.hpp"
#include "protocol/log_message.hpp"

#include <cstdint>

namespace {

using namespace sipyco;

const std::string greeting = std::string(protocol::logging_banner) + "\n";

void check(const fuzz::kept_record& record, const protocol::log_limits& limits, std::string_view text) {
  for (const auto& part : {record.source, record.name, record.message})
    fuzz::require(base::find_invalid_utf8(part) == part.size(), "records are valid UTF-8", text);
  const auto most = limits.max_record_bytes + 4 * limits.max_line_bytes;
  fuzz::require(record.message.size() <= most, "records are bounded", text);
  if (!record.mark.empty() || record.source.empty()) return;
  std::string sent = greeting;
  protocol::append_log_message(sent, record.source, record.level, record.name, record.message);
  const auto arrived = fuzz::records_of(sent, sent.size(), {});
  fuzz::require(arrived == std::vector{record}, "a record that is sent on arrives as it was", text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const protocol::log_limits limits{data[0] % 2 ? std::size_t{40} : 4096, data[0] % 4 < 2 ? std::size_t{60} : 65536};
  // Every second input has a banner of its own, or none.
  std::string text = data[0] < 0x80 ? greeting : "";
  text.append(reinterpret_cast<const char*>(data + 1), size - 1);
  const auto whole = fuzz::records_of(text, text.size() + 1, limits);
  for (const std::size_t piece : {std::size_t{1}, 1 + fuzz::cut(text)})
    fuzz::require(whole == fuzz::records_of(text, piece, limits), "pieces make no difference", text);
  for (const auto& record : whole) check(record, limits, text);
  return 0;
}
