// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/connection_error.hpp>
#include <sipyco/base/decode_error.hpp>
#include <sipyco/base/error.hpp>
#include <sipyco/base/file_error.hpp>
#include <sipyco/base/limits.hpp>
#include <sipyco/base/log.hpp>
#include <sipyco/base/remote_error.hpp>
#include <sipyco/base/result.hpp>
#include <sipyco/base/ssl_config.hpp>
#include <sipyco/base/version.hpp>
