# SPDX-License-Identifier: LGPL-3.0-or-later
"""rpctool finds a controller in the device database that an ARTIQ master publishes."""

import unittest

from integration.dds import DdsTest
from integration.tool import ToolTest, rpctool
from support.tcp_server import ScriptedServer


def publisher(devices):
    """A master's port for notifications, with `devices` as the text of its database; None closes it."""
    def script(lines):
        if lines.read_line() != b"ARTIQ sync_struct\n" or lines.read_line() != b"devices\n" or devices is None:
            return
        lines.send(b'{"action": "init", "struct": %s}\n' % devices.encode())
        lines.read_line()
    return ScriptedServer(script)


class DeviceDatabaseTest(DdsTest, ToolTest):
    arguments = ("--simulation",)

    def ask(self, devices, *arguments):
        with publisher(devices) as master:
            return rpctool("--device-db", f"{master.host}:{master.port}", *arguments)

    def database(self):
        entry = f'{{"type": "controller", "host": "127.0.0.1", "port": {self.server.port}, "target_name": "dds"}}'
        return f'{{"dds": {entry}, "synth": "dds", "core": {{"type": "local"}}}}'

    def test_a_controller_is_called_by_its_name(self):
        for name in ("dds", "synth"):
            self.check(self.ask(self.database(), name, "call", "ping"), 0, "True\n")
        self.check(self.ask(self.database(), "dds", "-c", "ping()"), 0, "True\n")

    def test_what_is_wrong_is_told(self):
        self.check(self.ask(self.database(), "dsd", "call", "ping"), 67, talk=r"\Arpctool: there is no device 'dsd' in "
                   r"the device database of 127.0.0.1 port \d+; did you mean 'dds'\?\n\Z")
        self.check(self.ask(self.database(), "core", "call", "ping"), 67, talk="is no controller")
        self.check(self.ask(None, "dds", "call", "ping"), 69, talk="without the notifier 'devices'")
        self.check(rpctool("--device-db", "127.0.0.1:1", "dds", "call", "ping"), 69, talk="127.0.0.1 port 1")
        self.check(rpctool("--device-db", "::1:x", "call", "ping"), 2, talk="there is no action 'ping'")
        self.check(rpctool("--device-db", "m:x", "dds", "call", "ping"), 2, talk="takes HOST or HOST:PORT")


if __name__ == "__main__":
    unittest.main()
