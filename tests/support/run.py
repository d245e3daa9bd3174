# SPDX-License-Identifier: LGPL-3.0-or-later
"""Runs the test modules named on the command line (`integration.test_calls`, ...).

Exits 0, 1 on a failure, 77 when every test was skipped; says how many were skipped, and why.
"""

from collections import Counter
import os
import sys
import unittest

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class _Result(unittest.TextTestResult):
    """Also counts what really ran to its end."""

    passed = 0

    def addSuccess(self, test):
        super().addSuccess(test)
        self.passed += 1


def main(names):
    sys.path.insert(0, TESTS)
    suite = unittest.TestLoader().loadTestsFromNames(names)
    runner = unittest.TextTestRunner(verbosity=1, stream=sys.stdout, resultclass=_Result)
    result = runner.run(suite)
    for reason, count in Counter(reason for _, reason in result.skipped).items():
        print(f"skip: {count} x {reason}")
    print(f"passed: {result.passed} skipped: {len(result.skipped)}")
    if not result.wasSuccessful():
        return 1
    if result.passed:
        return 0
    if result.skipped:
        return 77
    print("no test was found")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
