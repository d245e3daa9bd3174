# SPDX-License-Identifier: LGPL-3.0-or-later
"""pyonfmt's layouts and conversions beside those of Python's sipyco."""

import os
import unittest

from integration.pyonfmt_tool import PyonfmtTest
from support import process, sipyco_release

COUNT = os.environ.get("PYONFMT_VALUES", "3000")
SCRIPT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "store_values.py")


class LayoutTest(PyonfmtTest):
    def setUp(self):
        super().setUp()
        for name in ("1.9", "1.10"):
            release = sipyco_release.release(name)
            got = process.run(release.argv(SCRIPT, self.folder, "1", COUNT), env=release.env,
                              timeout=3000)
            self.assertEqual(got.code, 0, got.talk)

    def _check(self, name, wanted, *flags):
        got = self.pyonfmt(*flags, name)
        self.assertEqual((got.code, got.talk), (0, ""))
        ours, python = got.out.split(b"\n"), wanted.split(b"\n")
        for number, (a, b) in enumerate(zip(ours, python)):
            self.assertEqual(a, b, f"line {number + 1} with {flags}")
        self.assertEqual(len(ours), len(python))

    def test_layout_is_that_of_store_file(self):
        v1, v2 = self.get("stored.1"), self.get("stored.2")
        self._check("compact.1", v1, "-f", "pyon1")
        self._check("compact.1", v1)
        self._check("stored.1", v1)
        self._check("compact.2", v2 + b"\n")
        self._check("stored.2", v2)
        # By way of values, not of text.
        self._check("stored.2", v2, "--path", "")
        self.assertEqual(self.pyonfmt("--check", "stored.1", "stored.2").code, 0)

    def test_conversion_is_that_of_sipyco(self):
        # Without --lossy the types of NumPy's floats would be kept.
        self._check("plain.1", self.get("converted"), "-t", "pyon2", "--lossy")
        as_v2 = self.pyonfmt("-t", "pyon2", "stored.1").out
        self.assertEqual(self.pyonfmt("-t", "pyon1", "-", text=as_v2).out, self.get("stored.1"))

    def test_lines_lose_nothing(self):
        lines = self.pyonfmt("-t", "lines", "stored.1")
        self.assertEqual(lines.code, 0)
        self.put("lines", lines.out)
        self._check("lines", self.get("stored.1"), "-f", "lines", "-t", "pyon1")


if __name__ == "__main__":
    unittest.main()
