# SPDX-License-Identifier: LGPL-3.0-or-later
import os
import signal
import sys
import unittest

from support import process, wire
from support.process import ServerProcess

SERVER = """
import socket, sys
s = socket.create_server(("127.0.0.1", int(sys.argv[1])))
print("up", file=sys.stderr, flush=True)
while True:
    c, _ = s.accept()
    c.sendall(b"hello\\n")
    c.close()
"""


class RunTest(unittest.TestCase):
    def test_output_and_code_are_captured(self):
        got = process.run([sys.executable, "-c",
                           "import sys; print(input()); print('e', file=sys.stderr); sys.exit(3)"],
                          stdin=b"in\n")
        self.assertEqual((got.code, got.text, got.talk), (3, "in\n", "e\n"))

    def test_death_by_signal_is_negative(self):
        got = process.run([sys.executable, "-c", "import os; os.kill(os.getpid(), 15)"])
        self.assertEqual(got.code, -signal.SIGTERM)

    def test_command_that_hangs_is_killed(self):
        with self.assertRaises(AssertionError):
            process.run([sys.executable, "-c", "import signal; signal.pause()"], timeout=0.5)


class ServerProcessTest(unittest.TestCase):
    def test_port_of_the_systems_choice_is_found(self):
        with ServerProcess([sys.executable, "-c", SERVER, 0]) as server:
            with wire.connect("127.0.0.1", server.port) as lines:
                self.assertEqual(lines.read_line(), b"hello\n")
            server.stderr.wait_for(b"up\n", wire.DEADLINE)
            pid = server.pid
        with self.assertRaises(ProcessLookupError):
            os.kill(pid, 0)

    def test_given_port_is_waited_for(self):
        port = process.free_port()
        with ServerProcess([sys.executable, "-c", SERVER, port], port) as server:
            self.assertEqual(server.port, port)

    def test_server_that_fails_is_told(self):
        with self.assertRaisesRegex(RuntimeError, "exit 5.*sorry"):
            ServerProcess([sys.executable, "-c",
                           "import sys; print('sorry', file=sys.stderr); sys.exit(5)"])


if __name__ == "__main__":
    unittest.main()
