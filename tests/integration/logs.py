# SPDX-License-Identifier: LGPL-3.0-or-later
"""logserver as a process, and senders of log records in plain Python."""

import json
import os
import re
import socket
import subprocess
import tempfile
import threading
import time
import unittest

from support import executables, process, wire
from support.process import ServerProcess

BANNER = b"ARTIQ logging\n"


def start(*arguments, env=None):
    """logserver on a port of its own."""
    port = process.free_port()
    return ServerProcess([executables.logserver(), "-p", port, *arguments], port, env=env)


def record(source, level, name, message):
    """A record as Python's LogForwarder sends it."""
    count = message.count("\n")
    lines = f"<{count + 1}>" if count else ""
    return f"{source}:{level}{lines}:{name}:{message}\n".encode()


class Sender(wire.Lines):
    """A connection to a log server, after the banner."""

    def __init__(self, port, host="127.0.0.1"):
        super().__init__(socket.create_connection((host, port), wire.DEADLINE))
        self.send(BANNER)

    def leave(self):
        """Waits until the server has read everything and closed."""
        self.finish()
        self.read_to_end()
        self.close()


def until(condition, timeout=wire.DEADLINE):
    """Waits for something that can only be looked at."""
    end = time.monotonic() + timeout
    while time.monotonic() < end:
        if found := condition():
            return found
        threading.Event().wait(0.005)
    raise AssertionError("did not come about in time")


def reader_process(code, stdin, **popen):
    """A process of Python's at the other end of a pipe."""
    return subprocess.Popen([process.environment().get("PYTHON", "/usr/bin/python3"), "-c", code],
                            stdin=stdin, **popen)


class LogTest(unittest.TestCase):
    def setUp(self):
        executables.logserver()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def path(self, name):
        return os.path.join(self.folder, name)

    def content(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def started(self, *arguments, **options):
        server = start(*arguments, **options)
        self.addCleanup(server.close)
        return server

    def shown(self, data, *arguments):
        """What is on stdout after a client has sent `data` and left."""
        server = self.started(*arguments)
        sender = Sender(server.port)
        sender.send(data)
        sender.leave()
        server.signal(15)
        got = server.wait()
        self.assertEqual(got.code, -15, got.talk)
        return got.out.decode()

    def json(self, data, *arguments):
        return [json.loads(line) for line in self.shown(data, "--format=json", *arguments).splitlines()]


def dropped_in(lines):
    """(records shown, records told as dropped) of lines of text."""
    told = [re.fullmatch(r"WARNING:logserver:logserver:dropped (\d+) records.*", line) for line in lines]
    return sum(1 for match in told if not match), sum(int(match[1]) for match in told if match)
