#!/bin/bash
# SPDX-License-Identifier: LGPL-3.0-or-later
# Looks at a value until it has seen enough.
set -eu
rpctool "$HOST" "$PORT" call set 0 7e6
rpctool --interval 0.05 "$HOST" "$PORT" call get_frequency 0 | head -n 3
rpctool --repeat 2 --time "$HOST" "$PORT" call ping 2>&1 | sed 's/took [0-9.]* ms/took a while/'
