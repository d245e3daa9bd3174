#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-3.0-or-later
"""Log records a second into one server and on to a file, beside socat and Python's sipyco; latency to stdout."""

import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 5
RECORDS = 500_000
PYTHON_RECORDS = 30_000
BIN = os.environ.get("SIPYCO_BIN", "build/release/bin")
TESTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tests")
PYTHON_SERVER = """
import asyncio, logging, sys
from sipyco import logs
async def main():
    handler = logging.FileHandler(sys.argv[2])
    handler.setFormatter(logging.Formatter("%(levelname)s:%(source)s:%(name)s:%(message)s"))
    logs._fwd_logger.addHandler(handler)
    logs._fwd_logger.setLevel(1)
    server = logs.Server()
    await server.start("127.0.0.1", int(sys.argv[1]))
    await asyncio.Event().wait()
asyncio.run(main())
"""


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def connect(port):
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            return socket.create_connection(("127.0.0.1", port), 10)
        except OSError:
            time.sleep(0.02)
    sys.exit(f"logs: nothing listens on port {port}")


def stream(count):
    line = b"controller(lda):INFO:artiq.lda:attenuation is now 12.5 dB, channel %06d of the bank\n"
    return b"ARTIQ logging\n" + b"".join(line % (n % 1000000) for n in range(count))


def rate(start, data, count):
    """Records a second, from the first byte to the last line in the file."""
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as folder:
        path, port = os.path.join(folder, "log"), free_port()
        server = start(port, path)
        try:
            with connect(port) as sender:
                sender.settimeout(120)
                begin = time.perf_counter()
                sender.sendall(data)
                sender.shutdown(socket.SHUT_WR)
                last = b"channel %06d" % ((count - 1) % 1000000)
                while not ends_with(path, last):
                    time.sleep(0.0005)
                return count / (time.perf_counter() - begin)
        finally:
            server.kill()
            server.wait()


def ends_with(path, text):
    try:
        with open(path, "rb") as file:
            file.seek(max(os.path.getsize(path) - 200, 0))
            return text in file.read()
    except OSError:
        return False


def start_ours(port, path):
    with open(path, "wb") as file:
        return subprocess.Popen([f"{BIN}/logserver", "-p", str(port)], stdout=file)


def start_socat(port, path):
    return subprocess.Popen(["socat", "-u", "-b65536", f"TCP4-LISTEN:{port},reuseaddr", f"OPEN:{path},creat,append"])


def start_python(port, path):
    folder = os.environ.get("SIPYCO_110") or os.environ.get("SIPYCO_19")
    env = {**os.environ, "PYTHONPATH": os.pathsep.join((os.path.join(TESTS, "support", "numpy_shim"), folder))}
    return subprocess.Popen(["/usr/bin/python3", "-c", PYTHON_SERVER, str(port), path], env=env)


def throughput():
    data = stream(RECORDS)
    python = stream(PYTHON_RECORDS) if os.environ.get("SIPYCO_110") or os.environ.get("SIPYCO_19") else None
    rounds = []
    for _ in range(ROUNDS):
        rounds.append((rate(start_ours, data, RECORDS), rate(start_socat, data, RECORDS),
                       rate(start_python, python, PYTHON_RECORDS) if python else float("nan")))
    ours, socat, theirs = (statistics.median(column) for column in zip(*rounds))
    print(f"records a second: logserver {ours:,.0f}, socat {socat:,.0f}, Python {theirs:,.0f}")
    print(f"ratio to socat {statistics.median(a / b for a, b, _ in rounds):.2f} (goal 0.5), "
          f"to Python {statistics.median(a / c for a, _, c in rounds):.1f} (goal 10)")


def latency(count=1000):
    port = free_port()
    with subprocess.Popen([f"{BIN}/logserver", "-p", str(port)], stdout=subprocess.PIPE) as server, \
            connect(port) as sender:
        sender.sendall(b"ARTIQ logging\n")
        times = []
        for n in range(count):
            time.sleep(0.002)
            begin = time.perf_counter()
            sender.sendall(b"s:INFO:n:%d\n" % n)
            server.stdout.readline()
            times.append((time.perf_counter() - begin) * 1e3)
        server.kill()
    times.sort()
    print(f"latency to stdout, idle: median {times[count // 2]:.2f} ms, p99 {times[count * 99 // 100]:.2f} ms (goal 5)")


def main():
    if not shutil.which("socat"):
        sys.exit("logs: socat is not installed; see scripts/setup --bench")
    throughput()
    latency()


if __name__ == "__main__":
    main()
