# SPDX-License-Identifier: LGPL-3.0-or-later
"""Run under a release of Python's sipyco: prints the calls for rpc_probe, a line each, as the release encodes them.

    probe_calls.py controller|dds

`controller` is for controller.py, `dds` for our example controller.
"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from client_script import FAILURES, values  # noqa: E402
from sipyco import pyon  # noqa: E402

# Calls, with what they return or raise.
CONTROLLER = [
    ("everything", (1, "x"), {"two": 2, "three": (3,)}, ((1, "x"), {"two": 2, "three": (3,)})),
    ("set_level", (2.5,), {"wait": True, "unit": "V"}, 2.5),
    ("slow_echo", ([1, 2],), {"yields": 5}, [1, 2]),
    ("ping", (), {}, True),
]
CONTROLLER_FAILURES = [
    ("fail", (), {}, "ValueError", "no reason"),
    ("fail", ("KeyError", "key"), {}, "KeyError", "'key'"),
    ("fail_foreign", (), {}, "GenericRemoteException", "instruments.errors.DeviceError: out of range"),
    ("fail_lines", (), {}, "ValueError", "first line\nsecond line"),
    ("ping", (1,), {}, "TypeError", "Instrument.ping() takes 1 positional argument but 2 were given"),
]
DDS = [("ping", (), {}, True), ("set", (0, 80e6), {"phase": 0.5}, None), ("get_frequency", (0,), {}, 80e6)]


def main():
    known = {"controller": (CONTROLLER, CONTROLLER_FAILURES), "dds": (DDS, FAILURES)}
    returning, failing = known[sys.argv[1]]
    calls = [{"name": "echo", "args": (value,), "kwargs": {}, "ret": value} for value in values().values()]
    calls += [{"name": n, "args": a, "kwargs": k, "ret": r} for n, a, k, r in returning]
    calls += [{"name": n, "args": tuple(a), "kwargs": k, "raises": (c, m)} for n, a, k, c, m in failing]
    for call in calls:
        print(pyon.encode(call))


if __name__ == "__main__":
    main()
