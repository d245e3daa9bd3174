# SPDX-License-Identifier: LGPL-3.0-or-later
"""The rows of docs/names.md."""

from dataclasses import dataclass
from pathlib import Path
import re

PAGE = Path(__file__).resolve().parents[2] / "docs" / "names.md"

_HEADING = re.compile(r"## (.+?)( \(1\.10\))?")
_CODE = re.compile(r"`([^`]+)`")


@dataclass(frozen=True)
class Row:
    """A Python name of a module, and what stands for it; `line` is where on the page."""
    line: int
    module: str
    python: str
    since_110: bool
    entries: tuple

    @property
    def name(self):
        return f"{self.module}.{self.python}"


@dataclass(frozen=True)
class Page:
    rows: tuple
    headers: tuple  # (line, header)
    problems: tuple  # "LINE: what is wrong"


def _cells(line):
    return [cell.strip() for cell in line.strip("|").split("|")]


def _row(number, module, module_since_110, line):
    """(row, problem), one of them None."""
    cells = _cells(line)
    if len(cells) != 3:
        return None, f"{number}: {len(cells)} cells, not 3"
    python = re.fullmatch(r"`([^`]+)`( \(1\.10\))?", cells[0])
    entries = tuple(_CODE.findall(cells[1]))
    if not python or not entries or _CODE.sub("", cells[1]).strip(", "):
        return None, f"{number}: a row needs a Python name and what stands for it, both as code: {line}"
    return Row(number, module, python[1], module_since_110 or bool(python[2]), entries), None


def read(text):
    rows, headers, problems = [], [], []
    module, since_110 = None, False
    for number, line in enumerate(text.splitlines(), 1):
        if heading := _HEADING.fullmatch(line):
            module, since_110 = heading[1].removeprefix("sipyco."), bool(heading[2])
        elif line.startswith("Headers: "):
            headers += [(number, header) for header in _CODE.findall(line)]
        elif line.startswith("|") and not line.startswith(("| Python |", "| --- |")):
            row, problem = _row(number, module, since_110, line)
            (problems if problem else rows).append(problem or row)
    return Page(tuple(rows), tuple(headers), tuple(problems))


def page():
    return read(PAGE.read_text(encoding="utf-8"))
