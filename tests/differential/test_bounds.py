# SPDX-License-Identifier: LGPL-3.0-or-later
"""Expressions that ask for too much: each is refused, or answered, within bounds of memory and time.

Environment: SIPYCO_BOUNDS=all also runs those that take up to some seconds each.
"""

import os
import resource
import subprocess
import unittest

from differential import expression_oracle
from support import executables

MEBIBYTE = 1 << 20
# Refused before anything is done.
AT_ONCE = """
10**10**10
9**9**9
2**10**7
1 << 10**10
(1 << 10**6) << 10**6
'x' * 10**12
[0] * 10**12
(0,) * 10**12
'a' * 10**30
np.zeros(10**12)
np.zeros((10**6, 10**6, 10**6))
np.ones((10**5, 10**5))
np.arange(1e12)
np.linspace(0, 1, 10**10)
np.full((10**5, 10**5), 1)
np.eye(10**6)
np.tile(np.arange(10**6), 10**6)
np.repeat(1, 10**12)
np.broadcast_to(1, (10**6, 10**6))
np.ones(10**5)[:, None] + np.ones(10**5)
np.outer(np.ones(10**5), np.ones(10**5))
np.kron(np.ones((10**4, 1)), np.ones((1, 10**6)))
np.meshgrid(np.arange(10**5), np.arange(10**5))
np.histogram([1, 2], bins=10**10)
np.bincount([10**12])
np.pad([1], 10**12)
np.concatenate([np.zeros(10**6)] * 10**4)
np.zeros((1,) * 40)
np.zeros(10**6).reshape((-1, 10**12))
np.zeros(3).astype('U1000000000')
'%1000000000d' % 1
'%.1000000000f' % 1.5
'%*d' % (10**9, 1)
f'{1:>9999999999}'
f'{1:>999999999}'
f'{1:.999999999f}'
'{:{}}'.format(1, 10**9)
'a'.ljust(10**11)
'a'.zfill(10**9)
'a\\tb'.expandtabs(10**10)
bytes(10**12)
b'%1000000000d' % 1
(10**5).to_bytes(10**10, 'big')
list(range(10**9))
(lambda *a: 1)(*range(10**9))
str(2**10**6)
int('9' * 10**7)
Fraction('1e1000000000')
pow(3, 2**(10**6), 2**(10**6) - 1)
(lambda f: f(f))(lambda f: f(f))
[a := [a, a] if i else [0] for i in range(60)]
('a' * 10**6).find('a' * (5 * 10**5) + 'b')
('a' * 10**6 + 'b').replace('a' * (5 * 10**5) + 'b', 'x')
[[[[[0] * 1000] * 1000] * 1000] * 1000] * 1000
str([[0] * 10**5] * 10**5)
chr(10**30)
float(10**400)
"""
# Whatever takes its time until a limit is met.
AT_LENGTH = """
np.stack([np.zeros(10**6)] * 10**4)
sum(range(10**12))
max(range(10**12))
sum(x for x in range(10**12))
'a' in range(10**10)
set(range(10**9))
{x: x for x in range(10**9)}
dict.fromkeys(range(10**9))
[x for a in range(10**4) for b in range(10**4) for x in range(10**4)]
[[[x for x in range(10**3)] for y in range(10**3)] for z in range(10**3)]
list(zip(range(10**9), range(10**9)))
('a\\t' * 10**5).expandtabs(10**6)
('a' * 10**4).replace('', 'b' * 10**6)
('a' * 10**4).replace('a', 'b' * 10**6)
''.join('a' * 10**6 for x in range(10**6))
sum(Fraction(1, n) for n in range(1, 100000))
[2**500000 * 3**300000 for i in range(10**9)]
[('\\xe9' * 10**6)[i] for i in range(10**6)]
(lambda d: [d.insert(0, 1) for i in range(10**6)])([])
(lambda d: [d.pop(0) for i in range(10**6)])([0] * 10**6)
(lambda d: len([(d.append(1), d) for i in range(10**6)]))([])
(lambda d: len([(d.update({i: i}), d) for i in range(10**6)]))({})
(lambda d: len([(d[0].append(1), d) for i in range(10**6)]))([[]] * 10**5)
(lambda d: [d.extend(d) for i in range(100)])([1])
[lambda: i for i in range(10**7)]
np.ones((3000, 3000)) @ np.ones((3000, 3000))
"""


class BoundsTest(unittest.TestCase):
    def setUp(self):
        if executables.is_sanitized(expression_oracle.executable()):
            self.skipTest("a sanitizer takes more addresses than the kernel is told to give")

    def refused(self, text, mebibytes, seconds):
        """In a process of its own, which the kernel ends at four times the memory, or after that much processor time."""
        def limit():
            resource.setrlimit(resource.RLIMIT_AS, (4 * mebibytes * MEBIBYTE + 256 * MEBIBYTE,) * 2)
            resource.setrlimit(resource.RLIMIT_CPU, (seconds,) * 2)
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

        process = subprocess.Popen([expression_oracle.executable()], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   preexec_fn=limit)
        self.addCleanup(process.stdout.close)
        process.stdin.write(text.replace("\\", "\\\\").encode() + b"\n")
        process.stdin.close()
        answer = process.stdout.read(200).decode()
        process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(status, 0, f"{text}: status {status}")
        self.assertRegex(answer, r"^error (ValueError|OverflowError|TypeError)\t.", text)
        self.assertLess(usage.ru_maxrss // 1024, mebibytes, text)

    def test_what_is_too_much_is_refused_at_once(self):
        for text in AT_ONCE.strip().split("\n"):
            with self.subTest(text):
                self.refused(text, 100, 10)

    def test_deep_brackets_are_refused(self):
        for opening in ("(", "[", "{", "(lambda: ", "f(", "-", "not ", "1 if 1 else "):
            with self.subTest(opening):
                self.refused_syntax(opening * 10**5)

    def refused_syntax(self, text):
        got = subprocess.run([expression_oracle.executable()], input=text.encode() + b"\n", capture_output=True, timeout=60)
        self.assertEqual(got.returncode, 0)
        self.assertRegex(got.stdout.decode(), r"^error (SyntaxError|ValueError)\t.")

    def test_what_goes_on_for_ever_is_ended(self):
        if os.environ.get("SIPYCO_BOUNDS") != "all":
            self.skipTest("takes a minute; SIPYCO_BOUNDS=all runs it")
        for text in AT_LENGTH.strip().split("\n"):
            with self.subTest(text):
                self.refused(text, 1600, 60)


if __name__ == "__main__":
    unittest.main()
