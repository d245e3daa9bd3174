# SPDX-License-Identifier: LGPL-3.0-or-later
"""pyonfmt's manual page and completion say what the program itself does."""

import os
import re
import subprocess
import unittest

from support import executables, process

PAGES = os.environ.get("SIPYCO_PAGES", "")
FLAG = re.compile(r"--[a-z][a-z0-9-]*")
COMPLETE = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_pyonfmt
printf '%s\\n' "${COMPREPLY[@]}"
"""


def page(name):
    path = os.path.join(PAGES, name)
    if not os.path.exists(path):
        raise unittest.SkipTest(f"{name} is not built")
    return path


def help_flags():
    return set(FLAG.findall(process.run([executables.pyonfmt(), "--help"]).text))


class PyonfmtPageTest(unittest.TestCase):
    def test_every_flag_of_the_help_is_in_the_page(self):
        with open(page("pyonfmt.1.scd"), encoding="utf-8") as file:
            text = file.read()
        options = text.split("# OPTIONS", 1)[1].split("# EXIT STATUS", 1)[0]
        self.assertEqual(help_flags(), set(FLAG.findall(options)))
        self.assertNotRegex(text, r"@[A-Z_]+@")

    def test_page_is_one_for_man(self):
        with open(page("pyonfmt.1"), encoding="utf-8") as file:
            self.assertIn('.TH "pyonfmt" "1"', file.read())

    def _complete(self, *words):
        got = subprocess.run(["bash", "-c", COMPLETE, "bash", page("pyonfmt.bash"), *words],
                             capture_output=True, text=True, timeout=30, check=True)
        self.assertEqual(got.stderr, "")
        return got.stdout.split()

    def test_completion_knows_flags_and_their_words(self):
        self.assertEqual(set(self._complete("pyonfmt", "--")), help_flags())
        self.assertEqual(self._complete("pyonfmt", "-t", "pyon"), ["pyon1", "pyon2"])
        self.assertEqual(self._complete("pyonfmt", "--arrays", "s"), ["summary"])


if __name__ == "__main__":
    unittest.main()
