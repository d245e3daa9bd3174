# SPDX-License-Identifier: LGPL-3.0-or-later
"""Whether this machine gives out pseudo-terminals; some containers and chroots do not."""

import os
import pty
import unittest


def _refusal():
    try:
        for descriptor in pty.openpty():
            os.close(descriptor)
    except OSError as error:
        return f"no pseudo-terminal: {error}"
    return None


REFUSAL = _refusal()
needed = unittest.skipIf(REFUSAL, REFUSAL or "")
