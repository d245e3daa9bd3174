# SPDX-License-Identifier: LGPL-3.0-or-later
"""Records the exchanges in rpc/ from Python's sipyco (SIPYCO_19, SIPYCO_110).

`python3 tests/vectors/record.py` rewrites the folder; `record.py serve` is the server it talks to.
"""

import os
import socket
import sys
import threading

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))

from support import process, pyon1, pyon2, sipyco_release, wire  # noqa: E402
from vectors import device, exchange, scenarios  # noqa: E402

FOLDER = os.path.join(HERE, "rpc")
CUT = ['  File "device.py", line 1, in method\n']

CLIENT = """
import sys
from sipyco.pc_rpc import Client
c = Client("127.0.0.1", int(sys.argv[1]), "device")
c.echo([1, (2,), {"k": None}])
c.set_level(1.5, wait=True)
for method in c.fail, c.fail_foreign:
    try:
        method()
    except Exception:
        pass
c.get_rpc_method_list()
c.close_rpc()
"""


def serve():
    from sipyco.pc_rpc import simple_server_loop

    targets = {"device": device.Device()}
    if "several" in sys.argv:
        targets = {"zeta": device.Device(), "device": device.Device(), "alpha": device.Device()}
    simple_server_loop(targets, "127.0.0.1", 0,
                       description="Several \u00e9 targets" if "several" in sys.argv else None)


def without_traceback(line):
    """A failed reply names files of this machine: its traceback is replaced."""
    for start, pyon in ((b'{"status": "failed"', pyon1), (b'{"status":"failed"', pyon2)):
        if line.startswith(start):
            reply = pyon.decode(line.decode("ascii"))
            reply["exception"]["traceback"] = CUT
            return pyon.encode(reply).encode("ascii") + b"\n"
    return line


def converse(port, scenario):
    """Plays the client's part; returns all steps."""
    steps = []
    with wire.connect("127.0.0.1", port) as lines:
        for step in scenario:
            if isinstance(step, bytes):
                lines.send(step)
                steps += exchange.sent("C", step)
            elif isinstance(step, int):
                for _ in range(step):
                    steps += exchange.sent("S", without_traceback(lines.read_line()))
            elif step == scenarios.FINISH:
                lines.finish()
                steps.append(exchange.Step("C", "."))
            else:
                steps += exchange.sent("S", lines.read_to_end())
                steps.append(exchange.Step("S", "."))
    return steps


class Tap:
    """Stands between a client and a server, and keeps what each says."""

    def __init__(self, port):
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._server_port = port
        self.steps = []
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def _run(self):
        sock, _ = self._listener.accept()
        with wire.Lines(sock) as client, wire.connect("127.0.0.1", self._server_port) as server:
            while line := client.read_line():
                server.send(line)
                self.steps += exchange.sent("C", line)
                reply = server.read_line()
                client.send(reply)
                self.steps += exchange.sent("S", without_traceback(reply))
            self.steps.append(exchange.Step("C", "."))


def write(name, steps, comment):
    with open(os.path.join(FOLDER, name + ".exchange"), "w", encoding="ascii") as file:
        file.write(exchange.dump(steps, comment))


def server_of(release, *arguments):
    return process.ServerProcess(release.argv("-B", __file__, "serve", *arguments),
                                 env=release.env)


def record_server(release):
    """A bare client with the release's server."""
    found = dict(scenarios.handshakes())
    for version in (1, 2)[:release.pyon]:
        found.update({f"v{version}-{name}": steps
                      for name, steps in scenarios.sessions(version).items()})
    for name, scenario in found.items():
        with server_of(release) as server:
            write(f"{release.name}-server-{name}", converse(server.port, scenario),
                  f"Python sipyco {release.name} serves a bare client: {name.replace('-', ' ')}.")
    with server_of(release, "several") as server:
        steps = converse(server.port, [scenarios.BANNER, 1, b"alpha\n", 1, scenarios.FINISH,
                                       scenarios.END])
    write(f"{release.name}-server-several-targets", steps,
          f"Python sipyco {release.name} serves three targets and has a description.")


def record_client(client, server_release):
    """The release's client with a release's server."""
    with server_of(server_release) as server:
        tap = Tap(server.port)
        got = process.run(client.argv("-c", CLIENT, tap.port), env=client.env)
        assert got.code == 0, got.talk
        tap.thread.join(wire.DEADLINE)
    write(f"{client.name}-client-with-{server_release.name}", tap.steps,
          f"Python sipyco {client.name}'s Client calls a server of {server_release.name}.")


def main():
    os.makedirs(FOLDER, exist_ok=True)
    for name in os.listdir(FOLDER):
        os.unlink(os.path.join(FOLDER, name))
    releases = [sipyco_release.release(name) for name in sipyco_release.RELEASES]
    for release in releases:
        record_server(release)
        for other in releases:
            record_client(release, other)


if __name__ == "__main__":
    serve() if "serve" in sys.argv else main()
