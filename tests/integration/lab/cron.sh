#!/bin/bash
# SPDX-License-Identifier: LGPL-3.0-or-later
# As cron runs it: no terminal, nearly no environment, streams closed or in files.
set -eu
cd "$(mktemp -d)"
env -i PATH="$PATH" rpctool "$HOST" "$PORT" call ping <&- >>log 2>&1
env -i PATH="$PATH" rpctool "$HOST" "$PORT" call get_frequency 9 <&- >>log 2>&1 || echo "exit code $?" >>log
cat log
rm -r "$PWD"
