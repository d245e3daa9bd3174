#!/bin/bash
# SPDX-License-Identifier: LGPL-3.0-or-later
# The first call that fails ends the script, with the call's exit code.
set -euo pipefail
echo "before: $(rpctool "$HOST" "$PORT" call ping)"
frequency=$(rpctool "$HOST" "$PORT" call get_frequency 9)
echo "never shown: $frequency"
