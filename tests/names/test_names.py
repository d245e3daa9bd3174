# SPDX-License-Identifier: LGPL-3.0-or-later
"""docs/names.md: no empty row, no Python name missing; and the means of finding that out can fail."""

import os
import subprocess
import unittest

from names import python_names, table
from support import executables

PAGE = table.page()
RELEASES = {"1.9": "SIPYCO_19", "1.10": "SIPYCO_110"}


class Page(unittest.TestCase):
    def test_no_row_is_empty(self):
        self.assertEqual(PAGE.problems, ())
        self.assertGreater(len(PAGE.rows), 100)

    def test_no_name_stands_twice(self):
        names = [row.name for row in PAGE.rows]
        self.assertEqual(sorted(names), sorted(set(names)))

    def test_an_empty_row_would_be_found(self):
        for row in ("| `a` | | |", "| `a` | later | |", "| a | `sipyco::a` | |", "| `a` | `sipyco::a` |"):
            with self.subTest(row):
                self.assertEqual(len(table.read(f"## sipyco.m\n{row}\n").problems), 1)

    def test_each_entry_is_something_that_can_be_checked(self):
        for row in PAGE.rows:
            for entry in row.entries:
                self.assertTrue(entry.startswith(("sipyco::", "<sipyco/", "rpctool", "sipyco_rpctool")), row)

    def test_the_programs_take_the_actions(self):
        rpctool = executables.rpctool()
        commands = {entry for row in PAGE.rows for entry in row.entries if entry.startswith("rpctool")}
        self.assertGreater(len(commands), 4)
        for command in commands:
            words = [word for word in command.split()[1:] if word != "--help"]
            run = subprocess.run([rpctool, *words, "--help"], capture_output=True, text=True, timeout=30, check=False)
            self.assertEqual((run.returncode, run.stderr), (0, ""), command)
            self.assertIn(words[0] if words else "rpctool", run.stdout, command)


class PythonNames(unittest.TestCase):
    def test_public_names_are_found_where_python_has_them(self):
        text = """
__all__ = ["Shown", "shown"]
class _Base:
    def inherited(self): pass
class Shown(_Base):
    async def method(self): pass
    def _private(self): pass
class Hidden: pass
if True:
    def shown(): pass
"""
        self.assertEqual(python_names.names_of_module(text), {"Shown", "Shown.inherited", "Shown.method", "shown"})
        self.assertEqual(python_names.names_of_module("from sipyco.tools import *"), {"*"})
        self.assertEqual(python_names.names_of_module("class E(Enum):\n    a = 1\n    _b = 2"), {"E", "E.a"})

    def check(self, release, expected):
        folder = os.environ.get(RELEASES[release])
        if not folder:
            self.skipTest(f"{RELEASES[release]} is not set: no Python sipyco {release}")
        found = python_names.names_of_release(folder)
        self.assertEqual(sorted(found - expected), [], "names that the page lacks")
        self.assertEqual(sorted(expected - found), [], "names that this release does not have")

    def test_no_name_of_19_is_missing(self):
        self.check("1.9", {row.name for row in PAGE.rows if not row.since_110})

    def test_no_name_of_110_is_missing(self):
        self.check("1.10", {row.name for row in PAGE.rows})


if __name__ == "__main__":
    unittest.main()
