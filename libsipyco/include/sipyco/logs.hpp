// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/logs/log_forwarder.hpp>
#include <sipyco/logs/log_parser.hpp>
#include <sipyco/logs/logger.hpp>
#include <sipyco/logs/multiline_formatter.hpp>
#include <sipyco/logs/record.hpp>
#include <sipyco/logs/server.hpp>
#include <sipyco/logs/server_options.hpp>
