#!/bin/bash
# SPDX-License-Identifier: LGPL-3.0-or-later
# Sets all channels and shows what was set.
set -euo pipefail
for channel in 0 1 2 3; do
  rpctool "$HOST" "$PORT" call set "$channel" "$((80 + channel))e6" phase=0.25
  printf 'channel %d: %s Hz\n' "$channel" "$(rpctool "$HOST" "$PORT" call get_frequency "$channel")"
done
