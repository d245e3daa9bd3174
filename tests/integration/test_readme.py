# SPDX-License-Identifier: LGPL-3.0-or-later
"""The session in the README goes as it is shown there (on another port)."""

import os
from pathlib import Path
import re
import subprocess

from integration.dds import DdsTest
from support import executables

README = Path(__file__).resolve().parents[2] / "README.md"
SESSION = re.compile(r"^    \$ aqctl_dds.*\n((?:    .*\n)+)", re.MULTILINE)


class Readme(DdsTest):
    arguments = ("--simulation",)

    def test_its_session_is_real(self):
        folder = os.path.dirname(executables.rpctool())
        shown = SESSION.search(README.read_text(encoding="utf-8"))[1].replace("\n    ", "\n")[4:]
        commands = re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", shown, re.MULTILINE)
        self.assertGreater(len(commands), 3)
        for command, output in commands:
            command = command.replace(" 3253 ", f" {self.server.port} ").replace("::1", "127.0.0.1")
            environment = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}"}
            run = subprocess.run(["sh", "-c", command], env=environment, stdout=-1, stderr=subprocess.STDOUT, text=True)
            self.assertEqual(run.stdout, output, command)
