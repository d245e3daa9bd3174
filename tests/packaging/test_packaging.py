# SPDX-License-Identifier: LGPL-3.0-or-later
"""Files for other programs of the system fit what the tools do, and what those programs take."""

import json
import os
import re
import shutil
import subprocess
import tempfile
import unittest

from support import executables, process

BUILT = os.environ.get("SIPYCO_PACKAGING", "")
SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "packaging")


def built(name):
    with open(os.path.join(BUILT, name), encoding="utf-8") as file:
        return file.read()


class UnitTest(unittest.TestCase):
    def test_flags_of_the_service_are_the_servers(self):
        command = re.search(r"^ExecStart=(.*)$", built("logserver.service"), re.MULTILINE)[1].split()
        self.assertTrue(command[0].endswith("/logserver"))
        text = process.run([executables.logserver(), "--help"]).text
        for word in command[1:]:
            self.assertIn(word.split("=")[0], text)

    @unittest.skipUnless(shutil.which("systemd-analyze"), "no systemd-analyze")
    def test_units_are_well_formed(self):
        with tempfile.TemporaryDirectory() as folder:
            for name in ("logserver.service", "logserver.socket"):
                with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                    file.write(re.sub(r"^ExecStart=\S+", "ExecStart=/bin/true", built(name), flags=re.MULTILINE))
            got = subprocess.run(["systemd-analyze", "verify", "--man=no", f"{folder}/logserver.service",
                                  f"{folder}/logserver.socket"], capture_output=True, text=True, timeout=60,
                                 check=False)
        about_ours = [line for line in got.stderr.splitlines() if "logserver" in line]
        self.assertEqual(about_ours, [])


class LogrotateTest(unittest.TestCase):
    @unittest.skipUnless(shutil.which("logrotate") or os.path.exists("/usr/sbin/logrotate"), "no logrotate")
    def test_configuration_is_taken(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "conf")
            shutil.copy(os.path.join(BUILT, "logserver.logrotate"), path)
            os.chmod(path, 0o644)
            got = subprocess.run([shutil.which("logrotate") or "/usr/sbin/logrotate", "--debug", "--state",
                                  os.path.join(folder, "state"), path], capture_output=True, text=True, timeout=60,
                                 check=False)
        self.assertEqual(got.returncode, 0, got.stderr)
        self.assertNotIn("error", got.stderr)


class LnavTest(unittest.TestCase):
    def test_pattern_matches_its_samples(self):
        with open(os.path.join(SOURCE, "lnav", "sipyco_log.json"), encoding="utf-8") as file:
            about = json.load(file)["sipyco_log"]
        pattern = re.compile(about["regex"]["dated"]["pattern"].replace("(?<", "(?P<"))
        for sample in about["sample"]:
            match = pattern.match(sample["line"])
            self.assertEqual(about["level"][sample["level"]], match["level"])
            self.assertTrue(match["source"] and match["name"] and match["body"])


if __name__ == "__main__":
    unittest.main()
