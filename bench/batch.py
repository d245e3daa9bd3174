#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-3.0-or-later
"""10,000 calls by `rpctool --batch`, whole process, beside the loop of Python's client (SIPYCO_110, or SIPYCO_19)
without its start: both to the example controller, then both to a controller in Python. The example controller looks for
the next request before it sleeps, which makes Python's loop more than twice as fast as with a controller in Python.

Without --keep-going each call waits for the answer to the one before, since the first error is to end the batch; with
it, calls that need no earlier answer are sent together."""

import os
import socket
import statistics
import subprocess
import sys
import time

CALLS = 10_000
ROUNDS = 5
BIN = os.environ.get("SIPYCO_BIN", "build/release/bin")
SHIM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tests", "support", "numpy_shim")
LOOP = """
import sys, time
from sipyco.pc_rpc import Client
client = Client("127.0.0.1", int(sys.argv[1]))
begin = time.perf_counter()
for i in range(int(sys.argv[2])):
    assert client.echo(i) == i
print(time.perf_counter() - begin)
"""

SERVER = """
import sys
from sipyco.pc_rpc import simple_server_loop
class Echo:
    def echo(self, x):
        return x
simple_server_loop({"dds": Echo()}, "127.0.0.1", int(sys.argv[1]))
"""


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def wait_for(port):
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            return socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
    sys.exit(f"batch: nothing listens on port {port}")


def python_environment():
    folder = os.environ.get("SIPYCO_110") or os.environ.get("SIPYCO_19")
    if not folder:
        sys.exit("batch: SIPYCO_110 or SIPYCO_19 must name the folder of Python's sipyco")
    return {**os.environ, "PYTHONPATH": os.pathsep.join((SHIM, folder))}


def python_loop(port):
    run = subprocess.run(["/usr/bin/python3", "-c", LOOP, str(port), str(CALLS)], env=python_environment(),
                         capture_output=True, text=True, check=True)
    return float(run.stdout)


def batch(port, flags, lines):
    begin = time.perf_counter()
    run = subprocess.run([f"{BIN}/rpctool", "127.0.0.1", str(port), "--batch", *flags], input=lines,
                         capture_output=True, check=True)
    took = time.perf_counter() - begin
    assert run.stdout.count(b"\n") == CALLS, run.stderr
    return took


def compare(what, command, port, rounds):
    text = "".join(f"echo({i})\n" for i in range(CALLS)).encode()
    json = "".join(f'{{"id":{i},"method":"echo","args":[{i}]}}\n' for i in range(CALLS)).encode()
    forms = {"expressions": ([], text), "expressions, --keep-going": (["--keep-going"], text),
             "JSON": (["--batch-format=json"], json),
             "JSON, --keep-going": (["--batch-format=json", "--keep-going"], json)}
    with subprocess.Popen(command, env=python_environment()) as server:
        try:
            wait_for(port)
            took = [(python_loop(port), {name: batch(port, *form) for name, form in forms.items()})
                    for _ in range(rounds)]
        finally:
            server.terminate()
    print(f"to {what}\nPython's loop: {statistics.median(p for p, _ in took):.3f} s")
    for name in forms:
        ratio = statistics.median(p / ours[name] for p, ours in took)
        print(f"{name}: {statistics.median(o[name] for _, o in took):.3f} s, {ratio:.1f} times as fast (goal 10)")
    return (statistics.median(p for p, _ in took),
            {name: statistics.median(ours[name] for _, ours in took) for name in forms})


def main():
    port = free_port()
    _, ours = compare("a controller of ours", [f"{BIN}/aqctl_dds", "-p", str(port)], port, ROUNDS)
    port = free_port()
    python, _ = compare("a controller in Python", ["/usr/bin/python3", "-c", SERVER, str(port)], port, 1)
    print("each to a controller of its own kind")
    for name, took in ours.items():
        print(f"{name}: {python / took:.1f} times as fast (goal 10)")


if __name__ == "__main__":
    main()
