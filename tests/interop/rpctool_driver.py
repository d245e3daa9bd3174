# SPDX-License-Identifier: LGPL-3.0-or-later
"""Runs a release's own sipyco_rpctool for many command lines in one process, as importing NumPy
takes longer than a call. Reads one JSON array of argument lists, writes one of [stdout, failed]."""

import contextlib
import io
import json
import sys

from sipyco import sipyco_rpctool


def run(arguments):
    sys.argv = ["sipyco_rpctool", *arguments]
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
            sipyco_rpctool.main()
    except BaseException:  # as a process it would end here, with exit code 1
        return [out.getvalue(), True]
    return [out.getvalue(), False]


json.dump([run(arguments) for arguments in json.load(sys.stdin)], sys.stdout)
