// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/pyon/classes.hpp>
#include <sipyco/pyon/decode.hpp>
#include <sipyco/pyon/encode.hpp>
#include <sipyco/pyon/events.hpp>
#include <sipyco/pyon/files.hpp>
#include <sipyco/pyon/losses.hpp>
#include <sipyco/pyon/opaque.hpp>
#include <sipyco/pyon/reader.hpp>
#include <sipyco/pyon/version.hpp>
