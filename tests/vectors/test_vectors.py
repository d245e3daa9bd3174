# SPDX-License-Identifier: LGPL-3.0-or-later
"""The vectors say what Python says."""

import os
import unittest
import warnings

from differential import oracle, values
from differential.test_codec import canonical
from support.pyon_types import PyonError

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pyon")
LEAST = 120


def _read(name):
    with open(os.path.join(FOLDER, name), "rb") as file:
        return file.read()


def _vectors(prefix):
    return sorted(name for name in os.listdir(FOLDER)
                  if name.startswith(prefix) and not name.endswith(".expected"))


def _expected(name):
    first, second, last = _read(name + ".expected").decode("utf-8").split("\n", 2)
    return {"v1": first.removeprefix("v1 "), "v2": second.removeprefix("v2 "),
            "repr": last.removeprefix("repr ").removesuffix("\n")}


class VectorTest(unittest.TestCase):
    def setUp(self):
        # Python warns of unknown escapes, which are among the vectors.
        warnings.simplefilter("ignore")

    def test_accepted_documents_have_pythons_value(self):
        for name in _vectors("y_"):
            with self.subTest(name):
                value = oracle.decode(_read(name).decode("utf-8"), name[-2:])
                expected = _expected(name)
                self._check_encodings(value, expected)
                if not values.has_unordered_set(value):
                    self.assertEqual(expected["repr"], repr(value))

    def _check_encodings(self, value, expected):
        for version in ("v1", "v2"):
            if expected[version] == "!":
                with self.assertRaises(PyonError):
                    oracle.encode(value, version)
            elif values.has_unordered_set(value):
                self.assertEqual(canonical(oracle.decode(expected[version], version)),
                                 canonical(value))
            else:
                self.assertEqual(expected[version], oracle.encode(value, version))

    def test_refused_documents_are_refused(self):
        for name in _vectors("n_"):
            with self.subTest(name), self.assertRaises((PyonError, UnicodeDecodeError, TypeError)):
                oracle.decode(_read(name).decode("utf-8"), name[-2:])

    def test_there_are_enough_and_each_has_its_expectation(self):
        names = os.listdir(FOLDER)
        accepted = {name for name in _vectors("y_")}
        self.assertGreaterEqual(len(accepted), LEAST)
        self.assertEqual({n.removesuffix(".expected") for n in names if n.endswith(".expected")},
                         accepted)
        self.assertTrue(all(n.startswith(("y_", "n_", "i_")) for n in names))


if __name__ == "__main__":
    unittest.main()
