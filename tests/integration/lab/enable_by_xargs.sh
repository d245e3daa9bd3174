#!/bin/bash
# SPDX-License-Identifier: LGPL-3.0-or-later
# Four calls at a time.
set -euo pipefail
seq 0 3 | xargs -P 4 -I CHANNEL rpctool "$HOST" "$PORT" call enable CHANNEL
rpctool --format=json "$HOST" "$PORT" call status | jq -c 'map(.enabled)'
