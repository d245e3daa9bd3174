# SPDX-License-Identifier: LGPL-3.0-or-later
"""The tutorial's program is the one that is built, and its session goes as it is shown (on another port)."""

import os
from pathlib import Path
import re
import subprocess
import unittest

from support import executables, process
from support.process import ServerProcess

DOCS = Path(__file__).resolve().parents[2] / "docs"
LINES = 40


class TutorialTest(unittest.TestCase):
    def setUp(self):
        self.page = (DOCS / "tutorial.md").read_text(encoding="utf-8")

    def test_its_program_is_the_one_that_is_built(self):
        shown = re.search(r"^```cpp\n(.*?)^```$", self.page, re.MULTILINE | re.DOTALL)[1]
        built = (DOCS / "tutorial" / "aqctl_attenuator.cpp").read_text(encoding="utf-8")
        self.assertEqual(shown, built.split("\n", 1)[1])
        self.assertLess(len([line for line in shown.splitlines() if len(line) > 3]), LINES)

    def test_its_session_is_real(self):
        port = process.free_port()
        server = ServerProcess([executables.tutorial_controller(), "-p", port], port)
        self.addCleanup(server.close)
        folder = os.path.dirname(executables.rpctool())
        session = re.search(r"^    \$ aqctl_attenuator.*\n((?:    .*\n|\n)+)", self.page, re.MULTILINE)[1]
        shown = re.sub("^    ", "", session, flags=re.MULTILINE).rstrip("\n") + "\n"
        commands = re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", shown, re.MULTILINE)
        self.assertEqual(len(commands), 4)
        for command, output in commands:
            environment = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}"}
            run = subprocess.run(["sh", "-c", command.replace(" 3253 ", f" {port} ")], env=environment, stdout=-1,
                                 stderr=subprocess.STDOUT, text=True, timeout=60)
            self.assertEqual(run.stdout, output, command)


if __name__ == "__main__":
    unittest.main()
