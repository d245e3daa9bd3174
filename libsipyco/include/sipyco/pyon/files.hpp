// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/limits.hpp>
#include <sipyco/pyon/encode.hpp>
#include <sipyco/pyon/version.hpp>
#include <sipyco/value/value.hpp>

#include <string>

namespace sipyco::pyon {

/// The value that a file holds (Python's `pyon.load_file`), its version told from the text.
///
/// Throws FileError when it cannot be read, DecodeError when it does not decode; `describe(path)` of the latter shows
/// the line and a caret.
[[nodiscard]] Value load_file(const std::string& path, const decode_limits& limits = {});
[[nodiscard]] Value load_file(const std::string& path, version which, const decode_limits& limits = {});

/// Writes a value to a file (Python's `pyon.store_file`: version 1.9 writes v1, 1.10 v2), in lines and indented unless
/// `options` say otherwise.
///
/// Whoever opens the file finds the old or the new value whole, also after a crash. Symbolic links are followed, mode
/// and owner kept. Throws what `encode` throws, and FileError; then the file is the old one, and nothing else is left
/// in the directory.
void store_file(const std::string& path, const Value& x, version which = v2,
                const encode_options& options = {.pretty = true});

}  // namespace sipyco::pyon
