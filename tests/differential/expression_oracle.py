# SPDX-License-Identifier: LGPL-3.0-or-later
"""CPython's answer to an expression, and ours through `expression_probe`."""

from collections import OrderedDict
from fractions import Fraction
import os
import re
import signal
import tempfile
from unittest import SkipTest
import warnings

import numpy as np

from support import process

_ESCAPE = re.compile(r"\\(.)")
_MEANING = {"n": "\n", "t": "\t", "\\": "\\"}
_NAMES = {"np": np, "Fraction": Fraction, "OrderedDict": OrderedDict}


def _escaped(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def unescaped(text):
    return _ESCAPE.sub(lambda match: _MEANING[match[1]], text)


def _shown_set(value):
    if not value:
        return repr(value)
    try:
        items = sorted(value)
    except TypeError:
        items = sorted(value, key=lambda x: (type(x).__name__, repr(x)))
    inside = "{" + ", ".join(map(shown, items)) + "}"
    return f"frozenset({inside})" if isinstance(value, frozenset) else inside


def shown(value):
    """repr, with sets sorted."""
    if type(value) in (set, frozenset):
        return _shown_set(value)
    if type(value) is list:
        return "[" + ", ".join(map(shown, value)) + "]"
    if type(value) is tuple:
        return "(" + ", ".join(map(shown, value)) + (",)" if len(value) == 1 else ")")
    if type(value) is slice:
        return f"slice({shown(value.start)}, {shown(value.stop)}, {shown(value.step)})"
    if type(value) is dict:
        return "{" + ", ".join(f"{shown(k)}: {shown(v)}" for k, v in value.items()) + "}"
    return repr(value)


def _give_up(*_):
    raise TimeoutError


def python(text):
    """`ok CLASS<tab>REPR` or `error CLASS`."""
    signal.signal(signal.SIGALRM, _give_up)
    signal.alarm(2)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            value = eval(text, dict(_NAMES))  # pylint: disable=eval-used
            name = "type" if isinstance(value, type) else type(value).__name__
            return f"ok {name}\t{shown(value)}"
    except TimeoutError:
        return "error TimeoutError"
    except Exception as error:  # pylint: disable=broad-except
        return f"error {type(error).__name__}"
    finally:
        signal.alarm(0)


def executable():
    path = os.environ.get("EXPRESSION_PROBE") or os.path.join(os.environ.get("SIPYCO_BIN", ""),
                                                              "expression_probe")
    if not os.path.exists(path):
        raise SkipTest("expression_probe is not built")
    return path


def ours(texts, timeout=110):
    """The same of our evaluator, in order."""
    with tempfile.TemporaryFile() as out:
        lines = "".join(_escaped(text) + "\n" for text in texts).encode("utf-8", "surrogatepass")
        got = process.run([executable()], stdin=lines, timeout=timeout, stdout=out)
        assert got.code == 0, f"the probe ended with {got.code}: {got.talk[-2000:]}"
        out.seek(0)
        answers = out.read().decode("utf-8").split("\n")[:-1]
    assert len(answers) == len(texts), f"{len(texts)} expressions, {len(answers)} answers"
    return [unescaped(answer) if answer.startswith("ok") else answer.split("\t")[0]
            for answer in answers]
