# SPDX-License-Identifier: LGPL-3.0-or-later
"""No arrow points up: each layer includes itself and what lies below, each library only where it belongs."""

import re

from style import tree

LINES = (
    ("base",), ("value",), ("text",), ("pyon",), ("formats",), ("expression",), ("protocol",), ("net",),
    ("tools", "keepalive"), ("pc_rpc", "sync_struct", "broadcast", "logs", "fire_and_forget", "pipe_ipc"), ("remote_exec",), ("cli",), ("apps",),
)  # fmt: skip
RANK = {layer: rank for rank, line in enumerate(LINES) for layer in line}
# Public headers that stand beside the modules' folders and belong to one.
LOOSE_HEADERS = {"eigen": "value", "eigen_tensor": "value"}
# Wanted arrows between modules on one line: (from, to).
SIDEWAYS = set()

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)
SOCKETS = r"(sys/(socket|epoll|select|un)|netdb|arpa/.*|netinet/.*|poll)\.h"
THREADS = r"(thread|condition_variable|future|semaphore|barrier|latch|stop_token|pthread\.h|coroutine)"


def _at_least(layer):
    return lambda place: place.rank >= RANK[layer]


def _only(*layers):
    return lambda place: place.layer in layers and not place.public


def _asio_header(place):
    return not place.public or place.layer == "net" or "async" in place.path.stem


# (what, pattern of the included name, where it may stand, the rule in words)
LIBRARIES = [
    ("Boost.Asio", r"boost/asio.*", _at_least("net"), "only in net and above"),
    ("Boost.Asio", r"boost/asio.*", _asio_header, "in no public header but net's and *async*.hpp"),
    ("OpenSSL", r"openssl/.*", _only("net"), "only in net, in no public header"),
    ("cpp_int", r"boost/multiprecision/.*", _only("value"), "only in sources of value"),
    ("Eigen", r"(unsupported/)?Eigen/.*", lambda p: p.path.stem in ("eigen", "eigen_tensor") or not p.public,
     "in no public header but eigen.hpp and eigen_tensor.hpp"),
    ("fmt", r"fmt/.*", lambda p: not p.public, "in no public header"),
    ("Program_options", r"boost/program_options.*", _at_least("cli"), "only in cli and the programs"),
    ("readline", r"readline/.*", _only("apps"), "only in the programs"),
    ("CPython", r"(pybind11/.*|Python\.h)", lambda p: p.layer == "remote_exec", "only in remote_exec"),
    ("Boost.Test", r"boost/test/.*", lambda p: False, "only in tests"),
    ("sockets", SOCKETS, _at_least("net"), "only in net and above"),
    ("threads and coroutines", THREADS, _at_least("net"), "only in net and above"),
]


class Place:
    """A file and one name that it includes."""

    def __init__(self, path, layer, public, included):
        self.path, self.layer, self.public, self.included = path, layer, public, included
        self.rank = RANK[layer]


def _module(relative):
    """`pyon` of `pyon/reader.hpp` and of `pyon.hpp`, `tools` of `tools_async.hpp`."""
    first = relative.split("/")[0].removesuffix(".hpp").removesuffix(".cpp").removesuffix("_async")
    return LOOSE_HEADERS.get(first, first)


def place_of(name):
    """(layer, public) of a file of the project, None when no layer owns it."""
    for prefix, public in (("libsipyco/include/sipyco/", True), ("libsipyco/src/", False)):
        if name.startswith(prefix):
            return _module(name.removeprefix(prefix)), public
    return ("apps", False) if name.startswith(("apps/", "examples/")) else None


def _arrow(place, quote):
    """What is wrong with an include of one of our own files."""
    own = place.included.startswith("sipyco/")
    target = _module(place.included.removeprefix("sipyco/")) if own or quote == '"' else None
    if quote == '"' and place.public:
        return "a public header includes public headers only, as <sipyco/...>"
    if own and quote == '"':
        return "public headers are included as <sipyco/...>"
    if target not in RANK or (place.layer == "apps" and not own):
        return f"no layer is called {target}" if own else None
    sideways = RANK[target] == place.rank and target != place.layer and (place.layer, target) not in SIDEWAYS
    if RANK[target] > place.rank or sideways:
        return f"{place.layer} may not know {target}"
    return None


def _check(place, quote):
    wrong = _arrow(place, quote)
    if wrong:
        yield wrong
    for what, pattern, allowed, rule in LIBRARIES:
        if re.fullmatch(pattern, place.included) and not allowed(place):
            yield f"{what} is allowed {rule}"


def problems(root):
    found = []
    for path in tree.code(root, "libsipyco", "apps", "examples"):
        name = tree.name(root, path)
        owner = place_of(name)
        if owner is None or owner[0] not in RANK:
            found.append(f"{name}: belongs to no layer")
            continue
        text = tree.text(path)
        for match in INCLUDE.finditer(text):
            place = Place(path, *owner, match[2])
            line = text.count("\n", 0, match.start(2)) + 1
            found += [f"{name}:{line}: {match[2]}: {wrong}" for wrong in _check(place, match[1])]
    return found
