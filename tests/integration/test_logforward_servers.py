# SPDX-License-Identifier: LGPL-3.0-or-later
"""logforward and servers that are no log servers, or leave too early: what is lost is said, and the exit code tells."""

import socket
import struct
import subprocess
import types
import unittest

from integration import dds, logs
from support import executables, process
from support.certificates import Certificates
from support.process import ServerProcess
from support.tcp_server import ScriptedServer

LINES = b"INFO:n:one\nINFO:n:two\n"


class ForwardTest(unittest.TestCase):
    def setUp(self):
        executables.logforward()

    def scripted(self, script):
        server = ScriptedServer(script)
        self.addCleanup(server.close)
        return server

    def forward(self, server, *arguments, stdin=LINES):
        return process.run([executables.logforward(), "127.0.0.1", server.port, "--source", "s", *arguments],
                           stdin=stdin)

    def check_lost(self, got, talk, code=69):
        self.assertEqual((got.code, got.out), (code, b""), got.talk)
        self.assertRegex(got.talk, rf"\Alogforward: {talk}\Z")


class ServersTest(ForwardTest):
    def test_log_server_that_reads_to_the_end_is_believed(self):
        seen = []
        server = self.scripted(lambda lines: seen.append(lines.read_to_end()))
        got = self.forward(server)
        self.assertEqual((got.code, got.out, got.talk), (0, b"", ""))
        self.assertEqual(seen, [logs.BANNER + b"s:INFO:n:one\ns:INFO:n:two\n"])

    def test_server_that_closes_when_greeted_is_sent_nothing(self):
        seen = []
        server = self.scripted(lambda lines: seen.append(lines.read_line()))
        self.check_lost(self.forward(server), r"127\.0\.0\.1 port \d+ ended the connection when greeted "
                        r"\(is it a log server\? does it want TLS\?\): nothing was sent\S*[^\n]*\n"
                        r"logforward: 2 records were not sent\n")
        self.assertEqual(set(seen), {logs.BANNER})

    def test_server_that_closes_at_once_is_sent_nothing(self):
        self.check_lost(self.forward(self.scripted(lambda lines: None)),
                        r"[^\n]*ended the connection when greeted[^\n]*\nlogforward: 2 records were not sent\n")

    def test_server_that_answers_is_quoted(self):
        def answer(lines):
            lines.send(b"HTTP/1.1 400 Bad\x1bRequest\r\n\r\n")
            lines.read_to_end()
        self.check_lost(self.forward(self.scripted(answer)),
                        r"127\.0\.0\.1 port \d+ is no log server: it said 'HTTP/1\.1 400 Bad\\x1bRequest': "
                        r"nothing was sent[^\n]*\nlogforward: 2 records were not sent\n")

    def left_by(self, leave):
        """How logforward ends after its server left in its own way, while more could have come."""
        def script(lines):
            lines.read_line()
            if lines.read_line():
                leave(lines)
        server = self.scripted(script)
        with subprocess.Popen([executables.logforward(), "127.0.0.1", str(server.port), "--source", "s"],
                              stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=process.environment()) as running:
            running.stdin.write(LINES)
            running.stdin.flush()
            talk = running.stderr.readline().decode()
            running.stdin.close()
            return running.wait(10), talk, running.stderr.read()

    def test_server_that_leaves_before_the_end_may_have_lost_records(self):
        code, talk, rest = self.left_by(lambda lines: None)
        self.assertRegex(talk, r"\Alogforward: 127\.0\.0\.1 port \d+ closed the connection: "
                               r"the last records may be lost; trying again\n\Z")
        self.assertEqual((code, rest), (69, b""))

    def test_server_that_breaks_off_may_have_lost_records(self):
        def reset(lines):
            lines.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        code, talk, rest = self.left_by(reset)
        self.assertRegex(talk, r"\Alogforward: connection to 127\.0\.0\.1 port \d+ lost: Connection reset by peer: "
                               r"the last records may be lost; trying again\n\Z")
        self.assertEqual((code, rest), (69, b""))

    def test_server_that_does_not_end_the_connection_is_not_waited_for_too_long(self):
        with socket.create_server(("127.0.0.1", 0)) as silent:
            port = silent.getsockname()[1]
            self.check_lost(self.forward(types.SimpleNamespace(port=port), "--flush=0.5"),
                            r"127\.0\.0\.1 port \d+ did not end the connection in time: "
                            r"the last records may be lost\n")

    def test_exit_code_of_a_command_stays_but_the_loss_is_said(self):
        got = self.forward(self.scripted(lambda lines: None), "--", "sh", "-c", "echo x; exit 5", stdin=b"")
        self.check_lost(got, r"[^\n]*nothing was sent[^\n]*\nlogforward: 1 record was not sent\n", 5)

    def test_controller_is_no_log_server(self):
        server = dds.start()
        self.addCleanup(server.close)
        got = process.run([executables.logforward(), "::1", server.port, "--source", "s"], stdin=LINES)
        self.check_lost(got, r"[^\n]*when greeted[^\n]*: nothing was sent[^\n]*\nlogforward: 2 records were not sent\n")

    def test_wrong_server_is_told_of_once_and_the_records_wait_for_the_right_one(self):
        wrong = ScriptedServer(lambda lines: None)
        command = [executables.logforward(), "127.0.0.1", str(wrong.port), "--source", "s", "--reconnect=0.05"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE,
                              env=process.environment()) as running:
            running.stdin.write(LINES)
            running.stdin.flush()
            talk = running.stderr.readline()
            self.assertIn(b"nothing was sent; trying again", talk)
            wrong.close()
            right = ServerProcess([executables.logserver(), "-p", wrong.port], wrong.port)
            self.addCleanup(right.close)
            right.stdout.wait_for(b"INFO:s:n:one\nINFO:s:n:two\n", 10)
            running.stdin.close()
            self.assertEqual(running.wait(10), 0)
            self.assertEqual(running.stderr.read(), b"")


