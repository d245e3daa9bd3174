# SPDX-License-Identifier: LGPL-3.0-or-later
"""The child's end of Python's pipe_ipc: `pipe_child.py async|blocking ADDRESS`; answers as pipe_probe does."""

import asyncio
import sys

from sipyco import pipe_ipc


def read_exactly(comm, count):
    data = b""
    while len(data) < count:
        data += comm.read(count - len(data))
    return data


def answer_blocking(address):
    comm = pipe_ipc.ChildComm(address)
    while line := comm.readline():
        what, rest = line.split(b" ", maxsplit=1)
        if what == b"exit":
            sys.exit(int(rest))
        reply = {b"echo": lambda: rest, b"bytes": lambda: read_exactly(comm, int(rest)),
                 b"long": lambda: b"x" * int(rest) + b"\n"}[what]()
        while reply:
            reply = reply[comm.write(reply):]


async def answer(address):
    comm = pipe_ipc.AsyncioChildComm(address)
    await comm.connect()
    while line := await comm.readline():
        what, rest = line.split(b" ", maxsplit=1)
        if what == b"exit":
            sys.exit(int(rest))
        if what == b"bytes":
            rest, count = b"", int(rest)
            while len(rest) < count:
                rest += await comm.read(count - len(rest))
        comm.write(b"x" * int(rest) + b"\n" if what == b"long" else rest)
        await comm.drain()


if sys.argv[1] == "async":
    asyncio.run(answer(sys.argv[2]))
else:
    answer_blocking(sys.argv[2])
