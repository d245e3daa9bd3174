# SPDX-License-Identifier: LGPL-3.0-or-later
"""No file and no function is longer than the size table allows, unless exceptions.txt names it with a reason."""

from pathlib import PurePosixPath

from style import functions, tree

FUNCTION_AIM, FUNCTION_LIMIT, FUNCTION_LIMIT_WITH_REASON = 10, 50, 100
EXCEPTIONS = "tests/style/exceptions.txt"


def table(name):
    """(kind, aim, limit) of a file's length in lines; None for what is not measured."""
    path = PurePosixPath(name)
    if path.name == "main.cpp":
        return "main.cpp", 20, 40
    if name.startswith("tests/fuzz/") and path.suffix == ".cpp":
        return "fuzz target", 30, 60
    if name.startswith("tests/") and path.suffix in {".cpp", ".hpp", ".py"}:
        return "test", 250, 600
    if path.suffix == ".hpp":
        return "header", 100, 250
    return ("source", 200, 400) if path.suffix in {".cpp", ".inc", ".py"} else None


def read_exceptions(root):
    """{`path` or `path:function`: limit}; a line that lacks its reason is a problem."""
    allowed, wrong = {}, []
    listed = root / EXCEPTIONS
    for number, line in enumerate(tree.text(listed).splitlines() if listed.exists() else [], 1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = line.split(None, 2)
        if len(fields) < 3 or not fields[1].isdigit():
            wrong.append(f"{EXCEPTIONS}:{number}: expected `path[:function] limit reason`")
            continue
        allowed[fields[0]] = int(fields[1])
        if ":" in fields[0] and allowed[fields[0]] > FUNCTION_LIMIT_WITH_REASON:
            wrong.append(f"{EXCEPTIONS}:{number}: no function has more than {FUNCTION_LIMIT_WITH_REASON} lines")
    return allowed, wrong


def measure(root):
    """(name, kind, lines, aim, limit) of every file and function."""
    for path in tree.files(root):
        name = tree.name(root, path)
        if row := table(name):
            yield name, row[0], tree.text(path).count("\n"), row[1], row[2]
        if path.suffix in tree.CODE:
            for function, _, lines in functions.lengths(tree.text(path)):
                yield f"{name}:{function}", "function", lines, FUNCTION_AIM, FUNCTION_LIMIT


def problems(root):
    allowed, found = read_exceptions(root)
    used = set()
    for name, kind, lines, _, limit in measure(root):
        if lines <= limit:
            continue
        used.add(name)
        if lines > allowed.get(name, limit):
            most = allowed.get(name, limit)
            found.append(f"{name}: {lines} lines, a {kind} has at most {most}: split it by concept")
    return found + [f"{EXCEPTIONS}: {name} needs no exception" for name in sorted(set(allowed) - used)]


def remarks(root):
    measured = list(measure(root))
    bodies = sorted(lines for _, kind, lines, _, _ in measured if kind == "function")
    if bodies:
        at = lambda share: bodies[min(len(bodies) - 1, int(share * len(bodies)))]
        yield f"{len(bodies)} functions: half have up to {at(0.5)} lines, nine in ten up to {at(0.9)}"
    for name, kind, lines, aim, limit in measured:
        if aim * 3 // 2 < lines <= limit and kind != "function":
            yield f"{name}: {lines} lines, aim for a {kind} is {aim}"
