# SPDX-License-Identifier: LGPL-3.0-or-later
"""Talks to `numpy_probe`, the executable that evaluates expressions.

An expression goes in as a line; out comes a line of five fields separated by tabs: class, repr, and of
an array or a NumPy scalar dtype, shape and elements in hexadecimal. Of what raises: `error`, class and
message. In the fields `\\\\`, `\\n` and `\\t` stand for backslash, newline and tab.
"""

from dataclasses import dataclass
import os
import re
import tempfile
from unittest import SkipTest

import numpy as np

from support import process

_ESCAPE = re.compile(r"\\(.)")
_MEANING = {"n": "\n", "t": "\t", "\\": "\\"}


@dataclass
class Answer:
    kind: str
    text: str
    array: object = None


def executable():
    path = os.environ.get("NUMPY_PROBE") or os.path.join(os.environ.get("SIPYCO_BIN", ""), "numpy_probe")
    if not os.path.exists(path):
        raise SkipTest("numpy_probe is not built")
    return path


def _plain(field):
    return _ESCAPE.sub(lambda match: _MEANING[match[1]], field)


def _answer(line):
    kind, text, dtype, shape, elements = line.split("\t")
    if kind == "error":
        return Answer(kind, f"{text}: {_plain(dtype)}")
    array = None
    if dtype:
        array = np.frombuffer(bytes.fromhex(elements), dtype).reshape([int(n) for n in shape.split()])
    return Answer(kind, _plain(text), array)


def ask(expressions, timeout=900):
    """What the probe says to each expression, in order."""
    with tempfile.TemporaryFile() as out:
        got = process.run([executable()], stdin="".join(f"{each}\n" for each in expressions).encode(),
                          timeout=timeout, stdout=out)
        out.seek(0)
        lines = out.read().decode("utf-8", "surrogatepass").split("\n")[:-1]
    if got.code != 0:
        where = expressions[len(lines)] if len(lines) < len(expressions) else "the end"
        raise AssertionError(f"the probe ended with {got.code} at {where}: {got.talk[-2000:]}")
    return [_answer(line) for line in lines]
