# SPDX-License-Identifier: LGPL-3.0-or-later
"""Keys and certificates for TLS, made by the openssl program."""

import os
import shutil
import subprocess
import tempfile
from unittest import SkipTest


class Certificates:
    """A temporary folder with NAME.pem and NAME.key for each name."""

    def __init__(self, *names):
        if not shutil.which("openssl"):
            raise SkipTest("no openssl program")
        self._folder = tempfile.TemporaryDirectory(prefix="sipyco_tls_")
        for name in names:
            self.make(name)

    def close(self):
        self._folder.cleanup()

    def path(self, file):
        return os.path.join(self._folder.name, file)

    def make(self, name, days=365):
        """Signed by itself; negative days make one that has expired."""
        request = self.path("request.csr")
        self._openssl("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                      "-keyout", self.path(name + ".key"), "-out", request, "-subj", "/", "-sha256")
        self._openssl("x509", "-req", "-in", request, "-signkey", self.path(name + ".key"), "-sha256",
                      "-days", str(days), "-out", self.path(name + ".pem"))

    def files(self, own, peer):
        """Certificate, key and peer certificate, in the order of --ssl."""
        return [self.path(own + ".pem"), self.path(own + ".key"), self.path(peer + ".pem")]

    @staticmethod
    def _openssl(*arguments):
        subprocess.run(["openssl", *arguments], check=True, capture_output=True, timeout=60)
