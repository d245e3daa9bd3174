# SPDX-License-Identifier: LGPL-3.0-or-later
"""syncdump at publishers that are broken: a clear message and an exit code, whatever comes."""

import unittest

from support import executables, process, tcp_server

INIT = b'{"action":"init","struct":{"l":[],"d":{}}}\n'


def unfit(mod, why):
    return (INIT + mod + b"\n", 76, f"a modification does not fit the structure: {why}")


CASES = {
    "no such path": unfit(b'{"action":"append","path":["b"],"x":1}', "KeyError: 'b'"),
    "pop of an empty list": unfit(b'{"action":"pop","path":["l"],"i":-1}', "IndexError: pop from empty list"),
    "append to a dict": unfit(b'{"action":"append","path":["d"],"x":1}',
                              "AttributeError: 'dict' object has no attribute 'append'"),
    "a path into a number": unfit(b'{"action":"setitem","path":["l",0],"key":1,"value":1}', "IndexError: .*"),
    "a key that is no key": unfit(b'{"action":"setitem","path":["d"],"key":[],"value":1}', "TypeError: unhashable.*"),
    "an endless path": unfit(b'{"action":"append","path":[%s"l"],"x":1}' % (b'"l",' * 100_000), "ValueError: keys in the path .*"),
    "no message": (b"[]\n", 76, "not a modification: of type list"),
    "no action": (b'{"struct":{}}\n', 76, "not a modification: no 'action'"),
    "an unknown action": (b'{"action":"jump"}\n', 76, "not a modification: unknown action 'jump'"),
    "a path that is none": (INIT + b'{"action":"pop","path":7,"i":0}\n', 76, "not a modification: 'pop' without 'path'"),
    "a change before the structure": (b'{"action":"pop","path":[],"i":0}\n', 76,
                                      "the publisher sent a modification before the structure"),
    "what is no PYON": (b'{"action":"init","struct":}\n', 65, ".*a value is expected here.*"),
    "no text": (b'\0\xff\xfe\n', 65, ".*"),
    "brackets without end": (b'{"action":"init","struct":' + b"[" * 100_000 + b"\n", 65, ".*more than.*"),
    "the end within a message": (INIT + b'{"action":"pop",', 69, ".* ended within a message"),
}


class HostilePublisherTest(unittest.TestCase):
    def dump(self, data, *arguments):
        def script(lines):
            lines.read_line()
            lines.read_line()
            lines.send(data)
        with tcp_server.ScriptedServer(script) as server:
            return process.run([executables.syncdump(), "--no-retry", "--updates-only", *arguments, "127.0.0.1",
                                server.port, "test"])

    def test_each_is_told(self):
        for name, (data, code, message) in CASES.items():
            with self.subTest(name):
                got = self.dump(data)
                self.assertEqual((got.code, got.out), (code, b""), got.talk)
                self.assertRegex(got.talk, rf"\Asyncdump: {message}\n")
                self.assertLess(len(got.talk), 1000)

    def test_a_line_that_is_too_long(self):
        got = self.dump(INIT + b'{"action":"init","struct":"%s"}\n' % (b"x" * 200_000), "--max-line", "100000")
        self.assertEqual(got.code, 65, got.talk)
        self.assertRegex(got.talk, "more than 100000")

    def test_a_part_is_followed_whatever_happens_beside_it(self):
        mods = b'{"action":"append","path":["nosuch"],"x":1}\n{"action":"setitem","path":["d"],"key":"a","value":1}\n'
        got = self.dump(INIT + mods, "--path", '["d"]')
        self.assertEqual(got.code, 69)
        self.assertIn(b'"key":"a","value":1', got.out)


if __name__ == "__main__":
    unittest.main()
