# SPDX-License-Identifier: LGPL-3.0-or-later
"""Our ends of pipe_ipc with Python's, 1.9 and 1.10, in either role."""

import os
import unittest

from support import executables, process, sipyco_release

HERE = os.path.dirname(os.path.abspath(__file__))
EXPECTED = "".join(f"{what} ok\n" for what in ("echo", "bytes", "long request", "long answer", "end", "exit status"))


def script(release, name, *arguments):
    return release.argv(os.path.join(HERE, name), *arguments)


class PipeIpc(unittest.TestCase):
    def check(self, argv, env=None):
        run = process.run(argv, env=env or {}, timeout=60)
        self.assertEqual((run.text, run.code), (EXPECTED, 0), run.talk)

    def test_our_parent_with_pythons_children(self):
        for name in sipyco_release.RELEASES:
            for kind in ("async", "blocking"):
                with self.subTest(release=name, child=kind):
                    release = sipyco_release.release(name)
                    self.check([executables.probe("pipe_probe"), "parent", *script(release, "pipe_child.py", kind)],
                               release.env)

    def test_pythons_parent_with_our_children(self):
        for name in sipyco_release.RELEASES:
            for kind in ("child", "blocking-child"):
                with self.subTest(release=name, child=kind):
                    release = sipyco_release.release(name)
                    self.check(script(release, "pipe_parent.py", executables.probe("pipe_probe"), kind), release.env)

    def test_our_parent_with_our_children(self):
        probe = executables.probe("pipe_probe")
        for kind in ("child", "blocking-child"):
            with self.subTest(child=kind):
                self.check([probe, "parent", probe, kind])


if __name__ == "__main__":
    unittest.main()
