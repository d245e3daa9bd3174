# SPDX-License-Identifier: LGPL-3.0-or-later
"""A publisher on Python's sipyco, run as a script: waits for subscribers, then changes its structure in every way."""

import argparse
import asyncio
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import mod_sequence  # noqa: E402
from sipyco import pyon  # noqa: E402
from sipyco.sync_struct import Notifier, Publisher  # noqa: E402
from sipyco.tools import SimpleSSLConfig  # noqa: E402


def recipients(publisher, name):
    return len(publisher._recipients[name])


async def serve(args):
    notifier = Notifier(mod_sequence.start())
    odd = Notifier({"object": object()})
    publisher = Publisher({"test": notifier, "unencodable": odd})
    await publisher.start(args.host, 0, SimpleSSLConfig(*args.tls) if args.tls else None)
    while recipients(publisher, "test") < args.subscribers:
        await asyncio.sleep(0.01)
    for change in mod_sequence.changes():
        change(notifier)
        await asyncio.sleep(0)
    print(pyon.encode(notifier.raw_view), flush=True)
    await asyncio.Event().wait()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--host", default="::1")
    parser.add_argument("--subscribers", type=int, default=1)
    parser.add_argument("--tls", nargs=3)
    asyncio.run(serve(parser.parse_args()))


if __name__ == "__main__":
    main()
