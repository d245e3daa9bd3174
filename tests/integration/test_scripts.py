# SPDX-License-Identifier: LGPL-3.0-or-later
"""The scripts in lab/, written as a lab would, with their output and exit codes."""

import os
from pathlib import Path
import shutil
import struct
import tempfile
import unittest

from integration.dds import DdsTest
from support import executables, process

LAB = Path(__file__).resolve().parent / "lab"


def npy(rows):
    """The bytes of a .npy file of float64."""
    header = f"{{'descr': '<f8', 'fortran_order': False, 'shape': ({len(rows)}, {len(rows[0])}), }}"
    header += " " * (-(10 + len(header) + 1) % 64) + "\n"
    values = [x for row in rows for x in row]
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode() + struct.pack(f"<{len(values)}d", *values)


class LabTest(DdsTest):
    arguments = ("--simulation",)

    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        with open(os.path.join(self.folder, "wave.npy"), "wb") as file:
            file.write(npy([[0.0, 0.5, 1.0], [1.5, 2.0, 2.5]]))

    def run_script(self, name, code=0):
        """Its standard output; its exit code must be this one."""
        env = {"HOST": "127.0.0.1", "PORT": str(self.server.port), "FOLDER": self.folder,
               "FREE_PORT": str(process.free_port()),
               "PATH": f"{os.path.dirname(executables.rpctool())}:{os.environ['PATH']}"}
        got = process.run(["bash", LAB / f"{name}.sh"], env=env, timeout=60)
        self.assertEqual(got.code, code, got.talk)
        return got.text

    def needs(self, tool):
        if not shutil.which(tool):
            self.skipTest(f"{tool} is not installed")

    def test_loop_over_channels(self):
        self.assertEqual(self.run_script("set_channels"),
                         "".join(f"channel {i}: {80 + i}000000.0 Hz\n" for i in range(4)))

    def test_while_read_keeps_its_input(self):
        self.assertEqual(self.run_script("read_table"), "ion trap is at 80500000.0\n5 is at 1500000.0\n")

    def test_xargs(self):
        self.needs("jq")
        self.assertEqual(self.run_script("enable_by_xargs"), "[true,true,true,true]\n")

    def test_a_failed_call_ends_a_strict_script(self):
        self.assertEqual(self.run_script("strict", 1), "before: True\n")

    def test_exit_codes(self):
        self.assertEqual(self.run_script("every_exit_code").split(),
                         ["0", "1", "2", "66", "67", "67", "68", "69", "124", "74"])

    def test_cron(self):
        self.assertEqual(self.run_script("cron"),
                         "True\nrpctool: remote aqctl_dds.DeviceError: no channel 9: there are 0 to 3\nexit code 1\n")

    def test_jq(self):
        self.needs("jq")
        self.assertIn("5000000\nget_frequency\nThe frequency of a channel in Hz.\ndds\naqctl_dds.DeviceError\n"
                         "[null,[1,2]]\n", self.run_script("json_by_jq"))

    def test_array_from_npy(self):
        self.needs("jq")
        array = "array([[0. , 0.5, 1. ],\n       [1.5, 2. , 2.5]])\n"
        self.assertEqual(self.run_script("array_from_npy"), array + "[1.5,2,2.5]\n" + array + "{'a': [1, None]}\n")

    def test_batch_of_ten_thousand(self):
        self.assertEqual(self.run_script("batch"), "10000 50005000\n1\n\n2\nexit code 1\n1\nexit code 1\n")

    def test_batch_as_json(self):
        self.needs("jq")
        self.assertEqual(self.run_script("batch_json", 1),
                         "".join(f'{{"id":"f{i}","ok":{i + 1}000000}}\n' for i in range(4))
                         + "1\nno channel 9: there are 0 to 3\n2\ntrue\n")

    def test_waiting_for_a_controller(self):
        self.assertEqual(self.run_script("wait_for_controller"), "True\nexit code 69\n")

    def test_giving_up(self):
        self.assertEqual(self.run_script("give_up_in_time", 3), "no answer; is the laser on?\n1\n")

    def test_watching_a_value(self):
        self.assertEqual(self.run_script("watch"), "7000000.0\n" * 3 + "rpctool: ping took a while\nTrue\n" * 2)

    def test_names_of_controllers(self):
        frequency = f"{self.client().call('get_frequency', 3)}\n"
        self.assertEqual(self.run_script("lab_names", 68), "True\n" + frequency)


if __name__ == "__main__":
    unittest.main()
