# SPDX-License-Identifier: LGPL-3.0-or-later
"""The public names of a release of Python's sipyco, read from its sources without running them."""

import ast
from pathlib import Path
import re

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def _statements(body):
    """Also those inside `if`: a platform's names are names."""
    for node in body:
        if isinstance(node, (ast.If, ast.Try)):
            yield from _statements([*node.body, *getattr(node, "orelse", ())])
        else:
            yield node


def _is_enum(node):
    return any(isinstance(base, ast.Name) and base.id == "Enum" for base in node.bases)


def _members(node, classes):
    """Public methods of a class, those of private bases in its module included, and what an Enum holds."""
    for base in node.bases:
        if isinstance(base, ast.Name) and base.id.startswith("_") and base.id in classes:
            yield from _members(classes[base.id], classes)
    for member in _statements(node.body):
        if isinstance(member, FUNCTIONS):
            yield member.name
        elif isinstance(member, ast.Assign) and _is_enum(node):
            yield from (target.id for target in member.targets if isinstance(target, ast.Name))


def _exported(tree):
    for node in tree.body:
        if isinstance(node, ast.Assign) and any(getattr(t, "id", None) == "__all__" for t in node.targets):
            return set(ast.literal_eval(node.value))
    return None


def names_of_module(text):
    """Public functions, classes and `Class.member` that a module defines; `*` for one that only hands on another's."""
    tree = ast.parse(text)
    exported = _exported(tree)
    nodes = list(_statements(tree.body))
    classes = {node.name: node for node in nodes if isinstance(node, ast.ClassDef)}
    found = set()
    for node in nodes:
        if isinstance(node, (*FUNCTIONS, ast.ClassDef)) and (node.name in exported if exported else node.name[0] != "_"):
            found.add(node.name)
            if isinstance(node, ast.ClassDef):
                found |= {f"{node.name}.{name}" for name in _members(node, classes) if name[0] != "_"}
    hands_on = any(isinstance(node, ast.ImportFrom) and node.names[0].name == "*" for node in nodes)
    return found or ({"*"} if hands_on else set())


def names_of_release(folder):
    """`module.name` of all modules, and `Console scripts.NAME`."""
    out = set()
    for path in sorted((Path(folder) / "sipyco").glob("*.py")):
        out |= {f"{path.stem}.{name}" for name in names_of_module(path.read_text(encoding="utf-8"))}
    setup = (Path(folder) / "setup.py").read_text(encoding="utf-8")
    out |= {f"Console scripts.{name}" for name in re.findall(r"\"(\w+) = sipyco\.", setup)}
    return out
