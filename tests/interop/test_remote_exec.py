# SPDX-License-Identifier: LGPL-3.0-or-later
"""Remote execution: Python's clients and our camera, our client and Python's controllers."""

import json
import os
import unittest

from integration import dds
from integration.camera import NO_PYTHON, CameraTest, has_python
from interop.python_side import HERE
from support import executables, process, sipyco_release
from support.process import ServerProcess

LEAST = 100


class _WithRelease:
    release = None

    def setUp(self):
        self.found = sipyco_release.release(self.release)

    def python_server(self, *arguments):
        server = ServerProcess(self.found.argv(os.path.join(HERE, "rexec_controller.py"), *arguments),
                               env=self.found.env)
        self.addCleanup(server.close)
        return server

    def camera(self):
        camera = CameraTest.launch()
        self.addCleanup(camera.close)
        if not has_python(camera):
            self.skipTest(NO_PYTHON)
        return camera

    def test_python_client_and_our_camera(self):
        executables.example_controller()
        camera, ours = self.camera(), dds.start()
        self.addCleanup(ours.close)
        datasets = self.python_server("datasets", "master_dataset_db")
        got = process.run(self.found.argv(os.path.join(HERE, "rexec_script.py"), camera.port, datasets.port, ours.port),
                          env=self.found.env, timeout=60)
        self.assertEqual(got.code, 0, got.talk)
        report = json.loads(got.text)
        self.assertEqual(report["different"], [])
        self.assertGreater(report["checked"], LEAST)
        self.assertEqual(camera.wait().code, 0)
        print(f"Python {self.release} client, our camera: {report['checked']} checks")

    def test_our_client_and_both_servers(self):
        probe = executables.probe("rexec_probe")
        camera = self.camera()
        for server, target, call in ((self.python_server("rexec"), "device", "ramp(6, step=0.5)"),
                                     (camera, "camera_sim", "get_picture()[:2, :3] * 0 + [0, 0.5, 1]")):
            for datasets in ("dataset_db", "master_dataset_db"):
                with self.subTest(target, datasets=datasets):
                    port = self.python_server("datasets", datasets).port
                    got = process.run([probe, "127.0.0.1", server.port, target, port, call], timeout=60)
                    self.assertEqual((got.code, got.talk), (0, ""), got.text)
                    self.assertEqual(got.text, self.EXPECTED[target])

    def test_artiq_example_experiment(self):
        folder = os.environ.get("ARTIQ_EXAMPLES")
        if not folder:
            self.skipTest("ARTIQ_EXAMPLES is not set: artiq/examples/no_hardware/repository of an ARTIQ, which also "
                          "needs SciPy and Numba")
        camera = CameraTest.launch(env={"PYTHONPATH": os.environ.get("PYTHONPATH")})
        datasets = self.python_server("datasets", "master_dataset_db")
        self.addCleanup(camera.close)
        for how in ("local", "remote"):
            with self.subTest(how):
                got = process.run(self.found.argv(os.path.join(HERE, "artiq_demo.py"), folder, camera.port,
                                                  datasets.port, how, 3),
                                  env=self.with_environment(), timeout=100)
                self.assertEqual(got.code, 0, got.talk)
                fitted = json.loads(got.text)
                for name, expected in (("w", 4), ("h", 3), ("cx", 160), ("cy", 100)):
                    self.assertAlmostEqual(abs(fitted[f"rexec_demo.gaussian_{name}"]), expected, delta=0.5)

    def with_environment(self):
        """The release in front of what the user's PYTHONPATH adds, such as SciPy."""
        paths = [self.found.env["PYTHONPATH"], os.environ.get("PYTHONPATH", "")]
        return {**self.found.env, "PYTHONPATH": os.pathsep.join(filter(None, paths))}

    EXPECTED = {
        "device": "array([0. , 0.5, 1. , 1.5, 2. , 2.5])\n4.5\nKeyError: \"'nosuch'\"\n",
        "camera_sim": "array([[0. , 0.5, 1. ],\n       [0. , 0.5, 1. ]])\n4.5\nKeyError: \"'nosuch'\"\n",
    }


class Release19Test(_WithRelease, unittest.TestCase):
    release = "1.9"


class Release110Test(_WithRelease, unittest.TestCase):
    release = "1.10"


if __name__ == "__main__":
    unittest.main()
