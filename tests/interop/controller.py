# SPDX-License-Identifier: LGPL-3.0-or-later
"""A controller on Python's sipyco, run as a script, for our tools to talk to."""

import argparse
import asyncio
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import catalogue  # noqa: E402
from sipyco.pc_rpc import simple_server_loop  # noqa: E402
from sipyco.tools import SimpleSSLConfig  # noqa: E402


class DeviceError(Exception):
    """An error class that clients do not know."""

    __module__ = "instruments.errors"


class Instrument:
    """A simulated instrument.

    Its second paragraph, which follows a blank line."""

    channels = 4

    def __init__(self):
        self._level = 0.0
        self._values = catalogue.build()

    def echo(self, value):
        """Returns what it is given."""
        return value

    def everything(self, *args, **kwargs):
        """Returns its arguments:

        the positional ones,

          and the named ones, indented by two."""
        return args, kwargs

    def value(self, name: str):
        return self._values[name]

    def names(self):
        return sorted(self._values)

    def type_name(self, value) -> str:
        """"""
        return type(value).__name__

    def set_level(self, level: float, wait: bool = False, *, unit: str = "dB", **rest) -> float:
        """Sets the level.

        Blocks until it settled if `wait`."""
        self._level = level
        return self._level

    def get_level(self) -> float:
        return self._level

    def defaults(self, a=None, b=True, c=-1, d=1.5, e=1j, f="it's", g=b"\0", h=(1,), i=(),
                 k=(("x", 2), None)):
        return [a, b, c, d, e, f, g, h, i, k]

    def keyword_only(self, *, a, b=2, c):
        return a, b, c

    def variable(self, first, *rest, last="end"):
        return first, rest, last

    def ping(self) -> bool:
        """True."""
        return True

    def nothing(self):
        pass

    async def slow_echo(self, value, yields: int = 3):
        """Echoes after it gave way to others."""
        for _ in range(yields):
            await asyncio.sleep(0)
        return value

    def fail(self, name="ValueError", message="no reason"):
        """Raises a built-in exception."""
        raise getattr(__builtins__, name, None)(message)

    def fail_foreign(self, message="out of range"):
        raise DeviceError(message)

    def fail_key(self, key):
        return {}[key]

    def fail_os(self):
        raise FileNotFoundError(2, "No such file or directory", "/nowhere")

    def fail_lines(self):
        raise ValueError("first line\nsecond line")

    def unencodable(self):
        return object()

    def huge_int(self):
        return 10**5000

    def leave(self):
        raise SystemExit


class Plain:
    def get(self):
        return 1


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--description")
    parser.add_argument("--targets", default="instrument")
    parser.add_argument("--ssl", nargs=3)
    args = parser.parse_args()
    classes = {"instrument": Instrument, "plain": Plain}
    targets = {name: classes.get(name, Plain)() for name in args.targets.split(",")}
    tls = SimpleSSLConfig(*args.ssl) if args.ssl else None
    simple_server_loop(targets, args.host, 0, description=args.description, ssl_config=tls)


if __name__ == "__main__":
    main()
