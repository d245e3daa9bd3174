#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-3.0-or-later
"""The suite of wrong answers (tests/unit/pc_rpc/wrong_answers.cpp) with Python's blocking and asyncio clients, for
comparison: run it under a release of sipyco.

    PYTHONPATH=RELEASE wrong_answers_python.py [CALLS]
"""

import asyncio
import collections
import random
import sys
import threading
import time

from sipyco.pc_rpc import AsyncioClient, Client, Server

CALLERS = 64


class Echo:
    def echo(self, number, delay_ms=0):
        if delay_ms:
            time.sleep(delay_ms / 1000)
        return number


def serve(started):
    async def run():
        server = Server({"echo": Echo()})
        await server.start("127.0.0.1", 0)
        started.put(server._server.sockets[0].getsockname()[1] if hasattr(server, "_server")
                    else server.server.sockets[0].getsockname()[1])
        await asyncio.sleep(3600)
    asyncio.run(run())


def threads(port, calls):
    counts = collections.Counter()
    client = Client("127.0.0.1", port, "echo", timeout=0.02)

    def call_many(thread):
        dice = random.Random(thread)
        for i in range(calls // CALLERS):
            number = thread * calls + i
            try:
                got = client.echo(number, 30 if dice.randrange(500) == 0 else 0)
                counts["answered" if got == number else "astray"] += 1
            except TimeoutError:
                counts["timed out"] += 1
            except Exception as error:
                counts["failed: " + type(error).__name__] += 1

    workers = [threading.Thread(target=call_many, args=(i,)) for i in range(CALLERS)]
    for each in workers:
        each.start()
    for each in workers:
        each.join()
    return dict(counts)


def one_thread(port, calls):
    counts = collections.Counter()
    client = Client("127.0.0.1", port, "echo", timeout=0.02)
    for number in range(calls):
        try:
            got = client.echo(number, 30 if number % 500 == 250 else 0)
            counts["answered" if got == number else "astray"] += 1
        except TimeoutError:
            counts["timed out"] += 1
        except Exception as error:
            counts["failed: " + type(error).__name__] += 1
    return dict(counts)


async def coroutines(port, calls):
    counts = collections.Counter()
    client = AsyncioClient()
    await client.connect_rpc("127.0.0.1", port, "echo")

    async def call_many(which):
        dice = random.Random(which)
        for i in range(calls // CALLERS):
            number = which * calls + i
            try:
                got = await asyncio.wait_for(client.echo(number, 30 if dice.randrange(500) == 0 else 0), 0.02)
                counts["answered" if got == number else "astray"] += 1
            except asyncio.TimeoutError:
                counts["timed out"] += 1
            except Exception as error:
                counts["failed: " + type(error).__name__] += 1

    await asyncio.gather(*(call_many(i) for i in range(CALLERS)))
    return dict(counts)


def main():
    import multiprocessing
    calls = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    started = multiprocessing.Queue()
    server = multiprocessing.Process(target=serve, args=(started,), daemon=True)
    server.start()
    port = started.get(timeout=20)
    print("1 thread, Client:", one_thread(port, calls), flush=True)
    print("64 threads, Client:", threads(port, calls), flush=True)
    print("64 coroutines, AsyncioClient:", asyncio.run(coroutines(port, calls)), flush=True)
    server.kill()


if __name__ == "__main__":
    main()
