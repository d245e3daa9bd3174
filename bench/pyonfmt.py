#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-3.0-or-later
"""pyonfmt on large files beside jq, python3 -m json.tool and Python's sipyco: processor time, peak memory.

    pyonfmt.py [MIB [ours]]

MIB is the size of the files (64); with `ours` the references, which take minutes and many GiB for large ones, are left
out. Python's sipyco is found by SIPYCO_19.
"""

import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time

BIN = os.environ.get("SIPYCO_BIN", "build/release/bin")
REPEATED = 2000
SIPYCO = "import sys; from sipyco import pyon; " \
         "sys.stdout.write(pyon.encode(pyon.decode(open(sys.argv[1]).read()), pretty=True))"


def number(rng):
    return repr(rng.gauss(0, 10 ** rng.randint(-3, 6)))


def text(rng):
    return '"' + "".join(rng.choice("abcdefghij KLMNO.µ") for _ in range(rng.randint(3, 20))).replace("µ", "\\u00b5") + '"'


def record(rng, version, indent):
    """As a dataset of ARTIQ is stored: whether to keep it, its value, and what else is known of it."""
    values = ", ".join(number(rng) for _ in range(rng.randint(0, 12)))
    metadata = {"unit": text(rng), "scale": number(rng), "precision": str(rng.randint(0, 9))}
    if version == "v1":
        inside = (",\n" + indent * 2).join(f'"{key}": {value}' for key, value in sorted(metadata.items()))
        return f"({rng.choice(('true', 'false'))}, [{values}], {{\n{indent * 2}{inside}\n{indent}}})"
    lines = (",\n" + indent * 3).join(values.split(", "))
    inside = (",\n" + indent * 3).join(f'"{key}": {value}' for key, value in metadata.items())
    items = f"[\n{indent * 3}{lines}\n{indent * 2}]" if values else "[]"
    return (f"[\n{indent * 2}{rng.choice(('true', 'false'))},\n{indent * 2}{items},\n"
            f"{indent * 2}{{\n{indent * 3}{inside}\n{indent * 2}}}\n{indent}]")


def make(path, version, size):
    """A dict of datasets, as store_file writes it."""
    rng, indent = random.Random(1), "    "
    records = [record(rng, version, indent) for _ in range(REPEATED)]
    with open(path, "w", encoding="ascii") as file:
        file.write("{\n")
        written, count = 0, 0
        while written < size:
            entries = [f'{indent}"ion.scan.{count + i:09}": {one}' for i, one in enumerate(records)]
            piece = (",\n" if count else "") + ",\n".join(entries)
            file.write(piece)
            written += len(piece)
            count += len(records)
        file.write("\n}\n" if version == "v1" else "\n}")


def watch(process, peak):
    while process.poll() is None:
        try:
            with open(f"/proc/{process.pid}/status", encoding="ascii") as status:
                peak[0] = max([peak[0]] + [int(line.split()[1]) for line in status if line.startswith("VmHWM:")])
        except OSError:
            return
        time.sleep(0.005)


def measure(command, env=None):
    """Processor time in s, and peak memory in bytes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    peak = [0]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=env) as process:
        watcher = threading.Thread(target=watch, args=(process, peak))
        watcher.start()
        watcher.join()
        if process.wait() != 0:
            sys.exit(f"pyonfmt: {command[0]} ended with {process.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, peak[0] * 1024


def report(name, size, measured, ours=None):
    seconds, peak = measured
    ratio = f", {seconds / ours:.1f} x ours" if ours else ""
    print(f"  {name}: {seconds:.2f} s ({size / seconds / 1e6:.0f} MB/s), "
          f"{peak / 2**20:.1f} MiB ({peak / size:.2f} x the text){ratio}", flush=True)


def compare(version, size, references):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "file.pyon")
        make(path, version, size)
        print(f"{version}, {os.path.getsize(path) / 2**20:.0f} MiB", flush=True)
        ours = [measure([f"{BIN}/pyonfmt", *flags, path]) for flags in ([], ["--check"])]
        report("pyonfmt", size, ours[0])
        report("pyonfmt --check", size, ours[1])
        for name, command, env in references:
            report(name, size, measure([*command, path], env), ours[0][0])


def json_references():
    if shutil.which("jq"):
        yield "jq", ["jq", "."], None
    yield "json.tool", [sys.executable, "-m", "json.tool"], None


def sipyco_references():
    release = os.environ.get("SIPYCO_19")
    if not release:
        print("  (SIPYCO_19 names no release of Python's sipyco to compare with)")
        return
    yield "sipyco 1.9", ["/usr/bin/python3", "-c", SIPYCO], {**os.environ, "PYTHONPATH": release}


def main():
    size = int(sys.argv[1] if len(sys.argv) > 1 else "64") * 2**20
    alone = sys.argv[2:] == ["ours"]
    compare("v2", size, [] if alone else json_references())
    compare("v1", size, [] if alone else sipyco_references())


if __name__ == "__main__":
    main()
