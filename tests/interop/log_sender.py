# SPDX-License-Identifier: LGPL-3.0-or-later
"""Runs under a release of Python's sipyco: logs a fixed set of records to a log server.

Arguments: PORT, and with TLS the certificate, key and peer files.
"""

import asyncio
import logging
import sys

from sipyco import logs

LEVELS = (5, 10, 20, 30, 40, 50)


async def main(port, ssl):
    config = {}
    if ssl:
        from sipyco.tools import SimpleSSLConfig
        config["ssl_config"] = SimpleSSLConfig(*ssl)
    forwarder = logs.LogForwarder("127.0.0.1", port, reconnect_timer=0.1, queue_size=10000, **config)
    forwarder.addFilter(logs.SourceFilter(0, "python(1)"))
    logger = logging.getLogger("some.name")
    logger.setLevel(1)
    logger.addHandler(forwarder)
    forwarder.start()
    for level in LEVELS:
        logger.log(level, "at %d", level)
    logger.info("two\nlines")
    logger.info("ends in a newline\n")
    logger.info("caf\u00e9 \U0001f600")
    try:
        raise ValueError("no reason")
    except ValueError:
        logger.exception("failed")
    logger.log(25, "a level of no name")
    for number in range(500):
        logger.info("number %d", number)
    while not forwarder._queue.empty():
        await asyncio.sleep(0.01)
    await asyncio.sleep(0.05)
    await forwarder.stop()


asyncio.run(main(int(sys.argv[1]), sys.argv[2:]))
