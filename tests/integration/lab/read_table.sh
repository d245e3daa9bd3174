#!/bin/bash
# SPDX-License-Identifier: LGPL-3.0-or-later
# A table on standard input, which rpctool must leave to the loop.
set -euo pipefail
while read -r channel frequency label; do
  [[ $channel != '#'* ]] || continue
  rpctool "$HOST" "$PORT" call set "$channel" "$frequency"
  rpctool "$HOST" "$PORT" call set_labels --str="$label"
  echo "$label is at $(rpctool "$HOST" "$PORT" call get_frequency "$channel")"
done <<'TABLE'
# channel frequency label
0 80.5e6 ion trap
1 1.5e6 5
TABLE
