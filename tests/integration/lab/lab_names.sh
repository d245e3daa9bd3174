#!/bin/bash
# SPDX-License-Identifier: LGPL-3.0-or-later
# Controllers have names in the lab.
set -euo pipefail
export XDG_CONFIG_HOME=$FOLDER
mkdir -p "$FOLDER/sipyco"
printf '[dds]\nhost = "%s"\nport = %s\ntarget = "dds"\n' "$HOST" "$PORT" >"$FOLDER/sipyco/hosts.toml"
rpctool @dds call ping
rpctool @dds -c 'x = get_frequency(3)' -c 'set(2, x)' -c 'get_frequency(2)'
rpctool @dsd call ping
