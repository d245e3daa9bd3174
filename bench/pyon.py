#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-3.0-or-later
"""Decoding and encoding of PYON beside RapidJSON and OpenSSL's base64."""

import os
import sys

program = os.path.join(os.environ.get("SIPYCO_BENCH_BIN", "build/release/bench"), "pyon_bench")
if not os.path.exists(program):
    sys.exit("pyon: pyon_bench is not built; it needs rapidjson-dev")
os.execv(program, [program, *sys.argv[1:]])
