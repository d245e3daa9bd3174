# SPDX-License-Identifier: LGPL-3.0-or-later
"""Installs the build into a scratch folder and uses it as a stranger would: by find_package, by pkg-config, by name."""

import os
from pathlib import Path
import re
import shutil
import subprocess
import tempfile
import unittest

BUILD = Path(os.environ["SIPYCO_BUILD"])
VERSION = os.environ["SIPYCO_VERSION"]
PREFIX = os.environ["SIPYCO_PROGRAM_PREFIX"]
ROOT = Path(__file__).resolve().parents[2]
CONSUMER = ROOT / "tests" / "install" / "consumer"


def run(*command, **environment):
    """Standard output of a command that must succeed."""
    run = subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True)
    if run.returncode:
        raise AssertionError(f"{command} gave {run.returncode}:\n{run.stdout}{run.stderr}")
    return run.stdout


class Install(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.scratch = Path(cls.folder.name)
        cls.prefix = cls.scratch / "prefix"
        run("cmake", "--install", BUILD, "--prefix", cls.prefix)

    def assert_consumer_works(self, program):
        self.assertEqual(run(program), f"sipyco {VERSION} 2\n")

    def test_a_consumer_builds_by_find_package(self):
        build = self.scratch / "build"
        run("cmake", "-S", CONSUMER, "-B", build, "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={self.prefix}")
        run("cmake", "--build", build)
        self.assert_consumer_works(build / "consumer")
        run(build / "consumer_cli", "one argument")
        self.assertEqual((build / "consumer_remote_exec").exists(), self.has_remote_exec())
        if self.has_remote_exec():
            self.assertEqual(run(build / "consumer_remote_exec"), "41\n")

    def has_remote_exec(self):
        return any(self.prefix.rglob("libsipyco_remote_exec.*"))

    def build_by_pkg_config(self, source, program):
        if not shutil.which("pkg-config"):
            self.skipTest("pkg-config is not installed")
        (folder,) = {path.parent for path in self.prefix.rglob("sipyco.pc")}
        flags = run("pkg-config", "--cflags", "--libs", "sipyco", PKG_CONFIG_PATH=str(folder)).split()
        run("c++", "-std=c++20", source, "-o", program, *flags)

    def test_a_consumer_builds_by_pkg_config(self):
        program = self.scratch / "by_pkg_config"
        self.build_by_pkg_config(CONSUMER / "main.cpp", program)
        self.assert_consumer_works(program)

    def test_the_programs_in_the_readme_build(self):
        programs = re.findall(r"^```cpp\n(.*?)^```", (ROOT / "README.md").read_text(), re.DOTALL | re.MULTILINE)
        self.assertGreaterEqual(len(programs), 2)
        for number, program in enumerate(programs):
            source = self.scratch / f"readme_{number}.cpp"
            source.write_text(program)
            self.build_by_pkg_config(source, source.with_suffix(""))

    def test_each_public_header_is_installed(self):
        source = ROOT / "libsipyco" / "include"
        headers = {path.relative_to(source) for path in source.rglob("*.hpp")}
        if not self.has_remote_exec():
            headers -= {path for path in headers if "remote_exec" in str(path) and path.stem != "connect_global_rpc"}
        installed = {path.relative_to(self.prefix / "include") for path in self.prefix.rglob("*.hpp")}
        self.assertEqual(installed, headers)

    def test_tools_are_installed_under_their_names(self):
        for tool in (BUILD / "bin" / "rpctool",):
            if not tool.exists():
                self.skipTest(f"{tool.name} is not built")
            installed = self.prefix / "bin" / f"{PREFIX}{tool.name}"
            self.assertIn(VERSION, run(installed, "--version"))
        self.assertIn(VERSION, run(self.prefix / "bin" / "sipyco_rpctool", "--version"))


if __name__ == "__main__":
    unittest.main()
