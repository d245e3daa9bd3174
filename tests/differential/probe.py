# SPDX-License-Identifier: LGPL-3.0-or-later
"""Talks to `pyon_probe`, the executable that decodes documents and shows what it made of them.

A line `v1 TEXT` or `v2 TEXT` goes in; out comes a line of six fields separated by tabs (v1 text,
v2 text, repr, pprint at width 80, pretty v1, pretty v2), or `error MESSAGE`. A field that cannot be made is
`error MESSAGE` too. In all fields `\\\\`, `\\n` and `\\t` stand for backslash, newline and tab.
"""

from dataclasses import dataclass
import os
import re
import tempfile
from unittest import SkipTest

from support import process

FIELDS = ("v1", "v2", "repr", "pprint", "pretty v1", "pretty v2")
_ESCAPE = re.compile(r"\\(.)")
_MEANING = {"n": "\n", "t": "\t", "\\": "\\"}


def _unescaped(field):
    return _ESCAPE.sub(lambda match: _MEANING[match[1]], field)


@dataclass
class Answer:
    """What the probe made of one document; `error` if it could not read it."""
    texts: dict
    error: str = None


def _answer(line):
    if line.startswith("error "):
        return Answer({}, line[6:])
    fields = line.split("\t")
    assert len(fields) == len(FIELDS), f"the probe wrote {line[:200]!r}"
    return Answer(dict(zip(FIELDS, map(_unescaped, fields))))


def executable():
    path = os.environ.get("PYON_PROBE") or os.path.join(os.environ.get("SIPYCO_BIN", ""),
                                                        "pyon_probe")
    if not os.path.exists(path):
        raise SkipTest("pyon_probe is not built")
    return path


def ask(version, texts, timeout=110):
    """The probe's answers to documents of one version, in order."""
    with tempfile.TemporaryFile() as out:
        lines = "".join(f"{version} {text}\n" for text in texts).encode("ascii")
        got = process.run([executable()], stdin=lines, timeout=timeout, stdout=out)
        assert got.code == 0, f"the probe ended with {got.code}: {got.talk[-2000:]}"
        out.seek(0)
        answers = [_answer(line) for line in out.read().decode("utf-8").split("\n")[:-1]]
    assert len(answers) == len(texts), f"{len(texts)} documents, {len(answers)} answers"
    return answers
