#!/bin/bash
# SPDX-License-Identifier: LGPL-3.0-or-later
# Requests made by jq, answers told apart by their ids.
set -euo pipefail
jq -nc 'range(4) | {id: ., method: "set", args: [., (. + 1) * 1e6]}, {id: "f\(.)", method: "get_frequency", args: [.]}' |
  rpctool "$HOST" "$PORT" --batch --batch-format=json | jq -c 'select(.ok != null)'
printf '{"id": 1, "method": "get_frequency", "args": [9]}\n{"id": 2, "method": "ping"}\n' |
  rpctool "$HOST" "$PORT" --batch --batch-format=json --keep-going | jq -r '.id, (.ok // .error.message)'
