# SPDX-License-Identifier: LGPL-3.0-or-later
"""Scripts of servers that misbehave, for `ScriptedServer`."""

import threading

GREETING_1_9 = b'{"targets": ["a"], "description": null}\n'
GREETING_1_10 = b'{"targets":["a"],"description":null,"features":["pyon_v2"]}\n'
METHODS_1 = b'{"echo"}\n'
METHODS_2 = b'{"__jsonclass__":["set",[["echo"]]]}\n'
OK_1 = b'{"status": "ok", "ret": 1}\n'

STEPS = ("accept", "banner", "greeting", "target", "methods", "request")


def _play(lines, last):
    """The exchange of a good 1.9 server, up to and with one step."""
    exchange = {"banner": lines.read_line,
                "greeting": lambda: lines.send(GREETING_1_9),
                "target": lines.read_line,
                "methods": lambda: lines.send(METHODS_1),
                "request": lines.read_line}
    for step in STEPS[1:STEPS.index(last) + 1]:
        exchange[step]()


def closes_after(step):
    """Plays along until `step`, then closes."""
    return lambda lines: _play(lines, step)


def mute_after(step):
    """Plays along until `step`, then says nothing until the client leaves."""
    def script(lines):
        _play(lines, step)
        lines.read_to_end()
    return script


def says(data):
    """Sends `data` without listening, then waits for the client to leave."""
    def script(lines):
        lines.send(data)
        lines.read_to_end()
    return script


def answers(*replies, greeting=GREETING_1_9, methods=METHODS_1):
    """A handshake, then one canned reply a request."""
    def script(lines):
        lines.read_line()
        lines.send(greeting)
        lines.read_line()
        lines.send(methods)
        for reply in replies:
            if not lines.read_line():
                return
            lines.send(reply)
        lines.read_to_end()
    return script


class Gate:
    """A reply that is held back until the test opens the gate or the client leaves."""

    def __init__(self, reply=OK_1, deadline=20.0):
        self._event = threading.Event()
        self._reply = reply
        self._deadline = deadline
        self.asked = threading.Event()

    def open(self):
        self._event.set()

    def __call__(self, lines):
        _play(lines, "request")
        self.asked.set()
        self._event.wait(self._deadline)
        lines.send(self._reply)
        lines.read_to_end()


def huge_reply(size):
    """A handshake, then one reply that holds a str of `size` characters."""
    return answers(b'{"status": "ok", "ret": "' + b"x" * size + b'"}\n')
