# SPDX-License-Identifier: LGPL-3.0-or-later
"""Every source, public header and test file stands in a CMakeLists.txt: one that is not listed is never compiled."""

from style import tree

SEARCHED = ("libsipyco", "apps", "examples", "bench", "tests/unit", "tests/fuzz")


def _listing(root, path):
    """The text of the lists that may name the file."""
    name = tree.name(root, path)
    if name.startswith("libsipyco/include/"):
        lists = [*(root / "libsipyco/src").glob("*/CMakeLists.txt"), root / "libsipyco/CMakeLists.txt"]
        text = "\n".join(tree.text(p) for p in lists if p.exists())
        return name.removeprefix("libsipyco/include/"), text.replace(" include/sipyco/", " sipyco/")
    folder = path.parent
    while not (folder / "CMakeLists.txt").exists() and folder != root:
        folder = folder.parent
    return path.relative_to(folder).as_posix(), tree.text(folder / "CMakeLists.txt")


def problems(root):
    found = []
    for path in tree.code(root, *SEARCHED):
        name = tree.name(root, path)
        if path.suffix == ".hpp" and not name.startswith("libsipyco/include/"):
            continue
        entry, text = _listing(root, path)
        if entry not in text.replace("(", " ").replace(")", " ").split() and entry not in text.replace('"', " ").split():
            found.append(f"{name}: no CMakeLists.txt lists it")
    return found
