# SPDX-License-Identifier: LGPL-3.0-or-later
"""Counts the cases of a ctest run from its JUnit file: `summary.py FILE`.

A test program counts as many cases as its report names (Boost.Test, or our Python runner), others count as one. What was
skipped is listed with its reason. The last line is `N passed, N failed, N skipped`.
"""

import re
import sys
import xml.etree.ElementTree as ElementTree

BOOST = re.compile(r"^\s*(\d+) test cases? out of \d+ (passed|failed|skipped|aborted)", re.MULTILINE)
PYTHON = re.compile(r"^passed: (\d+) skipped: (\d+)", re.MULTILINE)
REASON = re.compile(r"^skip: (\d+) x (.*)", re.MULTILINE)


def count(case):
    """(passed, failed, skipped) of one ctest test."""
    output = case.findtext("system-out") or ""
    status = case.get("status")
    if status in ("notrun", "disabled"):
        python = PYTHON.search(output)
        return 0, 0, max(1, int(python[2]) if python else 0)
    passed = failed = skipped = 0
    for number, kind in BOOST.findall(output):
        passed += int(number) * (kind == "passed")
        failed += int(number) * (kind in ("failed", "aborted"))
        skipped += int(number) * (kind == "skipped")
    for number, left_out in PYTHON.findall(output):
        passed += int(number)
        skipped += int(left_out)
    if status != "run":
        return passed, max(1, failed), skipped
    return (passed, failed, skipped) if passed + skipped else (1, 0, 0)


def reasons(case):
    output = case.findtext("system-out") or ""
    found = [f"{number} x {reason}" for number, reason in REASON.findall(output)]
    if not found and case.get("status") in ("notrun", "disabled"):
        return [output.strip().splitlines()[-1] if output.strip() else "not run"]
    return found


def summarise(root):
    totals = [0, 0, 0]
    skipped, failed = [], []
    for case in root.iter("testcase"):
        numbers = count(case)
        totals = [a + b for a, b in zip(totals, numbers)]
        skipped += [f"skipped: {case.get('name')}: {reason}" for reason in reasons(case)]
        failed += [f"failed: {case.get('name')}"] if numbers[1] else []
    return skipped + failed + ["{} passed, {} failed, {} skipped".format(*totals)]


if __name__ == "__main__":
    print("\n".join(summarise(ElementTree.parse(sys.argv[1]).getroot())))
