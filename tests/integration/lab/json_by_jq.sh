#!/bin/bash
# SPDX-License-Identifier: LGPL-3.0-or-later
# Results, errors and descriptions for jq.
set -euo pipefail
rpctool "$HOST" "$PORT" call set 2 5e6
rpctool "$HOST" "$PORT" call enable 2
rpctool --format=json "$HOST" "$PORT" call status | jq -r '.[2] | select(.enabled) | .frequency'
rpctool --format=json "$HOST" "$PORT" list-methods 'get*' | jq -r '.methods[] | .name, .docstring'
rpctool --format=json "$HOST" "$PORT" list-targets | jq -r '.targets | join(" ")'
{ rpctool --format=json "$HOST" "$PORT" call get_frequency 9 2>&1 || true; } | jq -r '.error.class'
rpctool --format=json --nan=null "$HOST" "$PORT" call echo '[nan, (1, 2)]' | jq -c .
