# SPDX-License-Identifier: LGPL-3.0-or-later
"""Python's Subscriber of each release follows our publisher through every kind of modification."""

import tempfile
import unittest

from interop import sync_process
from support import executables, sipyco_release


class PythonSubscriberTest(unittest.TestCase):
    def tls_arguments(self):
        return []

    def subscriber_arguments(self):
        return []

    def setUp(self):
        executables.sync_probe()
        self.releases = [sipyco_release.release(name) for name in sipyco_release.RELEASES]
        self.probe = sync_process.Probe(tls=self.tls_arguments())
        self.addCleanup(self.probe.close)

    def _subscribe(self, release):
        found = sync_process.python_subscriber(release, self.probe.port[release.pyon], *self.subscriber_arguments())
        self.addCleanup(found.close)
        self.assertEqual(found.read(), b"init")
        return found

    def _change(self, release):
        lines = sync_process.mod_lines(release)
        self.assertGreater(len(lines), 60)
        for line in lines:
            self.assertEqual(self.probe.ask(line), b"ok", line)

    def _check(self, subscriber, release):
        while (text := subscriber.read()) == b"init":
            pass
        self.assertEqual(text, self.probe.view(release.pyon))

    def test_each_release_follows_what_either_release_would_publish(self):
        for source in self.releases:
            self.probe.ask(b'{"action": "init", "struct": {}}')
            subscribers = [(self._subscribe(release), release) for release in self.releases]
            self._change(source)
            for subscriber, release in subscribers:
                with self.subTest(release.name, source=source.name):
                    self._check(subscriber, release)

    def test_late_subscribers_get_the_structure(self):
        self._change(self.releases[0])
        for release in self.releases:
            with self.subTest(release.name):
                self._check(self._subscribe(release), release)


class PythonSubscriberOverTlsTest(PythonSubscriberTest):
    def tls_arguments(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.certificates = sync_process.Certificates(folder.name)
        return self.certificates.of("a")

    def subscriber_arguments(self):
        return self.certificates.of("b")


if __name__ == "__main__":
    unittest.main()
