#!/bin/bash
# SPDX-License-Identifier: LGPL-3.0-or-later
# Ten thousand calls over one connection.
set -euo pipefail
seq 10000 | sed 's/.*/echo(&)/' | rpctool "$HOST" "$PORT" --batch | awk '{ sum += $1 } END { print NR, sum }'
printf 'echo(1)\nget_frequency(9)\necho(2)\n' | rpctool "$HOST" "$PORT" --batch --keep-going 2>/dev/null || echo "exit code $?"
printf 'echo(1)\nget_frequency(9)\necho(2)\n' | rpctool "$HOST" "$PORT" --batch 2>/dev/null || echo "exit code $?"
