# SPDX-License-Identifier: LGPL-3.0-or-later
"""Runs under a release of Python's sipyco: broadcasts log records as ARTIQ's master does, or receives them.

Arguments: `send PORT` (until it is killed, a record every 20 ms) or `receive PORT COUNT`.
"""

import asyncio
import json
import sys

from sipyco import broadcast


async def send(port):
    server = broadcast.Broadcaster()
    await server.start("127.0.0.1", port)
    number = 0
    while True:
        server.broadcast("log", (30, "controller(lda)", 1700000000.25, f"artiq.lda:number {number}\nof two lines"))
        number += 1
        await asyncio.sleep(0.02)


async def receive(port, count):
    ended = asyncio.Event()
    left = [count]

    def on_record(record):
        print(json.dumps([type(record).__name__, *record]), flush=True)
        left[0] -= 1
        if left[0] == 0:
            ended.set()

    receiver = broadcast.Receiver("log", on_record)
    await receiver.connect("127.0.0.1", port)
    print("connected", flush=True)
    await ended.wait()
    await receiver.close()


if sys.argv[1] == "send":
    asyncio.run(send(int(sys.argv[2])))
else:
    asyncio.run(receive(int(sys.argv[2]), int(sys.argv[3])))
