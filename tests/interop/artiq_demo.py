# SPDX-License-Identifier: LGPL-3.0-or-later
"""Runs ARTIQ's example experiment of remote execution, unchanged, with stand-ins for what ARTIQ gives an experiment.

    artiq_demo.py FOLDER CAMERA_PORT DATASETS_PORT local|remote ROUNDS

FOLDER is ARTIQ's artiq/examples/no_hardware/repository. Prints the datasets that the experiment has set, as JSON. The
datasets server is that of rexec_controller.py.
"""

import json
import sys
import types

import sipyco.remote_exec
from sipyco.pc_rpc import Client

HOST = "127.0.0.1"


class TerminationRequested(Exception):
    pass


class EnvExperiment:
    """What the example asks of ARTIQ's."""

    def __init__(self, devices, arguments):
        self.devices, self.arguments, self.datasets = devices, arguments, {}
        self.build()

    def setattr_device(self, name):
        setattr(self, name, self.devices[name]())

    def setattr_argument(self, name, *_):
        setattr(self, name, self.arguments[name])

    def set_dataset(self, name, value, **_):
        self.datasets[name] = value

    def get_dataset(self, name, default):
        return self.datasets.get(name, default)


class Scheduler:
    def __init__(self, rounds):
        self.left = rounds

    def pause(self):
        self.left -= 1
        if self.left == 0:
            raise TerminationRequested


def main():
    folder, camera, datasets, how, rounds = sys.argv[1:]
    module = types.ModuleType("artiq.experiment")
    for name in ("BooleanValue",):
        setattr(module, name, lambda default: default)
    module.EnvExperiment, module.TerminationRequested = EnvExperiment, TerminationRequested
    sys.modules.update({"artiq": types.ModuleType("artiq"), "artiq.experiment": module})
    sys.path.insert(0, folder)

    # The example takes the defaults: the master's port. Here it is another.
    connect = sipyco.remote_exec.connect_global_rpc
    sipyco.remote_exec.connect_global_rpc = lambda client: connect(client, port=int(datasets))
    import remote_exec_demo
    experiment = remote_exec_demo.RemoteExecDemo(
        {"camera_sim": lambda: Client(HOST, int(camera), "camera_sim"),
         "camera_sim_rexec": lambda: Client(HOST, int(camera), "camera_sim_rexec"),
         "scheduler": lambda: Scheduler(int(rounds))},
        {"remote_exec": how == "remote", "show_picture": True, "enable_fit": True})
    experiment.prepare()
    experiment.run()
    experiment.datasets.pop("rexec_demo.picture", None)
    json.dump({name: float(value) for name, value in experiment.datasets.items()}, sys.stdout)


if __name__ == "__main__":
    main()
