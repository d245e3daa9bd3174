# SPDX-License-Identifier: LGPL-3.0-or-later
"""Finds function definitions in C++ text by their braces: no parser, but good enough to measure lengths."""

import re

_NOISE = re.compile(
    r'R"(?P<tag>[^()\s\\]{0,16})\((?:.|\n)*?\)(?P=tag)"'  # raw string
    r'|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'"  # character, not a digit separator
    r"|//[^\n]*"
    r"|/\*(?:.|\n)*?\*/"
    r"|^[ \t]*#(?:[^\n\\]|\\.|\\\n)*",  # preprocessor
    re.MULTILINE,
)
_SCOPE = re.compile(r"\b(namespace|class|struct|union|enum|extern)\b(?![^;{]*\)\s*(const|noexcept|override)?\s*$)")
_QUALIFIERS = re.compile(r"\)\s*(const|noexcept|override|final|requires|try|->)[^=]*$")
_MEMBER_INITIALISERS = re.compile(r"\)\s*(noexcept(\s*\([^()]*\))?)?\s*:(?!:)")
_NAME = re.compile(r"((?:[\w~]+\s*::\s*)*~?[\w]+|operator\s*[^\s(]+|operator\s*\(\s*\))\s*\(")


def strip(text):
    """The text without comments, strings and directives; lines stay where they are."""
    return _NOISE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def _is_function(statement):
    """Whether a `{` after this text opens a function's body."""
    if "(" not in statement or _SCOPE.search(re.sub(r"<[^<>]*>", "", statement)):
        return False
    last = statement.rstrip()[-1:]
    if _MEMBER_INITIALISERS.search(statement):
        return last in ")}"
    return last in ")&" or bool(_QUALIFIERS.search(statement))


def _name(statement):
    statement = re.sub(r"^\s*template\s*<[^{;]*?>\s*(?=[\w\[])", "", statement)
    match = _NAME.search(statement)
    macro = re.match(r"\s*BOOST_\w+\s*\(\s*(\w+)", statement)
    return macro[1] if macro else re.sub(r"\s+", "", match[1]) if match else "?"


def _close(text, start):
    """The position of the brace that closes the one at `start`."""
    depth = 0
    for match in re.compile(r"[{}]").finditer(text, start):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.start()
    return len(text) - 1


def lengths(text):
    """Yields (name, first line, lines) of each function, those inside functions counted with the outer one."""
    text = strip(text)
    begin = at = depth = 0
    while at < len(text):
        char = text[at]
        depth += (char == "(") - (char == ")")
        if char in ";}" and depth == 0:
            begin = at + 1
        elif char == "{":
            statement = text[begin:at]
            if depth == 0 and _is_function(statement):
                end = _close(text, at)
                first = begin + len(statement) - len(statement.lstrip())
                yield _name(statement), text.count("\n", 0, first) + 1, text.count("\n", first, end) + 1
                begin = end + 1
                at = end
            elif depth == 0 and (_SCOPE.search(statement) and "=" not in statement):
                begin = at + 1
            else:
                at = _close(text, at)
        at += 1
