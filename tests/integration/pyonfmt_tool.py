# SPDX-License-Identifier: LGPL-3.0-or-later
"""pyonfmt as a process, in a folder of its own, for the tests of this folder."""

import os
import tempfile
import unittest

from support import executables, process


class PyonfmtTest(unittest.TestCase):
    def setUp(self):
        executables.pyonfmt()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def path(self, name):
        return os.path.join(self.folder, name)

    def put(self, name, text):
        """A file in the test's folder."""
        with open(self.path(name), "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        return self.path(name)

    def get(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def pyonfmt(self, *arguments, text=b"", **options):
        data = text if isinstance(text, bytes) else text.encode()
        options.setdefault("cwd", self.folder)
        return process.run([executables.pyonfmt(), *arguments], stdin=data, **options)

    def converted(self, text, *arguments):
        """What comes out of a text, when nothing goes wrong."""
        got = self.pyonfmt(*arguments, "-", text=text)
        self.assertEqual((got.code, got.talk), (0, ""), text)
        return got.text

    def refused(self, text, *arguments, code=65):
        """What is said when it goes wrong."""
        got = self.pyonfmt(*arguments, "-", text=text)
        self.assertEqual((got.code, got.out), (code, b""), got.talk)
        return got.talk
