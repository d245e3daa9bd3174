# SPDX-License-Identifier: LGPL-3.0-or-later
"""Python's Subscriber, run as a script: says `init` at the first one, and prints the structure once it is finished."""

import asyncio
import sys

from sipyco import pyon
from sipyco.sync_struct import Subscriber
from sipyco.tools import SimpleSSLConfig


async def follow(host, port, name, *tls):
    done = asyncio.get_running_loop().create_future()
    copy = {}

    def build(structure):
        copy["structure"] = structure
        print("init", flush=True)
        return structure

    def notify(mod):
        if "finished" in copy["structure"] and not done.done():
            done.set_result(None)

    subscriber = Subscriber(name, build, notify, lambda: done.done() or done.set_exception(EOFError()))
    config = SimpleSSLConfig(*tls) if tls else None
    await subscriber.connect(host, port, ssl_config=config)
    await done
    print(pyon.encode(copy["structure"]), flush=True)
    await subscriber.close()


if __name__ == "__main__":
    asyncio.run(follow(sys.argv[1], int(sys.argv[2]), *sys.argv[3:]))
