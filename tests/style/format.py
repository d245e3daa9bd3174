# SPDX-License-Identifier: LGPL-3.0-or-later
"""Every C++ file is as clang-format 16 writes it (other versions differ in details)."""

import shutil
import subprocess

from style import tree


class CannotRun(Exception):
    pass


def program():
    for name in ("clang-format-16", "clang-format"):
        path = shutil.which(name)
        if path and " 16." in subprocess.run([path, "--version"], capture_output=True, text=True).stdout:
            return path
    raise CannotRun("clang-format 16 is not installed")


def problems(root):
    paths = [str(path) for path in tree.code(root)]
    command = [program(), f"--style=file:{root / '.clang-format'}", "--dry-run", "-Werror"]
    run = subprocess.run(command + paths, capture_output=True, text=True)
    complaints = [line for line in run.stderr.splitlines() if "[-Wclang-format-violations]" in line]
    return complaints or ([run.stderr] if run.returncode else [])
