# SPDX-License-Identifier: LGPL-3.0-or-later
"""scripts/soak on a copy with stand-ins for the comparisons: rounds, seeds, what it says of a difference."""

from pathlib import Path
import shutil
import subprocess
import tempfile
import unittest

ROOT = Path(__file__).resolve().parents[2]
# Fails for the subject and seed that are named in a file beside it.
RUNNER = """import os, sys
name, seed, count = sys.argv[1].split('_')[-1], os.environ['SIPYCO_SEED'], os.environ['SIPYCO_COUNT']
print('ran', sys.argv[1], seed, count)
sys.exit(f'{name} {seed}' in open(os.path.join(os.path.dirname(__file__), 'bad')).read())
"""


class SoakTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        (self.root / "scripts").mkdir()
        (self.root / "tests" / "support").mkdir(parents=True)
        shutil.copy(ROOT / "scripts" / "soak", self.root / "scripts")
        (self.root / "tests" / "support" / "run.py").write_text(RUNNER)
        self.fails_for("nothing")

    def fails_for(self, what):
        (self.root / "tests" / "support" / "bad").write_text(what)

    def soak(self, *arguments):
        return subprocess.run(["scripts/soak", "--no-build", *arguments], cwd=self.root, text=True, capture_output=True,
                              timeout=60)

    def test_one_round_runs_each_subject_once(self):
        got = self.soak("--minutes", "0", "--seed", "7", "--count", "3", "text", "numpy")
        self.assertEqual(got.returncode, 0)
        self.assertEqual([line for line in got.stdout.split("\n") if line.startswith("ran")],
                         ["ran differential.test_text 7 3", "ran differential.test_numpy 7 3"])
        self.assertIn("soak: 1 rounds, 0 comparisons differed\n", got.stdout)

    def test_all_subjects_have_their_test(self):
        got = self.soak("--minutes", "0")
        names = [line.split()[1] for line in got.stdout.split("\n") if line.startswith("ran")]
        self.assertEqual(len(names), 7)
        for name in names:
            self.assertTrue((ROOT / "tests" / (name.replace(".", "/") + ".py")).exists(), name)

    def test_a_difference_is_told_and_the_others_go_on(self):
        self.fails_for("text 9")
        got = self.soak("--minutes", "0", "--seed", "9", "--count", "5", "text", "formats")
        self.assertEqual(got.returncode, 1)
        self.assertIn("soak: differs; again with: scripts/soak --minutes 0 --count 5 --seed 9 text\n", got.stdout)
        self.assertIn("ran differential.test_formats 9 5\n", got.stdout)

    def test_what_it_does_not_know_is_refused(self):
        for arguments in (["nosuch"], ["--nosuch"], ["--minutes", "x"], ["--seed"]):
            with self.subTest(arguments):
                got = self.soak(*arguments)
                self.assertEqual((got.returncode, got.stdout), (2, ""))
                self.assertTrue(got.stderr.startswith("soak: "), got.stderr)


if __name__ == "__main__":
    unittest.main()