class TlsTest(ForwardTest):
    @classmethod
    def setUpClass(cls):
        cls.files = Certificates("server", "client", "other")
        cls.addClassCleanup(cls.files.close)

    def logserver(self, *arguments):
        server = logs.start(*arguments)
        self.addCleanup(server.close)
        return server

    def test_server_that_wants_tls_is_named_as_such(self):
        server = self.logserver("--ssl", *self.files.files("server", "client"))
        self.check_lost(self.forward(server), r"[^\n]*wants TLS \(--ssl CERT KEY PEER\): nothing was sent[^\n]*\n"
                        r"logforward: 2 records were not sent\n")

    def test_tls_to_a_server_without_is_named_as_such(self):
        server = self.logserver()
        self.check_lost(self.forward(server, "--ssl", *self.files.files("client", "server")),
                        r"[^\n]*it may speak no TLS[^\n]*\nlogforward: 2 records were not sent\n")
        server.stderr.wait_for(b"the client speaks TLS, which this server does not (--ssl CERT KEY PEER)\n", 10)

    def test_refused_certificate_is_named(self):
        server = self.logserver("--ssl", *self.files.files("server", "client"))
        self.check_lost(self.forward(server, "--ssl", *self.files.files("other", "server")),
                        r"[^\n]*it refuses our certificate [^\n]*other\.pem[^\n]*\n"
                        r"logforward: 2 records were not sent\n")

    def test_all_arrives_and_the_end_is_in_order(self):
        server = self.logserver("--ssl", *self.files.files("server", "client"), "-v")
        got = self.forward(server, "--ssl", *self.files.files("client", "server"),
                           stdin=b"".join(b"INFO:n:%d\n" % n for n in range(900)))
        self.assertEqual((got.code, got.talk), (0, ""))
        server.stderr.wait_for(b"left after 900 records\n", 10)

    def test_bad_files_are_78_before_anything_runs(self):
        certificate, key, peer = self.files.files("client", "server")
        for files, talk in (((certificate, key, self.files.path("none")), "none: no such file"),
                            ((certificate, self.files.path("other.key"), peer), "does not belong"),
                            ((key, certificate, peer), "a private key where a certificate is due")):
            got = self.forward(self.logserver(), "--ssl", *files, "--", "echo", "ran")
            self.assertEqual(got.code, 78, got.talk)
            self.assertIn(talk, got.talk)


if __name__ == "__main__":
    unittest.main()
