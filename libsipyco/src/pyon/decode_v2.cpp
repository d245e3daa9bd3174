// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyon/document_reader.hpp"
#include "pyon/v2_reader.hpp"

namespace sipyco::pyon {

decoded decode_v2(std::string_view text, const decode_options& options) {
  return decode_whole<basic_v2_reader>(text, options);
}

}  // namespace sipyco::pyon
