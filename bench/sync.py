#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-3.0-or-later
"""What sync_struct bears: deliveries a second beside raw writes and Python's publisher, a stalled subscriber, fifty that
connect at once while calls are answered, structures up to 1 GiB from a publisher of ours and from Python's.

Arguments name the parts to run: deliveries stalled reconnect large python."""

import json
import os
import resource
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
BUILD = os.path.join(HERE, "..", "build", "release")
os.environ.setdefault("SIPYCO_BIN", os.path.join(BUILD, "bin"))
os.environ.setdefault("SIPYCO_PROBES", os.path.join(BUILD, "tests"))
DRIVER = os.path.join(os.environ.get("SIPYCO_BENCH_BIN", os.path.join(BUILD, "bench")), "sync_bench")
sys.path.insert(0, os.path.join(HERE, "..", "tests"))

from interop import sync_process  # noqa: E402
from support import executables, process, sipyco_release, wire  # noqa: E402

# Makes the same changes as sync_bench for each byte on standard input.
PYTHON_CHANGES = """
import asyncio, sys
from sipyco.sync_struct import Notifier, Publisher
async def main():
    notifier = Notifier({})
    publisher = Publisher({"test": notifier})
    await publisher.start("127.0.0.1", 0)
    loop = asyncio.get_running_loop()
    while await loop.run_in_executor(None, sys.stdin.buffer.read, 1):
        for i in range(2000):
            notifier["artiq.channel.%d" % (i % 50)] = (False, 0.001 * i, {})
            if i % 10 == 0:
                await asyncio.sleep(0)
asyncio.run(main())
"""

PYTHON_LARGE = """
import asyncio, sys
import numpy as np
from sipyco.sync_struct import Notifier, Publisher
async def main():
    structure, numbers = {}, [0.25 * i for i in range(47000)]
    for i in range(int(sys.argv[1])):
        value = np.zeros((96, 1024)) if i % 4 else (numbers, numbers, numbers)
        structure["dataset.%d" % i] = "x" * (1 << 20) if i % 4 == 1 else value
    publisher = Publisher({"test": Notifier(structure)})
    await publisher.start("127.0.0.1", 0)
    await asyncio.Event().wait()
asyncio.run(main())
"""


def releases():
    for name in sipyco_release.RELEASES:
        try:
            yield sipyco_release.release(name)
        except sipyco_release.SkipTest as why:
            print(f"no Python {name}: {why}")


def listening_port(pid):
    end = time.monotonic() + 60
    while not (ports := process.listening_ports(pid)):
        if time.monotonic() > end:
            sys.exit("sync: the publisher does not listen")
        time.sleep(0.02)
    return ports[0]


def deliveries():
    subprocess.run([DRIVER, "deliveries"], check=True)
    for release in releases():
        with subprocess.Popen(release.argv("-c", PYTHON_CHANGES), env=process.environment(**release.env),
                              stdin=subprocess.PIPE) as python:
            go = python.stdin.fileno()
            print(f"beside Python {release.name}:", flush=True)
            subprocess.run([DRIVER, "deliveries", str(listening_port(python.pid)), str(go)], pass_fds=[go], check=True)
            python.kill()


def memory(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return next(int(row.split()[1]) for row in status if row.startswith("VmRSS")) / 1024


def subscriber(port):
    lines = wire.connect("::1", port)
    lines.send(b"ARTIQ sync_struct\ntest\n")
    lines.read_line()
    return lines


def change_times(probe, quick, megabytes):
    """Times in ms from a change of 50 kB to its arrival."""
    times = []
    for i in range(20 * megabytes):
        line = b'{"action":"setitem","path":[],"key":"k%d","value":"%s"}' % (i % 10, b"x" * 50_000)
        begin = time.perf_counter()
        probe.ask(line)
        while quick.read_line() != line + b"\n":
            pass
        times.append((time.perf_counter() - begin) * 1e3)
    return times


def stalled():
    probe = sync_process.Probe()
    quick = subscriber(probe.port[2])
    alone = change_times(probe, quick, 100)
    before = memory(probe.process.pid)
    slow = subscriber(probe.port[2])
    beside = change_times(probe, quick, 400)
    print(f"400 MB past a stalled reader: memory {memory(probe.process.pid) - before:+.0f} MiB (it may keep 16); delivery "
          f"to another {statistics.median(alone):.2f} ms alone, {statistics.median(beside):.2f} ms beside it")
    probe.ask(b'{"action":"setitem","path":[],"key":"end","value":true}')
    lines = 0
    while not (line := slow.read_line()).startswith(b'{"action":"init"'):
        lines += 1
    fresh = json.loads(line)["struct"] == json.loads(probe.view(2))
    print(f"reads again: {lines} changes, then the structure anew, {'the same' if fresh else 'NOT the same'} as it is now")
    stuck = subscriber(probe.port[2])
    change_times(probe, quick, 40)
    begin = time.perf_counter()
    probe.ask(b"stop")
    print(f"stop with a stalled reader: {time.perf_counter() - begin:.3f} s (goal 1)")
    stuck.close()
    probe.close()


def reconnect():
    subprocess.run([DRIVER, "reconnect"], check=True)


def large():
    for size in ("101", "150", "1010"):
        subprocess.run([DRIVER, "large", size], check=True)


def python():
    """Python's subscribers stop at 100 MiB; its publishers do not."""
    for release in releases():
        for size in ("101", "150"):
            with subprocess.Popen(release.argv("-c", PYTHON_LARGE, size), env=process.environment(**release.env)) as server:
                port = listening_port(server.pid)
                begin = time.perf_counter()
                tool = subprocess.Popen([executables.syncdump(), "--once", "127.0.0.1", str(port), "test"],
                                        stdout=subprocess.DEVNULL)
                _, status, usage = os.wait4(tool.pid, 0)
                taken = time.perf_counter() - begin
                with open(f"/proc/{server.pid}/stat", encoding="ascii") as stat:
                    fields = stat.read().rsplit(")", 1)[1].split()
                publisher = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
                print(f"{size} MiB from Python {release.name}: exit {os.waitstatus_to_exitcode(status)}, {taken:.2f} s; "
                      f"syncdump --once used {usage.ru_utime + usage.ru_stime:.2f} s and {usage.ru_maxrss / 1024:.0f} MiB, "
                      f"the publisher {publisher:.2f} s")
                server.kill()


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_NOFILE, (4096, 4096))
    parts = {"deliveries": deliveries, "stalled": stalled, "reconnect": reconnect, "large": large, "python": python}
    for part in sys.argv[1:] or parts:
        print(f"-- {part}", flush=True)
        parts[part]()
