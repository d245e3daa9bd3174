# SPDX-License-Identifier: LGPL-3.0-or-later
"""TLS between rpctool and the example controller: who refuses whom, in which words, with which exit code."""

import socket
import unittest

from integration import dds
from integration.tool import ToolTest, rpctool
from support import executables, process
from support.certificates import Certificates


class TlsTest(ToolTest):
    @classmethod
    def setUpClass(cls):
        cls.files = Certificates("server", "client", "other")
        cls.addClassCleanup(cls.files.close)
        cls.files.make("old", days=-1)

    def setUp(self):
        super().setUp()
        executables.example_controller()

    def ssl(self, own, peer):
        return ["--ssl", *self.files.files(own, peer)]

    def server(self, own="server", peer="client"):
        server = dds.start(*self.ssl(own, peer)) if own else dds.start()
        self.addCleanup(server.close)
        return server

    def ping(self, server, *options, **more):
        return rpctool(*options, "::1", server.port, "call", "ping", **more)

    def refused(self, server, options, code, talk):
        got = self.ping(server, *options)
        self.check(got, code, talk=r"(?s)\A.*rpctool: .*" + talk)

    def test_a_call_goes_through(self):
        server = self.server()
        self.check(self.ping(server, *self.ssl("client", "server")), 0, "True\n")
        certificate, key, peer = self.files.files("client", "server")
        single = ["--cert", certificate, "--key", key, "--cacert", peer]
        self.check(self.ping(server, *single), 0, "True\n")
        env = {"SIPYCO_SSL_CERT": certificate, "SIPYCO_SSL_KEY": key, "SIPYCO_SSL_PEER": peer}
        self.check(self.ping(server, env=env), 0, "True\n")

    def test_a_large_value_goes_both_ways(self):
        text = "x" * 100_000
        got = rpctool(*self.ssl("client", "server"), "::1", self.server().port, "call", "echo", "-s", text)
        self.assertEqual((got.code, len(got.text)), (0, len(got.text)))
        self.assertGreater(len(got.text), len(text))

    def test_each_refusal_has_its_words_and_its_code(self):
        server = self.server()
        self.refused(server, self.ssl("other", "server"), 77, r"it refuses our certificate \S*other\.pem")
        server.stderr.wait_for(b"its certificate is none of those in", 10)
        self.refused(server, self.ssl("client", "other"), 77, r"its certificate is none of those in \S*other\.pem")
        server.stderr.wait_for(b"it refuses our certificate", 10)
        certificate, key, peer = self.files.files("client", "server")
        self.refused(server, ["--ssl", certificate, self.files.path("other.key"), peer], 78,
                     "the private key does not belong to the certificate")
        self.refused(server, ["--ssl", certificate, key, self.files.path("none")], 78, "none: no such file")
        self.refused(server, ["--ssl", key, certificate, peer], 78, "a private key where a certificate is due")
        self.refused(server, ["--cert", certificate], 2, "missing: --key, --cacert")

    def test_what_has_expired_is_named_with_its_date(self):
        self.refused(self.server(peer="old"), self.ssl("old", "server"), 77, r"old\.pem, which expired on 20\d\d-")
        server = self.server(own="old")
        self.refused(server, self.ssl("client", "old"), 77, r"its certificate expired on 20\d\d-")
        self.assertIn(b"WARNING:sipyco.pc_rpc:TLS: our certificate", server.stderr.wait_for(b"expired on", 10))

    def test_plain_against_tls_both_ways(self):
        secure, plain = self.server(), self.server(own=None)
        self.refused(secure, [], 77, "wants TLS")
        secure.stderr.wait_for(b"the client speaks no TLS", 10)
        self.refused(plain, self.ssl("client", "server"), 77, "it may speak no TLS")
        plain.stderr.wait_for(b"the client speaks TLS", 10)

    def test_a_stalled_handshake_times_out(self):
        with socket.create_server(("::1", 0), family=socket.AF_INET6) as mute:
            got = rpctool("--connect-timeout", "0.1", *self.ssl("client", "server"), "::1", mute.getsockname()[1],
                          "call", "ping")
            self.check(got, 124, talk="no answer to the handshake in time")

    def test_a_server_with_bad_files_does_not_start(self):
        certificate, key, _ = self.files.files("server", "client")
        got = process.run([executables.example_controller(), "-p", process.free_port(),
                           "--ssl", certificate, key, self.files.path("none")])
        self.assertEqual(got.code, 78)
        self.assertRegex(got.talk, r"\Aaqctl_dds: TLS: \S*none: no such file")

    def test_renewed_files_are_taken_at_the_next_handshake(self):
        server = self.server()
        self.files.make("server")
        self.check(self.ping(server, *self.ssl("client", "server")), 0, "True\n")


if __name__ == "__main__":
    unittest.main()
