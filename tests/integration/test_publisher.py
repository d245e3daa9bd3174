# SPDX-License-Identifier: LGPL-3.0-or-later
"""A publisher of ours against subscribers that misbehave."""

import socket
import time
import unittest

from interop import sync_process
from support import executables, wire

BANNER = b"ARTIQ sync_struct\n"
LIMIT = 1 << 20


def init_line(structure):
    return b'{"action":"init","struct":%s}\n' % structure


class PublisherTest(unittest.TestCase):
    def setUp(self):
        executables.sync_probe()
        self.probe = sync_process.Probe(LIMIT)
        self.addCleanup(self.probe.close)

    def connect(self, request=BANNER + b"test\n", buffer=None):
        sock = socket.socket(socket.AF_INET6)
        if buffer:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
        sock.connect(("::1", self.probe.port[2]))
        lines = wire.Lines(sock)
        self.addCleanup(lines.close)
        lines.send(request)
        return lines

    def await_subscribers(self, count):
        end = time.monotonic() + wire.DEADLINE
        while int(self.probe.ask(b"subscribers")) != count:
            self.assertLess(time.monotonic(), end)

    def change(self, key, value):
        line = b'{"action":"setitem","path":[],"key":"%s","value":%s}' % (key, value)
        self.assertEqual(self.probe.ask(line), b"ok")
        return line + b"\n"

    def memory(self):
        with open(f"/proc/{self.probe.process.pid}/status", encoding="ascii") as status:
            return next(int(row.split()[1]) for row in status if row.startswith("VmRSS"))

    def test_what_is_no_subscription_is_closed_without_a_word(self):
        for request in (b"ARTIQ pc_rpc\n", b"GET / HTTP/1.1\r\n\r\n", BANNER + b"nosuch\n", BANNER + b"\n",
                        BANNER + b"\xff\n", b"x" * 100_000):
            with self.subTest(request[:30]):
                self.assertEqual(self.connect(request).read_to_end(), b"")

    def test_a_subscriber_that_has_finished_sending_is_served(self):
        lines = self.connect()
        lines.finish()
        self.assertEqual(lines.read_line(), init_line(b"{}"))
        self.assertEqual(lines.read_line() if self.change(b"a", b"1") else None,
                         b'{"action":"setitem","path":[],"key":"a","value":1}\n')

    def test_who_comes_later_gets_the_structure_as_it_is_then(self):
        for i in range(20):
            self.change(b"a", b"%d" % i)
            self.assertEqual(self.connect().read_line(), init_line(b'{"a":%d}' % i))

    def test_a_stalled_subscriber_costs_bounded_memory_and_is_given_a_fresh_structure(self):
        stalled, quick = self.connect(buffer=4096), self.connect()
        self.assertEqual(stalled.read_line(), init_line(b"{}"))
        self.assertEqual(quick.read_line(), init_line(b"{}"))
        before = self.memory()
        block = b'"' + b"x" * 50_000 + b'"'
        for i in range(400):  # 20 MB, twenty times the limit
            sent = self.change(b"k%d" % (i % 10), block)
            self.assertEqual(quick.read_line(), sent)
        with self.subTest("memory"):
            if executables.is_sanitized(executables.sync_probe()):
                self.skipTest("a sanitizer's own memory is measured too")
            self.assertLess(self.memory() - before, 12 * 1024)
        last = self.change(b"end", b"true")
        self.assertEqual(quick.read_line(), last)
        line = b""
        while not line.startswith(b'{"action":"init"'):
            line = stalled.read_line()
        view = self.probe.view(2)
        self.assertEqual(line, init_line(view))
        self.assertEqual(stalled.read_line() if self.change(b"more", b"1") else None,
                         b'{"action":"setitem","path":[],"key":"more","value":1}\n')

    def test_a_stalled_subscriber_does_not_hold_up_the_end(self):
        self.change(b"big", b'"' + b"x" * 8_000_000 + b'"')
        self.connect(buffer=4096)
        self.await_subscribers(1)
        begin = time.monotonic()
        self.assertEqual(self.probe.ask(b"stop"), b"ok")
        self.assertLess(time.monotonic() - begin, 1.0)

    def test_what_cannot_be_applied_or_encoded_changes_nothing(self):
        self.change(b"a", b"[1]")
        lines = self.connect()
        self.assertEqual(lines.read_line(), init_line(b'{"a":[1]}'))
        for request, error in (
                (b'{"action":"append","path":["b"],"x":1}', rb"KeyError: 'b'"),
                (b'{"action":"pop","path":["a"],"i":1}', rb"IndexError: pop index out of range"),
                (b'{"action": "append", "path": ["a"], "x": [{"__jsonclass__": 1}]}',
                 rb'TypeError: \["a"\]\[0\].*__jsonclass__.*')):
            with self.subTest(request):
                self.assertRegex(self.probe.ask(request), error)
        self.assertEqual(self.probe.view(2), b'{"a":[1]}')
        self.assertEqual(lines.read_line() if self.change(b"b", b"2") else None,
                         b'{"action":"setitem","path":[],"key":"b","value":2}\n')

    def test_a_subscriber_that_leaves_is_forgotten(self):
        lines = self.connect()
        lines.read_line()
        self.await_subscribers(1)
        lines.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        lines.close()
        self.await_subscribers(0)


if __name__ == "__main__":
    unittest.main()
