#!/bin/bash
# SPDX-License-Identifier: LGPL-3.0-or-later
# A call that takes too long is no reason to hang.
if rpctool --timeout 0.2 "$HOST" "$PORT" call sweep 0 1e6 2e6 steps=5 dwell=0.2 2>"$FOLDER/message"; then
  echo "unexpected"
elif [ $? -eq 124 ]; then
  echo "no answer; is the laser on?"
fi
grep -c 'still be running' "$FOLDER/message"
exit 3
