# SPDX-License-Identifier: LGPL-3.0-or-later
"""Python sipyco releases as live peers, found through SIPYCO_19 and SIPYCO_110."""

from dataclasses import dataclass
import functools
import os
import subprocess
import sys
from unittest import SkipTest

PYTHON = os.environ.get("SIPYCO_PYTHON", sys.executable)
SHIM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "numpy_shim")


@dataclass(frozen=True)
class Release:
    """One unpacked release: where it is, and which PYON its wire speaks."""
    name: str
    folder: str
    pyon: int

    def argv(self, *arguments):
        """A Python command line that can import the release."""
        return [PYTHON, *arguments]

    @property
    def env(self):
        # The shim's sitecustomize gives NumPy < 1.25 the `numpy.dtypes` that 1.10 asks for.
        return {"PYTHONPATH": os.pathsep.join((SHIM, self.folder))}

    def rpctool(self, *arguments):
        return self.argv("-m", "sipyco.sipyco_rpctool", *arguments)


_VARIABLES = {"1.9": ("SIPYCO_19", 1), "1.10": ("SIPYCO_110", 2)}


def release(name):
    """The release, or SkipTest when it is not there or cannot be imported."""
    found = _find(name)
    if isinstance(found, str):
        raise SkipTest(found)
    return found


@functools.cache
def _find(name):
    variable, pyon = _VARIABLES[name]
    folder = os.environ.get(variable)
    if not folder:
        return f"{variable} is not set: no Python sipyco {name}"
    found = Release(name, folder, pyon)
    probe = subprocess.run(found.argv("-c", "import sipyco.pc_rpc, sipyco.sipyco_rpctool"),
                           env={**os.environ, **found.env}, capture_output=True, timeout=60,
                           check=False)
    if probe.returncode:
        return (f"Python sipyco {name} cannot be imported: "
                f"{probe.stderr.decode(errors='replace').strip().splitlines()[-1:]}")
    return found


RELEASES = tuple(_VARIABLES)
