// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyon/document_reader.hpp"
#include "pyon/v1_reader.hpp"

namespace sipyco::pyon {

decoded decode_v1(std::string_view text, const decode_options& options) {
  return decode_whole<basic_v1_reader>(text, options);
}

}  // namespace sipyco::pyon
