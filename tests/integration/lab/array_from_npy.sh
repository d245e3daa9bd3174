#!/bin/bash
# SPDX-License-Identifier: LGPL-3.0-or-later
# An array that another program stored, as an argument and back again.
set -euo pipefail
rpctool "$HOST" "$PORT" call echo "@$FOLDER/wave.npy"
rpctool --format=json "$HOST" "$PORT" call echo value="@$FOLDER/wave.npy" | jq -c '.[1]'
rpctool "$HOST" "$PORT" call echo @- <"$FOLDER/wave.npy"
printf '{"a": [1, null]}\n' | rpctool "$HOST" "$PORT" call echo @-
