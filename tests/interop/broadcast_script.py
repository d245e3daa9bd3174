# SPDX-License-Identifier: LGPL-3.0-or-later
"""Python's Receiver and Broadcaster, run as a script.

`receive HOST PORT CHANNEL [CERT KEY PEER]` says `connected`, then prints each message. `send HOST [CERT KEY PEER]` waits
for a receiver on `test` and sends it every kind of value, then `"end"`.
"""

import asyncio
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import mod_sequence  # noqa: E402
from sipyco import pyon  # noqa: E402
from sipyco.broadcast import Broadcaster, Receiver  # noqa: E402
from sipyco.tools import SimpleSSLConfig  # noqa: E402


async def receive(host, port, channel, *tls):
    receiver = Receiver(channel, lambda message: print(pyon.encode(message), flush=True))
    await receiver.connect(host, int(port), SimpleSSLConfig(*tls) if tls else None)
    print("connected", flush=True)
    await asyncio.Event().wait()


async def send(host, *tls):
    broadcaster = Broadcaster()
    await broadcaster.start(host, 0, SimpleSSLConfig(*tls) if tls else None)
    while "test" not in broadcaster._recipients:
        await asyncio.sleep(0.01)
    for value in [*mod_sequence.VALUES, "end"]:
        broadcaster.broadcast("test", value)
        print(pyon.encode(value), flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run({"receive": receive, "send": send}[sys.argv[1]](*sys.argv[2:]))
