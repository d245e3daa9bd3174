# SPDX-License-Identifier: LGPL-3.0-or-later
"""The parent's end of Python's pipe_ipc: `pipe_parent.py COMMAND...`; asks what pipe_probe asks, and says what came."""

import asyncio
import sys

from sipyco import pipe_ipc


def say(what, good):
    print(what, "ok" if good else "WRONG", flush=True)


async def ask(command):
    comm = pipe_ipc.AsyncioParentComm()
    await comm.create_subprocess(*command, comm.get_address())
    comm.write(b"echo hello\n")
    await comm.drain()
    say("echo", await comm.readline() == b"hello\n")
    comm.write(b"bytes 256\n" + bytes(range(256)))
    data = b""
    while len(data) < 256:
        data += await comm.read(256 - len(data))
    say("bytes", data == bytes(range(256)))
    text = b"x" * 3_000_000 + b"\n"
    comm.write(b"echo " + text)
    say("long request", await comm.readline() == text)
    comm.write(b"long 5000000\n")
    say("long answer", await comm.readline() == b"x" * 5_000_000 + b"\n")
    comm.write(b"exit 3\n")
    say("end", await comm.readline() == b"")
    say("exit status", await comm.process.wait() == 3)


asyncio.run(ask(sys.argv[1:]))
