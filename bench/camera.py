# SPDX-License-Identifier: LGPL-3.0-or-later
"""A statistic of 100 pictures: computed beside the camera by remote execution, and from pictures that are fetched; and how
long a `ping` takes meanwhile.

    SIPYCO_110=FOLDER python3 bench/camera.py BUILD [PICTURES]

The client is Python's, as in an experiment. Times are medians of five rounds, which alternate.
"""

import os
from pathlib import Path
import statistics
import subprocess
import sys
import threading
import time

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from support import process, sipyco_release  # noqa: E402
from support.process import ServerProcess  # noqa: E402

ROUNDS = 5
HOST = "127.0.0.1"
CODE = """
def means(n):
    return [float(controller_driver.get_picture().mean()) for _ in range(n)]

def busy(seconds):
    import time
    end = time.monotonic() + seconds
    while time.monotonic() < end: pass
"""


def timed(work):
    begin = time.monotonic()
    work()
    return time.monotonic() - begin


def measure(port, count):
    from sipyco.pc_rpc import Client
    camera, rexec, other = (Client(HOST, port, name) for name in ("camera_sim", "camera_sim_rexec", "camera_sim"))
    rexec.add_code(CODE)
    rexec.call("means", 1)
    there, here = [], []
    for _ in range(ROUNDS):
        there.append(timed(lambda: rexec.call("means", count)))
        here.append(timed(lambda: [float(camera.get_picture().mean()) for _ in range(count)]))
    there, here = statistics.median(there), statistics.median(here)
    print(f"{count} means: beside the camera {there * 1e3:.1f} ms, from fetched pictures {here * 1e3:.1f} ms: "
          f"{here / there:.1f} x")
    busy = threading.Thread(target=lambda: rexec.call("busy", 3.0))
    busy.start()
    time.sleep(0.5)
    pings = sorted(timed(other.ping) for _ in range(200))
    print(f"ping during a busy loop: median {pings[100] * 1e3:.2f} ms, longest of 200 {pings[-1] * 1e3:.2f} ms")
    busy.join()
    camera.terminate()


def main():
    if os.environ.get("SIPYCO_BENCH_PORT"):
        measure(int(os.environ["SIPYCO_BENCH_PORT"]), int(sys.argv[1]))
        return
    release = sipyco_release.release("1.10")
    port = process.free_port()
    server = ServerProcess([Path(sys.argv[1]) / "bin" / "aqctl_camera", "-p", port], port)
    count = sys.argv[2] if len(sys.argv) > 2 else "100"
    subprocess.run(release.argv(__file__, count), env={**os.environ, **release.env, "SIPYCO_BENCH_PORT": str(port)},
                   check=True)
    server.close()


if __name__ == "__main__":
    main()
