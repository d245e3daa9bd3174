# SPDX-License-Identifier: LGPL-3.0-or-later
"""pyonfmt on files: in place, checked, compared; killed, refused, out of room."""

import json
import os
import random
import resource
import shutil
import signal
import subprocess
import unittest

from integration.pyonfmt_tool import PyonfmtTest
from support import executables, process

OLD = '{"b": [1, (2,)], "a": None}\n'
NEW = '{\n    "a": null,\n    "b": [1, (2, )]\n}\n'


class InPlaceTest(PyonfmtTest):
    def test_file_is_replaced_and_nothing_else_left(self):
        self.put("f.pyon", OLD)
        got = self.pyonfmt("-i", "f.pyon")
        self.assertEqual((got.code, got.text, got.talk), (0, "", ""))
        self.assertEqual(self.get("f.pyon"), NEW.encode())
        self.assertEqual(os.listdir(self.folder), ["f.pyon"])

    def test_file_in_its_layout_is_not_touched(self):
        path = self.put("f.pyon", NEW)
        os.utime(path, ns=(1, 1))
        before = os.stat(path)
        self.assertEqual(self.pyonfmt("-i", "f.pyon").code, 0)
        after = os.stat(path)
        self.assertEqual((after.st_ino, after.st_mtime_ns, after.st_ctime_ns),
                         (before.st_ino, before.st_mtime_ns, before.st_ctime_ns))

    def test_what_is_shorter_or_longer_than_before(self):
        for text, wanted in (("[1]\n\n\n", "[\n    1\n]\n"), ("[\n    1\n]\n     ", "[\n    1\n]"),
                             ('{\n    "a": 1\n}   ', '{\n    "a": 1\n}')):
            self.put("f.pyon", text)
            self.assertEqual(self.pyonfmt("-i", "f.pyon").code, 0)
            self.assertEqual(self.get("f.pyon"), wanted.encode())

    def test_mode_is_kept_and_links_are_followed(self):
        path = self.put("f.pyon", OLD)
        os.mkdir(self.path("sub"))
        os.symlink("../f.pyon", self.path("sub/link"))
        for mode in (0o600, 0o644, 0o755, 0o4711, 0o400):
            with self.subTest(oct(mode)):
                os.chmod(path, 0o600)
                self.put("f.pyon", OLD)
                os.chmod(path, mode)
                self.assertEqual(self.pyonfmt("-i", "sub/link").code, 0)
                self.assertEqual(os.stat(path).st_mode & 0o7777, mode)
                self.assertEqual(self.get("f.pyon"), NEW.encode())
        self.assertEqual(os.readlink(self.path("sub/link")), "../f.pyon")
        self.assertEqual(os.listdir(self.path("sub")), ["link"])

    def test_bad_file_stays_as_it_was(self):
        for text in (OLD + "(", "[1, 2", "[1] 2 (", '{"__jsonclass__": ["set", [[]]]}'):
            self.put("f.pyon", text)
            got = self.pyonfmt("-i", "-t", "pyon1", "--backup=.old", "f.pyon")
            self.assertEqual(got.code, 65)
            self.assertEqual(self.get("f.pyon"), text.encode())
            self.assertEqual(os.listdir(self.folder), ["f.pyon"])

    def test_backup_is_what_the_file_was(self):
        for flags in (["-i_v1"], ["--in-place=_v1"], ["-i", "--backup=_v1"]):
            path = self.put("f.pyon", OLD)
            os.chmod(path, 0o640)
            self.assertEqual(self.pyonfmt(*flags, "-t", "pyon2", "f.pyon").code, 0)
            self.assertEqual(json.loads(self.get("f.pyon"))["a"], None)
            self.assertEqual(self.get("f.pyon_v1"), OLD.encode())
            self.assertEqual(os.stat(self.path("f.pyon_v1")).st_mode & 0o777, 0o640)
            os.unlink(self.path("f.pyon_v1"))

    def test_another_backup_is_not_overwritten(self):
        self.put("f.pyon", OLD)
        self.put("f.pyon_v1", "mine")
        got = self.pyonfmt("-i_v1", "f.pyon")
        self.assertEqual(got.code, 73)
        self.assertIn("f.pyon_v1", got.talk)
        self.assertEqual((self.get("f.pyon"), self.get("f.pyon_v1")), (OLD.encode(), b"mine"))
        self.assertEqual(sorted(os.listdir(self.folder)), ["f.pyon", "f.pyon_v1"])

    def test_read_only_directory_is_73(self):
        if os.geteuid() == 0:
            self.skipTest("root writes everywhere")
        self.put("f.pyon", OLD)
        os.chmod(self.folder, 0o500)
        self.addCleanup(os.chmod, self.folder, 0o700)
        self.assertEqual(self.pyonfmt("-i", "f.pyon").code, 73)
        self.assertEqual(self.get("f.pyon"), OLD.encode())

    def test_no_room_is_74_and_the_old_file_stays(self):
        text = json.dumps(list(range(20_000)))
        self.put("f.pyon", text)

        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

        got = self.pyonfmt("-i", "f.pyon", preexec_fn=limit)
        self.assertEqual(got.code, 74, got.talk)
        self.assertEqual(self.get("f.pyon"), text.encode())
        self.assertEqual(os.listdir(self.folder), ["f.pyon"])

    def test_output_file_is_written_whole(self):
        self.put("f.pyon", OLD)
        self.assertEqual(self.pyonfmt("-o", "out", "f.pyon").code, 0)
        self.assertEqual(self.get("out"), NEW.encode())
        self.put("bad", "[1, 2")
        self.assertEqual(self.pyonfmt("-o", "out", "bad").code, 65)
        self.assertEqual(self.get("out"), NEW.encode())
        self.assertEqual(self.pyonfmt("-o", "nosuch/out", "f.pyon").code, 73)


