#!/bin/bash
# SPDX-License-Identifier: LGPL-3.0-or-later
# What went wrong is told by the exit code.
try() {
  rpctool --connect-timeout 5 "$@" >/dev/null 2>&1
  echo "$?"
}
try "$HOST" "$PORT" call ping
try "$HOST" "$PORT" call get_frequency 9
try "$HOST" "$PORT" call echo hello
try "$HOST" "$PORT" call echo @/no/such/file
try "$HOST" "$PORT" call pnig
try "$HOST" "$PORT" list-methods -t dss
try no-such-host.invalid "$PORT" call ping
try "$HOST" 1 call ping
try --timeout 0.1 "$HOST" "$PORT" call sweep 0 1 2 steps=2 dwell=1.0
rpctool "$HOST" "$PORT" call status >/dev/full 2>/dev/null
echo "$?"
