# SPDX-License-Identifier: LGPL-3.0-or-later
"""Run under a release of Python's sipyco: calls our controller with the blocking or the asyncio
client and prints, as one JSON object, what differs from what is expected.

    client_script.py blocking|asyncio|best_effort PORT [CERT KEY PEER]
"""

import asyncio
from collections import OrderedDict
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import numpy as np  # noqa: E402

import catalogue  # noqa: E402
import cases  # noqa: E402
from sipyco.pc_rpc import (AsyncioClient, AutoTarget, BestEffortClient, Client,  # noqa: E402
                           IncompatibleServer)
from sipyco.tools import SimpleSSLConfig  # noqa: E402


def exact(value):
    """Equal for values that are equal in type and bits."""
    if isinstance(value, (np.ndarray, np.generic)):
        return (type(value).__name__, value.dtype.str, value.shape, value.tobytes())
    if isinstance(value, set):
        return ("set", sorted(map(repr, map(exact, value))))
    if isinstance(value, (list, tuple)):
        return (type(value).__name__, [exact(part) for part in value])
    if isinstance(value, dict):
        return (type(value).__name__, [(exact(k), exact(v)) for k, v in value.items()])
    return (type(value).__name__, repr(value))


def as_read_by_1_9(value):
    """Version one has no empty set, and Python does not join its surrogate pairs."""
    if isinstance(value, set) and not value:
        return {}
    if type(value) is str:
        return "".join(chr(unit) for unit in
                       memoryview(value.encode("utf-16-le", "surrogatepass")).cast("H"))
    return value


def as_sent(value, release_two):
    """Version two has no type of its own for these."""
    if not release_two:
        return as_read_by_1_9(value)
    if type(value) is OrderedDict:
        return {k: as_sent(v, True) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(as_sent(part, True) for part in value)
    if type(value) in (np.float64, np.str_):
        return value.item()
    return value


def values():
    """Everything that Python's encoders take."""
    from sipyco import pyon
    found = {f"literal {text}": eval(text) for text in cases.LITERALS}
    found.update(catalogue.build())
    for name, value in list(found.items()):
        try:
            pyon.encode(value)
        except (TypeError, ValueError):
            del found[name]
    return found


FAILURES = [
    ("get_frequency", [9], {}, "GenericRemoteException",
     "aqctl_dds.DeviceError: no channel 9: there are 0 to 3"),
    ("set", [], {}, "TypeError", "Dds.set() missing 2 required positional arguments: "
                                 "'channel' and 'frequency'"),
    ("ping", [1], {}, "TypeError", "Dds.ping() takes 1 positional argument but 2 were given"),
    ("echo", [1], {"nosuch": 2}, "TypeError", "Dds.echo() got an unexpected keyword argument "
                                              "'nosuch'"),
]


class Report:
    def __init__(self):
        self.checked = 0
        self.different = []

    def check(self, what, found, expected):
        self.checked += 1
        if found != expected:
            self.different.append([what, repr(found)[:300], repr(expected)[:300]])

    def failed(self, what, error, class_name, message):
        self.check(what, (type(error).__name__, str(error)), (class_name, message))
        self.check(what + " traceback", isinstance(error.parent_traceback, list), True)


def check_identity(report, client):
    report.check("get_rpc_id", exact(client.get_rpc_id()), exact((["dds"], "simulated DDS")))
    report.check("get_selected_target", client.get_selected_target(), "dds")
    report.check("get_local_host", client.get_local_host(), "127.0.0.1")
    try:
        client.nosuch
        report.check("unknown method", "an attribute", "AttributeError")
    except AttributeError:
        report.checked += 1


def call_all(client, report, release_two):
    for name, value in values().items():
        report.check(name, exact(client.echo(value)), exact(as_sent(value, release_two)))
    for name, args, kwargs, class_name, message in FAILURES:
        try:
            getattr(client, name)(*args, **kwargs)
            report.check(name, "a result", class_name)
        except Exception as error:
            report.failed(name, error, class_name, message)


def best_effort(port, report, release_two, tls):
    client = BestEffortClient("127.0.0.1", port, "dds", 20, ssl_config=tls)
    call_all(client, report, release_two)
    report.check("terminate", client.terminate(), None)
    client.close_rpc()


def blocking(port, report, release_two, tls):
    client = Client("127.0.0.1", port, "dds", timeout=20, ssl_config=tls)
    check_identity(report, client)
    call_all(client, report, release_two)
    listed = client.get_rpc_method_list()
    report.check("method list", sorted(listed), ["docstring", "methods"])
    report.check("spec", listed["methods"]["echo"][0]["args"], ["self", "value"])
    client.close_rpc()
    for target, error in ((AutoTarget, None), ("nosuch", IncompatibleServer)):
        try:
            Client("127.0.0.1", port, target, ssl_config=tls).close_rpc()
            report.check("target", None, error)
        except Exception as found:
            report.check("target", type(found), error)
    client = Client("127.0.0.1", port, None, ssl_config=tls)
    client.select_rpc_target("dds")
    report.check("terminate", client.terminate(), None)


async def with_asyncio(port, report, release_two, tls):
    client = AsyncioClient()
    await client.connect_rpc("127.0.0.1", port, "dds", tls)
    check_identity(report, client)
    for name, value in values().items():
        report.check(name, exact(await client.echo(value)), exact(as_sent(value, release_two)))
    for name, args, kwargs, class_name, message in FAILURES:
        try:
            await getattr(client, name)(*args, **kwargs)
            report.check(name, "a result", class_name)
        except Exception as error:
            report.failed(name, error, class_name, message)
    report.check("parallel", await asyncio.gather(*(client.echo(i) for i in range(20))),
                 list(range(20)))
    report.check("terminate", await client.terminate(), None)
    await client.close_rpc()


def main():
    report = Report()
    release_two = not hasattr(sys.modules["sipyco.pyon"], "_eval_dict")
    kind, port, *files = sys.argv[1:]
    tls = SimpleSSLConfig(*files) if files else None
    if kind == "asyncio":
        asyncio.run(with_asyncio(int(port), report, release_two, tls))
    else:
        {"blocking": blocking, "best_effort": best_effort}[kind](int(port), report, release_two, tls)
    json.dump({"checked": report.checked, "different": report.different}, sys.stdout)


if __name__ == "__main__":
    main()
