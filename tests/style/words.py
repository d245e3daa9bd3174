# SPDX-License-Identifier: LGPL-3.0-or-later
"""Each source names its licence; nothing names one machine's paths or leaves a note for later."""

import re

from style import tree

LICENCE = "SPDX-License-Identifier: LGPL-3.0-or-later"
LICENSED = {".cpp", ".hpp", ".py", ".sh", ".cmake", ".inc", ".bash", ".fish", ".zsh"}
NOT_OURS = {"LICENSE", "COPYING"}
# The brackets keep the patterns from matching this file.
WORDS = {
    r"(?<![\w.}])/(?:hom[e]|wor[k]|roo[t]|User[s])/\w": "a path of one machine",
    r"\b(?:TOD[O]|FIXM[E]|XX[X]|HAC[K])\b": "a note for later: do it, or file it",
}


def needs_licence(name, text):
    return name.endswith("CMakeLists.txt") or any(name.endswith(s) for s in LICENSED) or text.startswith("#!")


def problems(root):
    found = []
    for path in tree.files(root):
        name = tree.name(root, path)
        if path.name in NOT_OURS or name.startswith(".git"):
            continue
        try:
            text = tree.text(path)
        except UnicodeDecodeError:
            found.append(f"{name}: not UTF-8")
            continue
        if text and needs_licence(name, text) and LICENCE not in "\n".join(text.split("\n", 2)[:2]):
            found.append(f"{name}:1: lacks `{LICENCE}`")
        for pattern, what in WORDS.items():
            for match in re.finditer(pattern, text):
                found.append(f"{name}:{text.count(chr(10), 0, match.start()) + 1}: {match[0]}: {what}")
    return found
