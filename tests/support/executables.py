# SPDX-License-Identifier: LGPL-3.0-or-later
"""The executables under test, found in SIPYCO_BIN or through a variable of their own."""

import os
from unittest import SkipTest


def _find(name, variable):
    path = os.environ.get(variable) or os.path.join(os.environ.get("SIPYCO_BIN", ""), name)
    if not os.access(path, os.X_OK):
        raise SkipTest(f"{name} is not built")
    return path


def is_sanitized(path):
    """Whether it was built with a sanitizer that takes memory and addresses of its own."""
    with open(path, "rb") as file:
        built = file.read()
    return b"__asan_init" in built or b"__tsan_init" in built


def probe(name):
    """A program of the tests' own, in SIPYCO_PROBES."""
    path = os.path.join(os.environ.get("SIPYCO_PROBES", ""), name)
    if not os.access(path, os.X_OK):
        raise SkipTest(f"{name} is not built")
    return path


def rpctool():
    return _find("rpctool", "RPCTOOL")


def tutorial_controller():
    return _find("aqctl_attenuator", "AQCTL_ATTENUATOR")


def example_controller():
    return _find("aqctl_dds", "AQCTL_DDS")


def example_camera():
    return _find("aqctl_camera", "AQCTL_CAMERA")


def syncdump():
    return _find("syncdump", "SYNCDUMP")


def logserver():
    return _find("logserver", "LOGSERVER")


def logforward():
    return _find("logforward", "LOGFORWARD")


def sync_probe():
    folder = os.environ.get("SIPYCO_PROBES", "")
    return _find(os.path.join(folder, "sync_probe"), "SYNC_PROBE")


def pyonfmt():
    return _find("pyonfmt", "PYONFMT")


def lab_publisher():
    return _find("lab_publisher", "LAB_PUBLISHER")
