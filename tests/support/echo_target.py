# SPDX-License-Identifier: LGPL-3.0-or-later
"""A target for the peer's own server, without NumPy."""


class DeviceError(Exception):
    """An error class that the other side does not know."""


class Echo:
    """Echo target.

    Its second paragraph."""

    def __init__(self):
        self.level = 0.0

    def echo(self, value):
        """Returns what it is given."""
        return value

    def everything(self, *args, **kwargs):
        return (args, kwargs)

    def set_level(self, level: float, wait=False, *, unit: str = "dB") -> float:
        """Sets the level.

        Blocks if `wait`."""
        del wait, unit
        self.level = level
        return self.level

    def ping(self) -> bool:
        return True

    def nothing(self):
        pass

    def fail(self, message="no reason"):
        raise ValueError(message)

    def lookup(self, key):
        return {}[key]

    def fail_foreign(self):
        raise DeviceError("out of range")

    def unencodable(self):
        return object()
