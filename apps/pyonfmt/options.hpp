// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "pyonfmt/text_format.hpp"

#include <sipyco/cli/color.hpp>
#include <sipyco/cli/common_args.hpp>
#include <sipyco/cli/flags.hpp>
#include <sipyco/formats/json.hpp>
#include <sipyco/formats/path.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sipyco::pyonfmt {

enum class array_form : std::uint8_t { base64, list, summary };

/// How the text is laid out.
struct layout {
  std::size_t indent = 4;
  bool tabs = false;
  /// The wire form, on one line.
  bool compact = false;
  bool sort_keys = false;
  bool utf8 = false;

  /// What `store_file` writes.
  [[nodiscard]] bool is_default() const noexcept { return indent == 4 && !tabs && !compact && !utf8; }
};

/// What the command line asks for.
struct options {
  std::vector<std::string> files;
  text_format from = text_format::automatic;
  /// Nothing: what came in.
  std::optional<text_format> to;
  layout form;
  array_form arrays = array_form::base64;
  formats::json_nan nan = formats::json_nan::literal;
  bool lossy = false;
  std::size_t max_depth = 512;
  /// Each line is a document.
  bool lines = false;
  bool skip_bad = false;
  bool check = false;
  bool diff = false;
  bool in_place = false;
  /// Behind the file's name, for a copy of what it was; empty for none.
  std::string backup;
  std::optional<formats::path> path;
  std::optional<formats::path> extract;
  std::optional<std::string> output;
  cli::color_when color = cli::color_when::automatic;
  cli::verbosity verbosity;
  /// With these nothing else counts.
  cli::standard_requests requests;
};

/// Throws cli::usage_error, with the usage line.
[[nodiscard]] options parse_options(const cli::arguments& args);

}  // namespace sipyco::pyonfmt
