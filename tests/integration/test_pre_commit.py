# SPDX-License-Identifier: LGPL-3.0-or-later
"""The hooks of .pre-commit-hooks.yaml, run by git as pre-commit runs them."""

import os
import re
import shutil
import unittest

from integration.pyonfmt_tool import PyonfmtTest
from support import executables, process

HOOKS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", ".pre-commit-hooks.yaml")
OLD = '{"b": (1,), "a": 2}\n'
NEW = '{\n    "a": 2,\n    "b": (1, )\n}\n'
# The staged files that the hook is for are its arguments; it fails also when it changes one of them.
RUNNER = """#!/bin/sh
export PATH={path}:$PATH
files=$(git diff --cached --name-only --diff-filter=ACM | grep '{files}')
test -n "$files" || exit 0
{entry} $files && git diff --exit-code --name-only -- $files
"""


def hooks():
    """The hooks by their ids; the file has only plain keys and values."""
    with open(HOOKS, encoding="utf-8") as file:
        blocks = re.split(r"^- ", file.read(), flags=re.MULTILINE)[1:]
    found = (dict(line.strip().split(": ", 1) for line in block.splitlines()) for block in blocks)
    return {hook["id"]: hook for hook in found}


@unittest.skipUnless(shutil.which("git"), "git is not installed")
class HookTest(PyonfmtTest):
    def setUp(self):
        super().setUp()
        self._git("init", "-q")

    def _git(self, *arguments, code=0):
        names = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a",
                 "GIT_COMMITTER_EMAIL": "a@b", "GIT_CONFIG_GLOBAL": os.devnull, "HOME": self.folder}
        got = process.run(["git", *arguments], cwd=self.folder, env=names)
        self.assertEqual(got.code, code, got.text + got.talk)
        return got

    def _install(self, entry, files=r"\.pyon$"):
        hook = self.put(".git/hooks/pre-commit", RUNNER.format(
            path=os.path.dirname(os.path.abspath(executables.pyonfmt())), entry=entry, files=files))
        os.chmod(hook, 0o755)

    def _commit(self, code):
        self._git("add", "-A")
        return self._git("commit", "-q", "-m", "state", code=code)

    def test_check_refuses_what_is_in_another_layout(self):
        hook = hooks()["pyonfmt-check"]
        self._install(hook["entry"], hook["files"])
        self.put("old.pyon", OLD)
        self.put("other.txt", OLD)
        self.assertEqual(self._commit(1).talk, "would reformat old.pyon\n")
        self.assertEqual(self.pyonfmt("-i", "old.pyon").code, 0)
        self._commit(0)
        self.assertEqual(self._git("show", "HEAD:old.pyon").text, NEW)
        self.put("bad.pyon", "[1, 2")
        self.assertIn("bad.pyon:1:1: this bracket is not closed", self._commit(1).talk)

    def test_in_place_hook_mends_and_stops_once(self):
        hook = hooks()["pyonfmt"]
        self._install(hook["entry"], hook["files"])
        self.put("old.pyon", OLD)
        self._commit(1)
        self.assertEqual(self.get("old.pyon"), NEW.encode())
        self._commit(0)
        self.assertEqual(self._git("show", "HEAD:old.pyon").text, NEW)

    def test_diff_shows_what_would_change(self):
        self._install("pyonfmt --diff")
        self.put("old.pyon", OLD)
        got = self._commit(1)
        self.assertIn("-" + OLD, got.text + got.talk)
        self.assertIn('+    "b": (1, )\n', got.text + got.talk)
        self.put("old.pyon", NEW)
        self._commit(0)


if __name__ == "__main__":
    unittest.main()
