# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a bare client says in the recorded exchanges with Python's servers.

A scenario is a list of steps: bytes are sent, a number is a count of lines to be read, FINISH closes
the client's direction, END reads until the server closes.
"""

from collections import OrderedDict

from support import pyon1, pyon2
from support.test_pyon import TABLE

FINISH, END = "finish", "end"
BANNER = b"ARTIQ pc_rpc\n"


def _request(pyon, action, **more):
    return pyon.encode({"action": action, **more}).encode("ascii") + b"\n"


def call(pyon, name, *args, **kwargs):
    return _request(pyon, "call", name=name, args=args, kwargs=kwargs)


def _handshake(version):
    return [BANNER, 1, b"device pyon_v2\n" if version == 2 else b"device\n", 1]


def _asked(requests):
    """Each request, and the line that answers it."""
    return [step for request in requests for step in (request, 1)]


def handshakes():
    """Greetings and refusals, alike in both versions."""
    return {
        "hello": [BANNER, 1, FINISH, END],
        "two-lines-at-once": [BANNER + b"device\n", 2, FINISH, END],
        "byte-by-byte": [*(bytes([b]) for b in BANNER), 1, FINISH, END],
        "wrong-banner": [b"ARTIQ moninj\n", END],
        "banner-with-carriage-return": [b"ARTIQ pc_rpc\r\n", END],
        "banner-cut-short": [b"ARTIQ pc", FINISH, END],
        "unknown-target": [BANNER, 1, b"nosuch\n", END],
        "unknown-feature": [BANNER, 1, b"device nosuch\n", END],
        "target-with-carriage-return": [BANNER, 1, b"device\r\n", END],
        "target-with-two-spaces": [BANNER, 1, b"device  pyon_v2\n", END],
        "feature-version-two": [BANNER, 1, b"device pyon_v2\n", FINISH, END],
    }


def _errors(pyon):
    return [call(pyon, "fail"), call(pyon, "fail", 'say "\u00e9"\n'), call(pyon, "fail_foreign"),
            call(pyon, "fail_os"), call(pyon, "fail_lines"), call(pyon, "lookup", "nosuch"),
            call(pyon, "lookup", 5), call(pyon, "nosuch"), call(pyon, "unencodable")]


def _wrong_arguments(pyon):
    return [call(pyon, "set_level"), call(pyon, "set_level", 1, 2, 3),
            call(pyon, "set_level", 1, nosuch=2), call(pyon, "set_level", 1, level=2),
            call(pyon, "ping", 1), call(pyon, "echo"), call(pyon, "echo", 1, 2),
            call(pyon, "variable")]


def _malformed(pyon):
    return [_request(pyon, "nosuch"), b"[]\n", b"5\n", b"{}\n", b'"text"\n',
            _request(pyon, "call"), _request(pyon, "call", name="ping"),
            _request(pyon, "call", name="ping", args=()),
            _request(pyon, "call", name="ping", args=5, kwargs={}),
            _request(pyon, "call", name="ping", args=(), kwargs=[]),
            _request(pyon, "call", name=5, args=(), kwargs={}),
            _request(pyon, "call", name="ping", args=(), kwargs={}, more=1)]


def sessions(version):
    """Conversations after the handshake, in one version of PYON."""
    pyon = pyon2 if version == 2 else pyon1
    hello = _handshake(version)
    ping = call(pyon, "ping")
    leave = [FINISH, END]
    # Python's v2 encoder takes an OrderedDict for a dict.
    kinds = [v for v, _, _ in TABLE if version == 1 or type(v) is not OrderedDict]
    return {
        "calls-of-every-kind": hello + _asked(call(pyon, "echo", v) for v in kinds) + leave,
        "arguments": hello + _asked([
            call(pyon, "set_level", 5.0), call(pyon, "get_level"),
            call(pyon, "set_level", level=1.5, wait=True), call(pyon, "nothing"),
            call(pyon, "set_level", 2, True, unit="V"),
            call(pyon, "variable", 1, 2, 3, last=4, other=5),
            _request(pyon, "call", name="echo", args=[1], kwargs={}),
        ]) + leave,
        "errors": hello + _asked(_errors(pyon)) + leave,
        "wrong-arguments": hello + _asked(_wrong_arguments(pyon)) + leave,
        "malformed-requests": hello + _asked(_malformed(pyon)) + leave,
        "method-list": hello + _asked([_request(pyon, "get_rpc_method_list")]) + leave,
        "terminate": hello + _asked([call(pyon, "terminate")]) + [END],
        "system-exit": hello + [call(pyon, "leave"), END],
        "pipelined": hello + [ping + call(pyon, "echo", 1) + call(pyon, "fail") + ping, 4] + leave,
        "pipelined-from-the-banner": [BANNER + hello[2] + ping + ping, 4] + leave,
        "last-line-without-newline": hello + [ping[:-1], FINISH, 1, END],
        "undecodable-request": hello + [b"{'action\n", END],
        "empty-request": hello + [b"\n", END],
        "request-not-utf8": hello + [b'"\xff"\n', END],
    }
