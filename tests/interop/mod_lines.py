# SPDX-License-Identifier: LGPL-3.0-or-later
"""Prints what Python's Notifier publishes when its structure is changed in every way; run as a script."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import mod_sequence  # noqa: E402
from sipyco import pyon  # noqa: E402
from sipyco.sync_struct import Notifier  # noqa: E402


def main():
    notifier = Notifier(mod_sequence.start())
    print(pyon.encode({"action": "init", "struct": notifier.raw_view}))
    notifier.publish = lambda mod: print(pyon.encode(mod))
    for change in mod_sequence.changes():
        change(notifier)


if __name__ == "__main__":
    main()
