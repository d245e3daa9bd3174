# SPDX-License-Identifier: LGPL-3.0-or-later
"""The server role of pc_rpc, standard library only, with the habits of every release
and of small third-party servers."""

import builtins
from dataclasses import dataclass
import inspect
import traceback

from . import pyon1, pyon2
from .rpc_client import BANNER
from .tcp_server import TcpServer


@dataclass
class Habits:
    """How one kind of server speaks."""
    greeting: str = "json"          # "json" as 1.10, "v1" as 1.9, "repr" as servers without NumPy
    features: tuple = ("pyon_v2",)
    replies: str = "pyon"           # "repr": replies as Python prints them
    plain_exception: bool = False   # `exception` is a str
    strip_banner: bool = False
    chunk: int = None               # bytes per segment
    description: str = None


RELEASE_1_9 = {"greeting": "v1", "features": None}
RELEASE_1_10 = {}
NANO = {"greeting": "repr", "features": None, "replies": "repr",
        "plain_exception": True, "strip_banner": True}


def packed(error):
    """What a failed reply says about an exception."""
    name = type(error).__name__
    lines = traceback.format_tb(error.__traceback__)
    if getattr(builtins, name, None) is type(error):
        return {"class": name, "message": str(error), "traceback": lines}
    text = traceback.format_exception_only(error)[0].rstrip()
    return {"class": "GenericRemoteException", "message": text, "traceback": lines}


def documented(function):
    """The argument specification and docstring of one method."""
    spec = inspect.getfullargspec(function)._asdict()
    spec["annotations"] = {k: getattr(v, "__name__", str(v))
                           for k, v in spec["annotations"].items()}
    return spec, inspect.getdoc(function)


class RpcServer(TcpServer):
    """Serves `targets` (name -> object) to any number of clients."""

    def __init__(self, targets, host="127.0.0.1", **habits):
        self.targets = targets
        self.habits = Habits(**habits)
        self.requests = []
        super().__init__(host)

    def greeting(self):
        habits = self.habits
        body = {"targets": sorted(self.targets), "description": habits.description}
        if habits.features is not None:
            body["features"] = list(habits.features)
        encode = {"json": pyon2.encode, "v1": pyon1.encode, "repr": repr}[habits.greeting]
        return encode(body).encode("utf-8") + b"\n"

    def serve(self, lines):
        banner = lines.read_line()
        if banner.strip() != BANNER.strip() or not (self.habits.strip_banner or banner == BANNER):
            return
        lines.send(self.greeting(), self.habits.chunk)
        name, *features = lines.read_line().decode("utf-8")[:-1].split(" ")
        offered = self.habits.features or ()
        if name not in self.targets or any(f not in offered for f in features):
            return
        pyon = pyon2 if "pyon_v2" in features else pyon1
        encode = repr if self.habits.replies == "repr" else pyon.encode
        self._session(lines, self.targets[name], pyon.decode, encode)

    def _session(self, lines, target, decode, encode):
        methods = {name for name, _ in inspect.getmembers(target, callable)}
        self._reply(lines, encode(methods | {"terminate"}))
        while line := lines.read_line():
            self.requests.append(line)
            self._reply(lines, self.answer(target, decode(line.decode("utf-8")), encode))

    def _reply(self, lines, text):
        lines.send(text.encode("utf-8") + b"\n", self.habits.chunk)

    def answer(self, target, request, encode):
        try:
            return encode({"status": "ok", "ret": self._perform(target, request)})
        except Exception as error:  # whatever a method raises goes to the caller
            what = str(error) if self.habits.plain_exception else packed(error)
            return encode({"status": "failed", "exception": what})

    def _perform(self, target, request):
        if request["action"] == "get_rpc_method_list":
            public = [(n, m) for n, m in inspect.getmembers(target, callable) if n[0] != "_"]
            return {"docstring": inspect.getdoc(target),
                    "methods": {n: documented(m) for n, m in public}}
        if request["action"] != "call":
            raise ValueError(f"Unknown action: {request['action']}")
        return getattr(target, request["name"])(*request["args"], **request["kwargs"])
