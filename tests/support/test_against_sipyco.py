# SPDX-License-Identifier: LGPL-3.0-or-later
"""The peer against Python sipyco itself, in both roles."""

import os
import unittest

from support import pyon1, pyon2, rpc_server, sipyco_release
from support.echo_target import Echo
from support.process import ServerProcess, run
from support.rpc_client import RemoteError, RpcClient
from support.rpc_server import RpcServer
from support.test_pyon import TABLE

CONTROLLER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))),
                          "interop", "controller.py")


class ClientTest(unittest.TestCase):
    """Our client, Python's server."""

    def test_every_kind_is_echoed_by_every_release(self):
        for name in sipyco_release.RELEASES:
            with self.subTest(name):
                release = sipyco_release.release(name)
                with ServerProcess(release.argv(CONTROLLER), env=release.env) as server, \
                        RpcClient("127.0.0.1", server.port) as client:
                    self.assertEqual(client.version, release.pyon)
                    for value, _, _ in TABLE:
                        with self.subTest(repr(value)):
                            self._check_echo(client, value)
                    with self.assertRaises(RemoteError) as caught:
                        client.call("fail_foreign")
                    self.assertEqual(caught.exception.message,
                                     "instruments.errors.DeviceError: out of range")

    def _check_echo(self, client, value):
        got = client.call("echo", value)
        if client.version == 2 and type(value).__name__ == "OrderedDict":
            value = dict(value)
        self.assertEqual(repr(got), repr(value))


SCRIPT = """
import sys
from sipyco.pc_rpc import Client
c = Client("127.0.0.1", int(sys.argv[1]))
print(c.get_rpc_id())
print(c.echo((1, [2], {3}, b"x", {"k": slice(1, None), 5: 1j})))
print(sorted(c.get_rpc_method_list()["methods"]))
for name in "fail", "fail_foreign", "lookup":
    try:
        getattr(c, name)(*(["k"] if name == "lookup" else []))
    except Exception as e:
        print(type(e).__name__, e)
"""
SAID = """\
(['a'], None)
(1, [2], {3}, b'x', {'k': slice(1, None, None), 5: 1j})
['echo', 'everything', 'fail', 'fail_foreign', 'lookup', 'nothing', 'ping', 'set_level', \
'unencodable']
ValueError no reason
GenericRemoteException support.echo_target.DeviceError: out of range
KeyError "'k'"
"""


class ServerTest(unittest.TestCase):
    """Python's client, our server."""

    def test_every_release_is_served(self):
        habits = {"1.9": rpc_server.RELEASE_1_9, "1.10": rpc_server.RELEASE_1_10}
        for name in sipyco_release.RELEASES:
            with self.subTest(name):
                release = sipyco_release.release(name)
                with RpcServer({"a": Echo()}, **habits[name]) as server:
                    got = run(release.argv("-c", SCRIPT, server.port), env=release.env)
                    self.assertEqual((got.code, got.text, got.talk), (0, SAID, ""))
                    self.assertIn(b'"action"', server.requests[0])


CODEC = """
import sys
from sipyco import {module} as pyon
for line in sys.stdin:
    print(pyon.encode(pyon.decode(line)))
"""


class CodecTest(unittest.TestCase):
    """What our encoders write, Python's decoders and encoders keep."""

    def _recoded(self, release, module, texts):
        got = run(release.argv("-c", CODEC.format(module=module)), env=release.env,
                  stdin="".join(t + "\n" for t in texts).encode("ascii"))
        self.assertEqual(got.code, 0, got.talk)
        return got.text.splitlines()

    def test_version_one(self):
        texts = [first for _, first, _ in TABLE]
        for value, first, _ in TABLE:
            self.assertEqual(pyon1.encode(value), first)
        self.assertEqual(self._recoded(sipyco_release.release("1.9"), "pyon", texts), texts)

    def test_version_two(self):
        kept = [(v, t) for v, _, t in TABLE if type(v).__name__ != "OrderedDict"]
        for value, text in kept:
            self.assertEqual(pyon2.encode(value), text)
        texts = [t for _, t in kept]
        self.assertEqual(self._recoded(sipyco_release.release("1.10"), "pyon", texts), texts)


if __name__ == "__main__":
    unittest.main()
