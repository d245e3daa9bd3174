# SPDX-License-Identifier: LGPL-3.0-or-later
"""Log records between Python's sipyco and ours, compared."""

import json
import os
import select
import signal
import subprocess
import tempfile
import time
import unittest

from integration import logs
from support import executables, process, sipyco_release

HERE = os.path.dirname(os.path.abspath(__file__))
LEVELS = {5: "TRACE", 10: "DEBUG", 20: "INFO", 30: "WARNING", 40: "ERROR", 50: "CRITICAL"}


class _WithRelease:
    release = None

    def setUp(self):
        self.peer = sipyco_release.release(self.release)

    def certificates(self):
        """Files of two ends that trust each other."""
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        for name in ("server", "client"):
            subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa", "-keyout", f"{folder.name}/{name}.key",
                            "-nodes", "-out", f"{folder.name}/{name}.pem", "-sha256", "-subj", "/",
                            "-days", "365"], capture_output=True, check=True, timeout=60)
        path = lambda name: os.path.join(folder.name, name)
        return ([path("server.pem"), path("server.key"), path("client.pem")],
                [path("client.pem"), path("client.key"), path("server.pem")])

    def python(self, script, *arguments):
        got = process.run(self.peer.argv(os.path.join(HERE, script), *map(str, arguments)),
                          env=self.peer.env, timeout=60)
        self.assertEqual(got.code, 0, got.talk)
        return got


class _Forwarders(_WithRelease):
    def test_pythons_forwarder_into_logserver(self):
        executables.logserver()
        for encrypted in (False, True):
            with self.subTest(tls=encrypted):
                ours, theirs = self.certificates() if encrypted else ([], [])
                server = logs.start("--format=json", *(["--ssl", *ours] if ours else []))
                self.addCleanup(server.close)
                self.python("log_sender.py", server.port, *theirs)
                server.stdout.wait_for(b'"number 499"', 20)
                server.signal(signal.SIGTERM)
                self._check_records([json.loads(line) for line in server.wait().out.decode().splitlines()])

    def _check_records(self, records):
        self.assertTrue(all("mark" not in r and r["source"] == "python(1)" for r in records))
        got = [(r["levelno"], r["level"], r["name"], r["message"]) for r in records]
        name = "some.name"
        self.assertEqual(got[:6], [(n, LEVELS[n], name, f"at {n}") for n in LEVELS])
        self.assertEqual([m for *_, m in got[6:9]],
                         ["two\nlines", "ends in a newline\n", "caf\u00e9 \U0001f600"])
        self.assertRegex(got[9][3], r"\Afailed\nTraceback \(most recent call last\):\n(.*\n)+"
                                    r"ValueError: no reason\Z")
        self.assertEqual(got[10], (20, "INFO", "print", f"Level 25:{name}:a level of no name"))
        self.assertEqual([m for *_, m in got[11:]], [f"number {n}" for n in range(500)])

    def test_logforward_into_pythons_server(self):
        executables.logforward()
        for encrypted in (False, True):
            with self.subTest(tls=encrypted):
                theirs, ours = self.certificates() if encrypted else ([], [])
                port = process.free_port()
                server = process.ServerProcess(
                    self.peer.argv(os.path.join(HERE, "log_receiver.py"), str(port), *theirs), port,
                    env=self.peer.env)
                self.addCleanup(server.close)
                sent = "".join(f"{name}:a.b:at {n}\n" for n, name in LEVELS.items())
                sent += "ERROR<3>:n:three\n\nlines\ncaf\u00e9\n\ufffd" + "x" * 5_000_000 + "\nINFO:n:end\n"
                got = process.run([executables.logforward(), "127.0.0.1", port, "--source", "ours(1)",
                                   *(["--ssl", *ours] if ours else [])], stdin=sent.encode())
                self.assertEqual(got.code, 0, got.talk)
                lines = server.stdout.wait_for(b'"end"', 20).decode().splitlines()
                records = [json.loads(line) for line in lines]
                self.assertTrue(all(source == "ours(1)" for source, *_ in records))
                self.assertEqual([r[1:] for r in records[:6]], [[n, "a.b", f"at {n}"] for n in LEVELS])
                self.assertEqual(records[6][1:], [40, "n", "three\n\nlines"])
                self.assertEqual(records[7][1:], [20, "print", "caf\u00e9"])
                self.assertRegex(records[8][3], r"\A\ufffdx+ \[cut: \d+ more bytes in a line\]\Z")
                self.assertEqual(records[9][1:], [20, "n", "end"])


class _Broadcast(_WithRelease):
    """ARTIQ's broadcast of its log, in both directions."""

    pyon = None

    def test_python_tails_logserver(self):
        executables.logserver()
        port = process.free_port()
        server = logs.start("--rebroadcast", str(port), f"--rebroadcast-pyon={self.pyon}")
        self.addCleanup(server.close)
        viewer = subprocess.Popen(self.peer.argv(os.path.join(HERE, "log_broadcast.py"), "receive", str(port), "2"),
                                  env=process.environment(**self.peer.env), stdout=subprocess.PIPE)
        self.addCleanup(viewer.stdout.close)
        self.addCleanup(viewer.kill)
        self.assertEqual(viewer.stdout.readline(), b"connected\n")
        sender = logs.Sender(server.port)
        seen = []
        # Whoever broadcasts does not know when a receiver is there.
        while len(seen) < 2:
            sender.send(logs.record("lda", "ERROR", "a.b", "two\nlines: \u00e9"))
            ready, _, _ = select.select([viewer.stdout], [], [], 0.05)
            if ready:
                seen.append(json.loads(viewer.stdout.readline()))
        for kind, level, source, when, text in seen:
            self.assertEqual([kind, level, source, text], ["tuple", 40, "lda", "a.b:two\nlines: \u00e9"])
            self.assertLess(abs(when - time.time()), 60)
        sender.leave()

    def test_logserver_tails_python(self):
        executables.logserver()
        port = process.free_port()
        master = process.ServerProcess(
            self.peer.argv(os.path.join(HERE, "log_broadcast.py"), "send", str(port)), port, env=self.peer.env)
        self.addCleanup(master.close)
        got = process.run([executables.logserver(), "--from-master", f"127.0.0.1:{port}", "--format=json", "-C", "3",
                           "-W", "20"], timeout=60)
        self.assertEqual((got.code, got.talk), (0, ""))
        records = [json.loads(line) for line in got.text.splitlines()]
        self.assertEqual(len(records), 3)
        for record in records:
            self.assertRegex(record.pop("message"), r"\Anumber \d+\nof two lines\Z")
            self.assertEqual(record, {"ts": "2023-11-14T22:13:20.250000Z", "source": "controller(lda)",
                                      "level": "WARNING", "levelno": 30, "name": "artiq.lda",
                                      "peer": f"127.0.0.1:{port}"})


class Broadcast19Test(_Broadcast, unittest.TestCase):
    release = "1.9"
    pyon = 1


class Broadcast110Test(_Broadcast, unittest.TestCase):
    release = "1.10"
    pyon = 2


class Release19Test(_Forwarders, unittest.TestCase):
    release = "1.9"


class Release110Test(_Forwarders, unittest.TestCase):
    release = "1.10"


if __name__ == "__main__":
    unittest.main()
