# SPDX-License-Identifier: LGPL-3.0-or-later
"""Runs under a release of Python's sipyco: its log server, which prints what it is sent as JSON.

Arguments: PORT, and with TLS the certificate, key and peer files.
"""

import asyncio
import json
import logging
import sys

from sipyco import logs


class Printer(logging.Handler):
    def emit(self, record):
        print(json.dumps([record.source, record.levelno, record.name, record.getMessage()]), flush=True)


async def main(port, ssl):
    config = {}
    if ssl:
        from sipyco.tools import SimpleSSLConfig
        config["ssl_config"] = SimpleSSLConfig(*ssl)
    root = logging.getLogger("fwd")
    root.setLevel(1)
    logs._fwd_logger.addHandler(Printer())
    server = logs.Server()
    await server.start("127.0.0.1", port, **config)
    await asyncio.Event().wait()


asyncio.run(main(int(sys.argv[1]), sys.argv[2:]))
