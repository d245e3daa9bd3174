# SPDX-License-Identifier: LGPL-3.0-or-later
"""scripts/setup against stand-ins for dpkg, apt and CMake: what is asked of apt, and when it refuses."""

import os
from pathlib import Path
import subprocess
import tempfile
import unittest

SETUP = Path(__file__).resolve().parents[2] / "scripts" / "setup"
BOOST = ["libboost1.81-dev", "libboost-program-options1.81-dev", "libboost-test1.81-dev"]
NEEDED = ["libssl-dev", "libfmt-dev", *BOOST]
OPTIONAL = ["libreadline-dev", "libre2-dev", "libtomlplusplus-dev"]

STUBS = {
    "dpkg-query": 'for p in $INSTALLED; do [ "$p" = "$4" ] && { printf installed; exit 0; }; done; exit 1',
    "apt-cache": 'for p in $AVAILABLE; do [ "$p" = "$2" ] && { echo "  Candidate: ${VERSION:-1.81.0}"; exit 0; }; done',
    "apt-get": 'echo "$*" >>"$CALLS"; case " $* " in *" -s "*) printf "$SIMULATION";; *) exit "${APT_STATUS:-0}";; esac',
    "cmake": 'exit "${CMAKE_STATUS:-1}"',
    "id": "echo 0",
    **{tool: "exit 0" for tool in ("c++", "ninja", "scdoc")},
}


class Setup(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        for name, body in STUBS.items():
            stub = self.folder / name
            stub.write_text(f"#!/bin/sh\n{body}\n")
            stub.chmod(0o755)

    def run_setup(self, *arguments, installed=(), optional=OPTIONAL, available=NEEDED, simulation="", **environment):
        """(exit status, stderr, apt-get's command lines)"""
        calls = self.folder / "calls"
        calls.write_text("")
        environment |= {
            "PATH": f"{self.folder}:{os.environ['PATH']}",
            "CALLS": str(calls),
            "INSTALLED": " ".join([*installed, *optional]),
            "AVAILABLE": " ".join(available),
            "SIMULATION": simulation,
        }
        run = subprocess.run([SETUP, *arguments], env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        return run.returncode, run.stderr, calls.read_text().splitlines()

    def test_calls_no_apt_when_nothing_is_missing(self):
        self.assertEqual(self.run_setup(installed=NEEDED), (0, "", []))

    def test_installs_only_what_is_missing(self):
        status, _, calls = self.run_setup(installed=NEEDED[:-1])
        self.assertEqual(status, 0)
        self.assertTrue(calls[-1].endswith(f"--no-remove install {NEEDED[-1]}"), calls)

    def test_what_the_build_can_do_without_is_installed_too(self):
        status, _, calls = self.run_setup(installed=NEEDED, optional=())
        self.assertEqual(status, 0)
        self.assertTrue(calls[-1].endswith(" ".join(OPTIONAL)), calls)
        self.assertEqual(self.run_setup(installed=NEEDED, optional=(), APT_STATUS="100")[0], 0)

    def test_takes_libraries_that_cmake_finds(self):
        self.assertEqual(self.run_setup(CMAKE_STATUS="0"), (0, "", []))

    def test_refuses_to_remove_packages_without_a_terminal(self):
        status, errors, calls = self.run_setup(simulation="Remv libboost1.74-dev [1.74]\\n")
        self.assertEqual(status, 3)
        self.assertIn("REMOVE: libboost1.74-dev", errors)
        self.assertFalse([call for call in calls if " -s " not in f" {call} "], calls)

    def test_removes_packages_with_yes(self):
        status, _, calls = self.run_setup("--yes", simulation="Remv libboost1.74-dev [1.74]\\n")
        self.assertEqual(status, 0)
        self.assertNotIn("--no-remove", calls[-1])

    def test_reads_the_package_lists_when_they_are_empty(self):
        _, _, calls = self.run_setup(available=())
        self.assertIn("-q update", calls)

    def test_takes_the_default_boost_of_later_releases(self):
        available = ["libssl-dev", "libfmt-dev", "libboost-dev", "libboost-program-options-dev", "libboost-test-dev"]
        _, _, calls = self.run_setup(available=available, VERSION="1.83.0")
        self.assertIn("libboost-test-dev", calls[-1])

    def test_failing_apt_is_an_error_for_what_the_build_needs(self):
        self.assertEqual(self.run_setup(APT_STATUS="100")[0], 1)

    def test_failing_apt_is_a_warning_for_what_tests_use(self):
        status, errors, _ = self.run_setup("--dev", installed=NEEDED, APT_STATUS="100")
        self.assertEqual(status, 0)
        self.assertIn("will be skipped", errors)

    def test_dry_run_changes_nothing(self):
        self.assertEqual(self.run_setup("--dry-run", "--dev")[2], [])

    def test_unknown_options_are_refused(self):
        self.assertEqual(self.run_setup("--devv")[0], 2)


if __name__ == "__main__":
    unittest.main()
