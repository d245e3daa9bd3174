# SPDX-License-Identifier: LGPL-3.0-or-later
"""Talks to `text_probe`, the executable that decodes documents and prints them as Python would.

A line `WIDTH THRESHOLD EDGE_ITEMS LINE_WIDTH NUMPY_VERSION DOCUMENT` goes in, the document in PYON v2;
out comes a line of three fields separated by tabs: repr, str and pprint at that width, or
`error CLASS`. In the fields `\\\\`, `\\n` and `\\t` stand for backslash, newline and tab.
"""

from dataclasses import astuple, dataclass
import os
import re
import tempfile
from unittest import SkipTest

from support import process

_ESCAPE = re.compile(r"\\(.)")
_MEANING = {"n": "\n", "t": "\t", "\\": "\\"}


@dataclass(frozen=True)
class Options:
    """What a text is printed with; the defaults are Python's and NumPy's."""
    width: int = 80
    threshold: int = 1000
    edge_items: int = 3
    line_width: int = 75
    numpy_version: int = 1


@dataclass
class Texts:
    repr: str
    str: str
    pprint: str


def executable():
    path = os.environ.get("TEXT_PROBE") or os.path.join(os.environ.get("SIPYCO_BIN", ""), "text_probe")
    if not os.path.exists(path):
        raise SkipTest("text_probe is not built")
    return path


def _texts(line):
    return Texts(*(_ESCAPE.sub(lambda match: _MEANING[match[1]], field)
                   for field in line.split("\t")))


def ask(questions, timeout=600):
    """The probe's texts for pairs of options and a document, in order."""
    lines = [" ".join(map(str, astuple(options))) + f" {document}\n" for options, document in questions]
    with tempfile.TemporaryFile() as out:
        got = process.run([executable()], stdin="".join(lines).encode("ascii"), timeout=timeout,
                          stdout=out)
        assert got.code == 0, f"the probe ended with {got.code}: {got.talk[-2000:]}"
        out.seek(0)
        answers = [_texts(line) for line in out.read().decode("utf-8", "surrogatepass").split("\n")[:-1]]
    assert len(answers) == len(lines), f"{len(lines)} documents, {len(answers)} answers"
    return answers
