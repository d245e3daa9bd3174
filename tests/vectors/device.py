# SPDX-License-Identifier: LGPL-3.0-or-later
"""The target of the recorded exchanges. It imports nothing, so that any server can serve it."""


class DeviceError(Exception):
    """An error class that no client knows."""

    __module__ = "devices"


class Device:
    """A device.

    Its second paragraph."""

    def __init__(self):
        self._level = 0.0

    def echo(self, value):
        """Returns what it is given."""
        return value

    def set_level(self, level: float, wait: bool = False, *, unit: str = "dB") -> float:
        """Sets the level.

        Blocks until it settled if `wait`."""
        self._level = level
        return self._level

    def get_level(self) -> float:
        return self._level

    def variable(self, first, *rest, last=None, **more):
        return [first, list(rest), last, more]

    def ping(self):
        return True

    def nothing(self):
        pass

    def fail(self, message="no reason"):
        raise ValueError(message)

    def fail_foreign(self):
        raise DeviceError("out of range")

    def fail_os(self):
        raise FileNotFoundError(2, "No such file or directory", "/nowhere")

    def fail_lines(self):
        raise RuntimeError("first line\nsecond line")

    def lookup(self, key):
        return {}[key]

    def unencodable(self):
        return print

    def leave(self):
        raise SystemExit
