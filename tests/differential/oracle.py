# SPDX-License-Identifier: LGPL-3.0-or-later
"""What Python makes of a value: both encodings, repr and pprint, and what each encoding
reads back as. Built on json.dumps, repr, ast and numpy.frombuffer."""

import argparse
from collections import OrderedDict
import json
import pprint
import random
import sys

import numpy as np

from support import pyon1, pyon2
from support.pyon_types import NDArray, NPScalar

CODECS = {"v1": pyon1, "v2": pyon2}


def _rebuilt(value, convert):
    """The value with `convert` applied to what is no container."""
    if isinstance(value, np.generic):  # also those that are float, str or bytes
        return convert(value)
    if isinstance(value, (list, tuple, set)):
        return type(value)(_rebuilt(part, convert) for part in value)
    if isinstance(value, dict):
        pairs = ((_rebuilt(k, convert), _rebuilt(v, convert)) for k, v in value.items())
        return OrderedDict(pairs) if isinstance(value, OrderedDict) else dict(pairs)
    return convert(value)


def _without_numpy(value):
    if isinstance(value, np.ndarray):
        return NDArray(value.shape, value.dtype.str, value.tobytes())
    if isinstance(value, np.generic):
        return NPScalar(value.dtype.str, value.tobytes())
    return value


def _with_numpy(value):
    if isinstance(value, NDArray):
        if not value.data:
            return np.zeros(value.shape, value.dtype)
        return np.frombuffer(value.data, value.dtype).reshape(value.shape).copy()
    if isinstance(value, NPScalar):
        return np.frombuffer(value.data, value.dtype)[0]
    return value


def encode(value, version):
    return CODECS[version].encode(_rebuilt(value, _without_numpy))


def encode_pretty(value, version):
    """The layout of `store_file`, without a newline at the end."""
    if version == "v1":
        return pyon1.encode_pretty(_rebuilt(value, _without_numpy))
    return json.dumps(json.loads(encode(value, version)), indent=4)


def decode(text, version):
    return _rebuilt(CODECS[version].decode(text), _with_numpy)


def printed(value, printer):
    """repr or pprint; None where NumPy itself fails, as for years out of its range."""
    try:
        return printer(value)
    except (ValueError, OverflowError, TypeError, RuntimeError):
        return None


def record(value):
    """All texts of a value."""
    return {"v1": encode(value, "v1"), "v2": encode(value, "v2"),
            "repr": printed(value, repr), "pprint": printed(value, pprint.pformat)}


def main():
    from differential import values

    parser = argparse.ArgumentParser(description="Write random values as JSON lines.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    for _ in range(args.count):
        json.dump(record(values.value(rng)), sys.stdout)
        print()


if __name__ == "__main__":
    main()
