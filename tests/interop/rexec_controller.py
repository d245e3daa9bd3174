# SPDX-License-Identifier: LGPL-3.0-or-later
"""Servers on Python's sipyco, run as a script: a controller with remote execution, or a dataset database.

    rexec_controller.py rexec
    rexec_controller.py datasets TARGET
"""

import sys

import numpy as np
from sipyco.pc_rpc import simple_server_loop
from sipyco.remote_exec import simple_rexec_server_loop

HOST = "127.0.0.1"


class Device:
    def ramp(self, n, *, step=1.0):
        return np.arange(n) * step


class Datasets:
    def __init__(self):
        self.values = {"width": 4.5}

    def get(self, key):
        return self.values[key]

    def set(self, key, value):
        self.values[key] = value


def main():
    kind, *arguments = sys.argv[1:]
    if kind == "rexec":
        simple_rexec_server_loop("device", Device(), HOST, 0)
    else:
        simple_server_loop({arguments[0]: Datasets()}, HOST, 0)


if __name__ == "__main__":
    main()
