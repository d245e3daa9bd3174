# SPDX-License-Identifier: LGPL-3.0-or-later
"""Run under a release of Python's sipyco: uses our camera's remote execution and prints, as one JSON object, what
differs from what is expected.

    rexec_script.py PORT PYTHON_DATASETS_PORT OUR_DDS_PORT
"""

import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import numpy as np  # noqa: E402

import client_script  # noqa: E402
from sipyco.pc_rpc import Client  # noqa: E402
from sipyco.remote_exec import connect_global_rpc  # noqa: E402

HOST = "127.0.0.1"

CODE = """
import numpy as np

def echo(x):
    return x

def pictures(n, *, scale=1.0):
    return np.stack([controller_driver.get_picture() * scale for _ in range(n)])

def change(x):
    x += 1
    return x

def fail(error):
    raise {"value": ValueError("no", 1), "own": Own("hi"), "os": FileNotFoundError(2, "gone")}[error]

class Own(Exception):
    pass
"""

FAILURES = [
    ("value", "ValueError", "('no', 1)"),
    ("own", "GenericRemoteException", "sipyco.remote_exec.Own: hi"),
    ("os", "FileNotFoundError", "[Errno 2] gone"),
    ("nosuch", "KeyError", "\"'nosuch'\""),
]


def check_values(report, client, release_two):
    for name, value in client_script.values().items():
        expected = client_script.as_sent(value, release_two)
        report.check(name, client_script.exact(client.call("echo", value)), client_script.exact(expected))


def check_failures(report, client):
    for which, class_name, message in FAILURES:
        try:
            client.call("fail", which)
            report.check(which, "a result", class_name)
        except Exception as error:
            report.failed(which, error, class_name, message)
            report.check(which + " place", error.parent_traceback[-1].split(",")[0], '  File "<string>"')


def check_arrays(report, client):
    pictures = client.call("pictures", 2, scale=0.0)
    report.check("argument changed", client.call("change", np.arange(3)).tolist(), [1, 2, 3])
    report.check("pictures", (pictures.shape, pictures.dtype.str, pictures.any()), ((2, 320, 200), "<f8", False))


def check_global_rpc(report, client, python_port, dds_port):
    """A connection that came later sees what an earlier one made."""
    connect_global_rpc(client, HOST, python_port)
    connect_global_rpc(client, port=dds_port, target="dds", name="dds")
    later = Client(HOST, int(sys.argv[1]), "camera_sim_rexec")
    later.add_code("def use():\n"
                   "    dataset_db.set('height', np.arange(3))\n"
                   "    try: dataset_db.get('nosuch')\n"
                   "    except KeyError as error: missing = str(error)\n"
                   "    return dataset_db.get('width'), dataset_db.get('height'), missing, dds.ping()\n"
                   "import numpy as np")
    width, height, missing, ping = later.call("use")
    report.check("global RPC", (width, height.tolist(), missing, ping), (4.5, [0, 1, 2], "\"'nosuch'\"", True))
    later.close_rpc()


def main():
    port, python_port, dds_port = map(int, sys.argv[1:])
    report = client_script.Report()
    release_two = not hasattr(sys.modules["sipyco.pyon"], "_eval_dict")
    client = Client(HOST, port, "camera_sim_rexec", timeout=60)
    client.add_code(CODE)
    check_values(report, client, release_two)
    check_failures(report, client)
    check_arrays(report, client)
    check_global_rpc(report, client, python_port, dds_port)
    report.check("terminate", client.terminate(), None)
    json.dump({"checked": report.checked, "different": report.different}, sys.stdout)


if __name__ == "__main__":
    main()
