#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-3.0-or-later
"""RPC round trips a second beside raw TCP ping-pong; goals: small arguments 0.8, 800 kB array 0.5."""

import os
import subprocess
import sys

sys.exit(subprocess.run([os.path.join(os.environ["SIPYCO_BENCH_BIN"], "rpc_bench")]).returncode)
