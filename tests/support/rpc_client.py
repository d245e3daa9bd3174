# SPDX-License-Identifier: LGPL-3.0-or-later
"""The client role of pc_rpc, standard library only."""

from . import pyon1, pyon2, wire

BANNER = b"ARTIQ pc_rpc\n"


class RemoteError(Exception):
    """A `failed` reply: class name, message and traceback lines of the peer."""

    def __init__(self, packed):
        super().__init__(f"{packed['class']}: {packed['message']}")
        self.class_name = packed["class"]
        self.message = packed["message"]
        self.traceback = packed["traceback"]


class RpcClient:
    """One connection to one target.

    `version` is the encoding: 1, 2, or None for 2 when the server offers it.
    """

    def __init__(self, host, port, target=None, version=None, deadline=wire.DEADLINE):
        self.lines = wire.connect(host, port, deadline)
        try:
            self.lines.send(BANNER)
            self.greeting = self._read_greeting()
            self.version = version or (2 if "pyon_v2" in self.greeting.get("features", []) else 1)
            self._pyon = pyon2 if self.version == 2 else pyon1
            self.methods = self._select(target)
        except BaseException:
            self.lines.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.lines.close()

    def _read_greeting(self):
        line = self.lines.read_line()
        if not line.endswith(b"\n"):
            raise EOFError("closed before the greeting")
        return pyon1.decode(line.decode("utf-8"))

    def _select(self, target):
        if target is None:
            (target,) = self.greeting["targets"]
        feature = " pyon_v2" if self.version == 2 else ""
        self.lines.send(f"{target}{feature}\n".encode("utf-8"))
        return self.receive()

    def encode_request(self, name, args=(), kwargs=None):
        request = {"action": "call", "name": name, "args": args, "kwargs": kwargs or {}}
        return self._pyon.encode(request).encode("ascii") + b"\n"

    def send(self, value):
        self.lines.send(self._pyon.encode(value).encode("ascii") + b"\n")

    def receive(self):
        line = self.lines.read_line()
        if not line.endswith(b"\n"):
            raise EOFError("closed before a reply")
        return self._pyon.decode(line.decode("utf-8"))

    def result(self):
        """The next reply's value; raises RemoteError for a failed one."""
        reply = self.receive()
        if reply["status"] == "ok":
            return reply["ret"]
        raise RemoteError(reply["exception"])

    def call(self, name, *args, **kwargs):
        self.lines.send(self.encode_request(name, args, kwargs))
        return self.result()

    def method_list(self):
        self.send({"action": "get_rpc_method_list"})
        return self.result()
