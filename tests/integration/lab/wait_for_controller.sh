#!/bin/bash
# SPDX-License-Identifier: LGPL-3.0-or-later
# The controller takes its time to start.
set -euo pipefail
(sleep 0.3; exec aqctl_dds -p "$FREE_PORT" --simulation) &
rpctool --wait=10 "$HOST" "$FREE_PORT" call ping
rpctool "$HOST" "$FREE_PORT" call terminate
wait
rpctool --wait=0.3 "$HOST" "$FREE_PORT" call ping 2>/dev/null || echo "exit code $?"
