# SPDX-License-Identifier: LGPL-3.0-or-later
"""The project's own files, as the style gates see them."""

from pathlib import Path

FOLDERS = ("libsipyco", "apps", "examples", "tests", "bench", "cmake", "man", "scripts", "completions", "packaging", ".ci")
CODE = {".cpp", ".hpp"}
DATA = {"corpus", "vectors", "__pycache__"}


def files(root, *folders):
    """Every file of the project below `root`, data of the tests left out, in a stable order."""
    root = Path(root)
    found = [] if folders else [p for p in root.iterdir() if p.is_file()]
    for folder in folders or FOLDERS:
        found += [p for p in (root / folder).rglob("*") if p.is_file() and not DATA & set(p.relative_to(root).parts)]
    return sorted(found)


def code(root, *folders):
    return [path for path in files(root, *folders) if path.suffix in CODE]


def text(path):
    return path.read_text(encoding="utf-8")


def name(root, path):
    return path.relative_to(root).as_posix()
