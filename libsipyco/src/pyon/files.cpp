// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pyon/files.hpp>

#include <sipyco/pyon/decode.hpp>
#include "base/file_replacement.hpp"
#include "base/read_file.hpp"

namespace sipyco::pyon {

Value load_file(const std::string& path, const decode_limits& limits) {
  return decode(base::read_file(path, limits.max_bytes), limits);
}

Value load_file(const std::string& path, version which, const decode_limits& limits) {
  return decode(base::read_file(path, limits.max_bytes), which, limits);
}

void store_file(const std::string& path, const Value& x, version which, const encode_options& options) {
  std::string text = encode(x, which, options);
  if (which == v1) text += '\n';
  base::file_replacement file(path);
  file.write(text);
  file.commit();
}

}  // namespace sipyco::pyon
