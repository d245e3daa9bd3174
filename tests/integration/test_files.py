# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a file holds that a process was writing when it was killed, or could not write.

Environment: SIPYCO_KILLS processes are killed (50).
"""

import ast
import json
import os
import random
import resource
import signal
import stat
import subprocess
import tempfile
import unittest

from support import process

KILLS = int(os.environ.get("SIPYCO_KILLS", "50"))
SEED = int(os.environ.get("SIPYCO_SEED", "1"))
NOBODY = 65534


def _probe():
    path = os.path.join(os.environ.get("SIPYCO_BIN", ""), "store_probe")
    if not os.path.exists(path):
        raise unittest.SkipTest("store_probe is not built")
    return path


def _number(path):
    """The number of the value in a file, after a look at all of it."""
    with open(path, encoding="ascii") as file:
        text = file.read()
    value = json.loads(text) if not text.endswith("\n") else ast.literal_eval(text)
    assert value["items"] == [value["number"]] * (100 * value["number"]), "half a value"
    return value["number"]


class KilledTest(unittest.TestCase):
    def test_a_killed_writer_leaves_the_old_or_the_new_value(self):
        rng = random.Random(SEED)
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "file.pyon")
            left = numbers = 0
            for _ in range(KILLS):
                self._kill_one(path, rng.uniform(0, 0.01))
                numbers += _number(path) > 1
                left += len(os.listdir(folder)) - 1
                self.assertLessEqual(len(os.listdir(folder)), 2)
            self.assertEqual(process.run([_probe(), path, "1"]).code, 0)
            self.assertEqual(os.listdir(folder), ["file.pyon"])
            print(f"{KILLS} writers killed, {numbers} amid later values; {left} left a name, "
                  "which the next writer took")

    def _kill_one(self, path, delay):
        with subprocess.Popen([_probe(), path], stdout=subprocess.PIPE) as writer:
            self.assertEqual(writer.stdout.readline(), b"ready\n")
            # Not to wait for something, but to strike at any moment.
            try:
                writer.wait(delay)
            except subprocess.TimeoutExpired:
                writer.kill()
            self.assertEqual(writer.wait(), -signal.SIGKILL)

    def test_writers_of_one_file_leave_a_whole_value(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "file.pyon")
            writers = [subprocess.Popen([_probe(), path, "200"], stdout=subprocess.DEVNULL)
                       for _ in range(4)]
            for writer in writers:
                self.assertEqual(writer.wait(60), 0)
            _number(path)
            self.assertEqual(os.listdir(folder), ["file.pyon"])


class RefusedTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.path = os.path.join(self.folder, "file.pyon")
        self.assertEqual(process.run([_probe(), self.path, "1"]).code, 0)

    def _refused(self, reason, **popen):
        result = process.run([_probe(), self.path, "9"], **popen)
        self.assertEqual(result.code, 1)
        self.assertIn(f"cannot write '{self.path}'", result.talk)
        self.assertIn(reason, result.talk)
        self.assertGreaterEqual(_number(self.path), 1)
        self.assertEqual(os.listdir(self.folder), ["file.pyon"])

    def test_a_full_disk(self):
        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        self._refused("File too large", preexec_fn=limit)

    def test_a_full_file_system(self):
        mounted = os.path.join(self.folder, "mounted")
        os.mkdir(mounted)
        if os.geteuid() != 0 or subprocess.run(
                ["mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", mounted],
                capture_output=True).returncode:
            os.rmdir(mounted)
            self.skipTest("mounting a small file system takes privileges")
        try:
            self.folder, self.path = mounted, os.path.join(mounted, "file.pyon")
            process.run([_probe(), self.path, "1"])
            self._refused("No space left on device")
        finally:
            subprocess.run(["umount", mounted], check=True)
            os.rmdir(mounted)

    def test_a_directory_that_cannot_be_written(self):
        os.chmod(self.folder, stat.S_IRUSR | stat.S_IXUSR | stat.S_IROTH | stat.S_IXOTH)
        self.addCleanup(os.chmod, self.folder, stat.S_IRWXU)
        if os.geteuid() != 0:
            self._refused("the directory must be writable")
        elif subprocess.run(["test", "-x", _probe()], user=NOBODY, group=NOBODY,
                            extra_groups=[]).returncode == 0:
            self._refused("the directory must be writable", user=NOBODY, group=NOBODY,
                          extra_groups=[])
        else:
            self.skipTest("an unprivileged user cannot run the probe")


if __name__ == "__main__":
    unittest.main()