class KillTest(PyonfmtTest):
    ROUNDS = int(os.environ.get("PYONFMT_KILL_ROUNDS", "60"))

    def test_killed_at_any_moment_leaves_the_old_or_the_new_file(self):
        value = [list(range(i, i + 50)) for i in range(2_000)]
        old, new = json.dumps(value).encode(), json.dumps(value, indent=4).encode()
        rng = random.Random(1)
        longest = 0.2
        seen = set()
        for _ in range(self.ROUNDS):
            self.put("f.pyon", old)
            with subprocess.Popen([executables.pyonfmt(), "-i", "f.pyon"], cwd=self.folder,
                                  env=process.environment()) as tool:
                try:
                    tool.wait(rng.random() * longest)
                except subprocess.TimeoutExpired:
                    tool.kill()
                killed = tool.wait(30) == -signal.SIGKILL
            found = self.get("f.pyon")
            self.assertIn(found, (old, new))
            seen.add((killed, found == new))
            # What was complete, but had not its name yet, the next run takes away.
            left = set(os.listdir(self.folder)) - {"f.pyon"}
            self.assertLessEqual(len(left), 2, left)
            longest = longest * 1.1 if killed else max(longest * 0.9, 0.005)
        self.assertIn((True, False), seen)
        self.assertEqual(self.pyonfmt("-i", "f.pyon").code, 0)
        self.put("f.pyon", old)
        self.assertEqual(self.pyonfmt("-i", "f.pyon").code, 0)
        self.assertEqual(os.listdir(self.folder), ["f.pyon"])


class CheckTest(PyonfmtTest):
    def test_would_reformat(self):
        old, new, bad = self.put("old", OLD), self.put("new", NEW), self.put("bad", "[")
        got = self.pyonfmt("--check", new)
        self.assertEqual((got.code, got.text, got.talk), (0, "", ""))
        got = self.pyonfmt("--check", new, old)
        self.assertEqual((got.code, got.text, got.talk), (1, "", f"would reformat {old}\n"))
        self.assertEqual(self.pyonfmt("--check", old, bad, new).code, 65)
        self.assertEqual(self.pyonfmt("--check", old, "nosuch").code, 66)
        self.assertEqual(self.get("old"), OLD.encode())

    def test_standard_input_can_be_checked(self):
        self.assertEqual(self.pyonfmt("--check", "-", text=NEW).code, 0)
        self.assertEqual(self.pyonfmt("--check", "-", text=NEW + "\n").code, 1)
        self.assertEqual(self.pyonfmt("--check", "-", text=OLD).talk, "would reformat <stdin>\n")

    def test_difference_is_what_patch_takes(self):
        self.put("f", OLD)
        got = self.pyonfmt("--diff", "f")
        self.assertEqual(got.code, 1)
        self.assertEqual(got.text, "--- f\n+++ f\n@@ -1 +1,4 @@\n-" + OLD + "".join(
            "+" + line for line in NEW.splitlines(True)))
        self.assertEqual(self.get("f"), OLD.encode())
        self.assertEqual(self.pyonfmt("--diff", "-", text=NEW).out, b"")
        self.assertIn(b"\x1b[31m-", self.pyonfmt("--diff", "--color=always", "f").out)

    def test_missing_newline_is_shown(self):
        got = self.pyonfmt("--diff", "-f", "pyon1", "-", text="[1]")
        self.assertEqual(got.text, "--- <stdin>\n+++ <stdin>\n@@ -1 +1 @@\n-[1]\n"
                                   "\\ No newline at end of file\n+[1]\n")

    def test_random_differences_are_those_of_diff(self):
        if not shutil.which("patch"):
            self.skipTest("patch is not installed")
        rng = random.Random(2)
        for _ in range(30):
            value = {f"k{i:02}": rng.randint(0, 5) for i in range(rng.randint(2, 60))}
            lines = json.dumps(value, indent=4).splitlines()
            for _ in range(rng.randint(1, 5)):
                at = rng.randrange(1, len(lines))
                lines[at - 1:at] = [lines[at - 1] + rng.choice(("", " ", "  ", "\n"))]
            self.put("old", "\n".join(lines))
            got = self.pyonfmt("--diff", "old")
            self.put("new", self.pyonfmt("old").out)
            self.put("patch", got.out)
            if got.code == 0:
                self.assertEqual(self.get("old"), self.get("new"))
                continue
            done = process.run(["patch", "-s", "old", "patch"], cwd=self.folder)
            self.assertEqual(done.code, 0, done.text + done.talk + got.text)
            self.assertEqual(self.get("old"), self.get("new"))


if __name__ == "__main__":
    unittest.main()
