# SPDX-License-Identifier: LGPL-3.0-or-later
"""The Python half of the comparisons: controllers and sipyco_rpctool of a release."""

import atexit
import functools
import json
import os

from support import process, sipyco_release
from support.process import ServerProcess

HERE = os.path.dirname(os.path.abspath(__file__))


@functools.cache
def controller(release_name, *arguments):
    """A controller of a release, shared by all tests of a run."""
    release = sipyco_release.release(release_name)
    server = ServerProcess(release.argv(os.path.join(HERE, "controller.py"), *arguments),
                           env=release.env)
    atexit.register(server.close)
    return server


def python_tool(release_name, commands):
    """(stdout, failed) of the release's sipyco_rpctool for each list of arguments."""
    release = sipyco_release.release(release_name)
    got = process.run(release.argv(os.path.join(HERE, "rpctool_driver.py")), env=release.env,
                      stdin=json.dumps(commands).encode("ascii"), timeout=100)
    assert got.code == 0, got.talk
    return [(out.encode("utf-8"), failed) for out, failed in json.loads(got.text)]
