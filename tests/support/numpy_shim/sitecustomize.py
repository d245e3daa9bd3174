# SPDX-License-Identifier: LGPL-3.0-or-later
"""Gives NumPy before 1.25 a `numpy.dtypes` with ObjectDType, when something imports NumPy.

Only Python sipyco 1.10 under test needs it: it was written for a later NumPy.
"""

import importlib.abc
import importlib.util
import sys
import types


class _Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name != "numpy":
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.loader is not None:
            spec.loader.exec_module = _with_dtypes(spec.loader.exec_module)
        return spec


def _with_dtypes(execute):
    def wrapped(module):
        execute(module)
        if not hasattr(module, "dtypes"):
            dtypes = types.ModuleType("numpy.dtypes")
            dtypes.ObjectDType = type(module.dtype(object))
            module.dtypes = sys.modules["numpy.dtypes"] = dtypes
    return wrapped


sys.meta_path.insert(0, _Finder())
