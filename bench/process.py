#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-3.0-or-later
"""Whole-process time of `rpctool call` beside `redis-cli ping`: wall clock, processor time, memory."""

import os
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import time

RUNS = 200
ROUNDS = 5
BIN = os.environ.get("SIPYCO_BIN", "build/release/bin")


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def wait_for(port):
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    sys.exit(f"process: nothing listens on port {port}")


def measure(command):
    """Median wall clock and mean processor time of a run, in ms."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    walls = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        walls.append((time.perf_counter() - begin) * 1e3)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return statistics.median(walls), cpu * 1e3 / RUNS


def peak_kib(command):
    """Of a call that waits for its answer. (The kernel's ru_maxrss would tell this interpreter's, from before exec.)"""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as child:
        time.sleep(0.5)
        with open(f"/proc/{child.pid}/status", encoding="ascii") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))


def compare(ours, theirs):
    """Rounds alternate, so that what else the machine does hits both."""
    rounds = [(measure(ours), measure(theirs)) for _ in range(ROUNDS)]
    for i, what in enumerate(("wall clock", "processor")):
        mine = statistics.median(a[i] for a, _ in rounds)
        other = statistics.median(b[i] for _, b in rounds)
        ratio = statistics.median(a[i] / b[i] for a, b in rounds)
        print(f"{what}: rpctool {mine:.2f} ms, redis-cli {other:.2f} ms, ratio {ratio:.2f} (goal 1.0)")
    waiting = [*ours[:-1], "sweep", "0", "1e6", "2e6", "steps=1", "dwell=1.0"]
    print(f"memory: rpctool {peak_kib(waiting)} KiB (goal 8192)")


def main():
    if not shutil.which("redis-server") or not shutil.which("redis-cli"):
        sys.exit("process: redis is not installed; see scripts/setup --bench")
    redis, rpc = free_port(), free_port()
    servers = [subprocess.Popen(["redis-server", "--port", str(redis), "--save", ""], stdout=subprocess.DEVNULL),
               subprocess.Popen([f"{BIN}/aqctl_dds", "-p", str(rpc)])]
    try:
        wait_for(redis)
        wait_for(rpc)
        compare([f"{BIN}/rpctool", "127.0.0.1", str(rpc), "call", "ping"],
                ["redis-cli", "-p", str(redis), "ping"])
    finally:
        for server in servers:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
