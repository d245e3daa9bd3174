# SPDX-License-Identifier: LGPL-3.0-or-later
"""Writes a source that compiles when each C++ name of docs/names.md exists: generate.py INCLUDE_FOLDER OUTPUT."""

from pathlib import Path
import re
import sys

import table

# Where what its header needs was not found when the build was configured, there is nothing to compile.
OPTIONAL = {"remote_exec": "sipyco/remote_exec.hpp"}


class Names:
    """What the public headers declare, as far as it decides how a name can be used."""

    def __init__(self, folder):
        text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(Path(folder).rglob("*.hpp")))
        self.namespaces = set(re.findall(r"^namespace (sipyco[\w:]*) \{", text, re.MULTILINE))
        self.enums = set(re.findall(r"^enum class (\w+)", text, re.MULTILINE))
        self.final = set(re.findall(r"^class (\w+) final", text, re.MULTILINE))

    def use(self, name, number):
        """A declaration that needs the name."""
        parent, member = name.rsplit("::", 1)
        last = re.sub(r".*::", "", re.sub(r"<.*>", "", parent))
        if parent in self.namespaces or last in self.enums:
            return f"namespace names_{number} {{ using {name}; }}"
        if last in self.final:
            return f"using names_{number} = decltype(&{parent}::{member});"
        return f"struct names_{number} : {parent} {{ using {parent}::{member}; }};"


def _guarded(module, lines):
    if module not in OPTIONAL:
        return lines
    return [f"#if __has_include(<{OPTIONAL[module]}>)", *lines, "#endif"]


def _includes(page):
    headers = {header for _, header in page.headers}
    headers |= {entry for row in page.rows for entry in row.entries if entry.startswith("<")}
    optional = {f"<{header}>" for header in OPTIONAL.values()}
    for header in sorted(headers - optional):
        yield f"#include {header}"
    for module in OPTIONAL:
        yield from _guarded(module, [f"#include <{OPTIONAL[module]}>"])


def source(page, names):
    """The generated text; messages of the compiler point into the page."""
    out = ["// Generated from docs/names.md.", *_includes(page), ""]
    number = 0
    for row in page.rows:
        for entry in row.entries:
            if entry.startswith("sipyco::"):
                number += 1
                out += _guarded(row.module, [f'#line {row.line} "docs/names.md"', names.use(entry, number)])
    return "\n".join(out) + "\n"


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(source(table.page(), Names(sys.argv[1])), encoding="utf-8")
