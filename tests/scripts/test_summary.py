# SPDX-License-Identifier: LGPL-3.0-or-later
"""What scripts/test counts, from reports of each kind of test."""

import unittest
import xml.etree.ElementTree as ElementTree

from scripts import summary


def last_lines(status, output):
    root = ElementTree.Element("testsuite")
    case = ElementTree.SubElement(root, "testcase", name="t", status=status)
    ElementTree.SubElement(case, "system-out").text = output
    return summary.summarise(root)


class Summary(unittest.TestCase):
    def test_counts_every_kind_of_report(self):
        for status, output, expected in (
            ("run", "", "1 passed, 0 failed, 0 skipped"),
            ("fail", "", "0 passed, 1 failed, 0 skipped"),
            ("notrun", "", "0 passed, 0 failed, 1 skipped"),
            ("run", "  12 test cases out of 12 passed\n", "12 passed, 0 failed, 0 skipped"),
            ("fail", "  11 test cases out of 12 passed\n  1 test case out of 12 failed\n", "11 passed, 1 failed, 0 skipped"),
            ("fail", "  12 test cases out of 12 passed\nERROR: LeakSanitizer", "12 passed, 1 failed, 0 skipped"),
            ("run", "passed: 5 skipped: 2\n", "5 passed, 0 failed, 2 skipped"),
            ("notrun", "skip: 4 x no NumPy\npassed: 0 skipped: 4\n", "0 passed, 0 failed, 4 skipped"),
        ):
            self.assertEqual(last_lines(status, output)[-1], expected, (status, output))

    def test_lists_what_was_skipped_and_what_failed(self):
        self.assertIn("skipped: t: 4 x no NumPy", last_lines("notrun", "skip: 4 x no NumPy\npassed: 0 skipped: 4\n"))
        self.assertIn("failed: t", last_lines("fail", ""))


if __name__ == "__main__":
    unittest.main()
