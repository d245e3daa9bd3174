# SPDX-License-Identifier: LGPL-3.0-or-later
"""Runs one style gate: `gate.py NAME ROOT`. Exits 0, 1 with the problems on stdout, 77 when it cannot be run."""

import importlib
from pathlib import Path
import sys

SKIPPED = 77




def main(gate, root):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    module = importlib.import_module(f"style.{gate}")
    try:
        problems = module.problems(Path(root))
    except module.CannotRun if hasattr(module, "CannotRun") else () as reason:
        print(f"skip: 1 x {reason}")
        return SKIPPED
    for problem in problems:
        print(problem)
    for remark in module.remarks(Path(root)) if hasattr(module, "remarks") else ():
        print(f"note: {remark}")
    print(f"style.{gate}: {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
