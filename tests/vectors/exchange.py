# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reads and writes recorded exchanges; README.md describes the format."""

from dataclasses import dataclass
import re

_ESCAPE = re.compile(r"\\(?:x([0-9a-f]{2})|(.))")
_MEANING = {"r": "\r", "n": "\n", "\\": "\\"}


@dataclass(frozen=True)
class Step:
    """What one side does: `side` is C or S, `act` is `:` (line), `!` (bytes) or `.` (close)."""
    side: str
    act: str
    data: bytes = b""

    @property
    def sent(self):
        return self.data + b"\n" if self.act == ":" else self.data


def sent(side, data):
    """The steps that stand for bytes one side sent."""
    *lines, last = data.split(b"\n")
    return [Step(side, ":", line) for line in lines] + ([Step(side, "!", last)] if last else [])


def _escaped(data):
    text = data.decode("latin-1").replace("\\", "\\\\").replace("\r", "\\r")
    return re.sub("[^ -~]", lambda match: f"\\x{ord(match[0]):02x}", text)


def _unescaped(text):
    def meaning(match):
        return chr(int(match[1], 16)) if match[1] else _MEANING[match[2]]
    return _ESCAPE.sub(meaning, text).encode("latin-1")


def dump(steps, comment):
    """The text of a file. Backslashes are doubled, so PYON's own escapes survive."""
    lines = ["# " + comment]
    for step in steps:
        text = "" if step.act == "." else " " + _escaped(step.data)
        lines.append(step.side + step.act + text)
    return "\n".join(lines) + "\n"


def load(text):
    """The steps of a file."""
    steps = []
    for line in text.split("\n")[:-1]:
        if line.startswith("#"):
            continue
        side, act, rest = line[0], line[1], line[3:]
        if side not in "CS" or act not in ":!." or (act != "." and line[2] != " "):
            raise ValueError(f"not a step: {line!r}")
        steps.append(Step(side, act, _unescaped(rest)))
    return steps
