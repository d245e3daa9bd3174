#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-3.0-or-later
"""RPC round trips a second beside raw TCP ping-pong; goals: small arguments 0.8 for the blocking client and 0.6 for
coroutines, 800 kB array 0.5. Then the same between Python's client and server, where SIPYCO_110 is set; goal: ours is 4
times as fast with small arguments, 20 times with 1000 ints."""

import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TESTS = os.path.join(HERE, "..", "tests")

CLIENT = """
import sys, time
import numpy as np
from sipyco.pc_rpc import Client
client = Client("127.0.0.1", int(sys.argv[1]), "instrument")
for what, payload in (("small arguments", 5), ("1000 ints", list(range(1000))), ("800 kB array", np.zeros(100000))):
    rates = []
    for _ in range(5):
        begin, count = time.perf_counter(), 0
        while time.perf_counter() - begin < 0.3:
            client.echo(payload)
            count += 1
        rates.append(count / (time.perf_counter() - begin))
    print(f"{what:22} Python 1.10 {sorted(rates)[2]:8.0f}/s")
client.terminate()
"""


def measure_python():
    sys.path.insert(0, TESTS)
    from support import process, sipyco_release
    release = sipyco_release.release("1.10")
    script = os.path.join(TESTS, "interop", "controller.py")
    with process.ServerProcess(release.argv(script), env=release.env) as server:
        subprocess.run(release.argv("-c", CLIENT, str(server.port)), env={**os.environ, **release.env}, check=True)


subprocess.run([os.path.join(os.environ["SIPYCO_BENCH_BIN"], "rpc_bench")], check=True)
if os.environ.get("SIPYCO_110"):
    measure_python()
