# SPDX-License-Identifier: LGPL-3.0-or-later
"""Command lines whose arguments are expressions: those of sipyco's manual, and many that no other test has."""

# From the manuals of sipyco and ARTIQ, and from labs' own instructions.
MANUAL = [
    ("set_level", ["5"]), ("variable", ["3 * 4 + 2", "True", "[1, 2]"]), ("echo", ["np.array([1.0, 2.0], dtype=float)"]), ("get_level", []),
    ("echo", ["test"]), ("variable", ["4", "821.937727"]), ("echo", ["'hello world'"]), ("variable", ["4", "200", "0"]),
    ("echo", ["1e5"]), ("variable", ["1", "True"]), ("echo", ["{i: i**2 for i in range(20)}"]),
    ("echo", ["np.linspace(0, 1, 2000).reshape(40, 50)"]),
]

ECHOED = """
80e6 / 3
2 * np.pi * 1.5e6
[round(80e6 + 1e5 * k, -3) for k in range(-3, 4)]
{f'ch{n}': (n, 0.1 * n) for n in range(12)}
dict(zip('abcdef', np.arange(6).tolist()))
{'amplitude': 0.25, 'phase': [0.0, 0.5, 1.0 / 3], 'profile': None, 'sweep': range(5)[::-1][0]}
[hex(k) for k in (0, 255, 4096, 2**40)]
['%08.3f MHz' % (f / 1e6) for f in (1e6, 80.123456e6, 1.4e9)]
'{:>12.4e}|{:<8}|{:^9}|'.format(1234.5, 'ab', 7)
f"{'x' * 3:*^11} {1234567.891:,.2f} {255:#010b} {-7:+d}"
', '.join(sorted('the quick brown fox jumps over the lazy dog'.split()))
'the quick brown fox jumps over the lazy dog and then it runs all the way home to sleep in its den'
b'\\x00\\x01' * 60
('a' * 30 + ' ') * 5
[[i * j for j in range(8)] for i in range(8)]
[[i * 1000 + j for j in range(20)] for i in range(3)]
{'nested': {'list': [1, [2, [3, [4, [5, [6]]]]]], 'tuple': ((1,), (2, 3), ())}}
[{'name': 'dds%d' % n, 'freq': 1e6 * n, 'on': n % 2 == 0} for n in range(6)]
{(i, j): i + j for i in range(4) for j in range(4) if i != j}
{10 - k: str(k) for k in range(10)}
{1: 'int', 'a': 'str', None: 'none', (1, 2): 'tuple'}
sorted({3, 1, 2} | {5})
list(reversed([1, 2, 3])) + [None] * 2
[x for x in range(100) if x % 7 == 3]
[*range(3), *'ab', *{'k': 1}]
(lambda x, y=2, *rest: (x, y, rest))(1, 3, 4, 5)
[(a, b) for a, b in zip(range(3), 'xyz')]
max([3, 1, 4, 1, 5], key=lambda v: -v)
sum(v for v in range(1000) if v & 1)
divmod(-17, 5), divmod(17.5, -4), -17 // 5, -17 % 5
2**200
-(2**64) // 3
10**25 / 7
int('deadbeef', 16), int('0b1011', 0), int(' -42 ')
float('1e-320'), float('nan'), float('-inf')
round(2.5), round(3.5), round(-0.5), round(2.675, 2), round(12345, -2)
(1 + 2j) * (3 - 4j), abs(3 + 4j), (1j)**2
1e16, 1e15, 123456789.123, 1e-4, 1e-5, 0.1 + 0.2
bytes(range(20)), bytes.fromhex('00ff10'), b'a,b'.split(b',')
'été'.upper(), 'ß'.upper(), 'STRASSE'.casefold(), 'ΑΣ'.lower()
'a-b_c d'.replace('-', ' ').title().split()
'%s %r %5.1f %-6d| %x' % ('t', 't', 2.25, 42, 255)
str([1.0, 'a', None]), repr({'k': (1,)}), ascii('é')
[chr(c) for c in range(945, 960)]
'line one\\nline two\\ttabbed'
'it\\'s "quoted"'
[True and 1, False or 'x', not 0, 1 < 2 < 3, 1 if [] else 2]
[n for n in range(2, 60) if all(n % d for d in range(2, n))]
[1, 2, 3, 4, 5][1:-1], 'abcdef'[::-2], (1, 2, 3)[-1]
{'a': 1, 'b': 2} | {'b': 3}
list({'a': 1, 'b': 2}.items()), list(enumerate('ab', 5))
all([]), any([]), min('hello'), len({1, 1, 2})
[None, True, False]
(1,)
()
{}
[[], {}, (), '', b'', 0, 0.0, -0.0]
[slice(1, 2), slice(None, None, -1)]
np.arange(12)
np.arange(12).reshape(3, 4)
np.arange(24).reshape(2, 3, 4)
np.arange(12.0).reshape(3, 4) / 7
np.linspace(-1, 1, 11)
np.linspace(0, 1e-6, 5)
np.linspace(0, 1e9, 6)
np.logspace(0, 6, 7)
np.geomspace(1, 1000, 4)
np.zeros(3), np.ones((2, 2)), np.full((2,), 7)
np.eye(4)
np.eye(3, dtype=int) * 5
np.zeros((2, 0, 3))
np.array(3.5)
np.array([])
np.array([True, False, True])
np.array([1, -2, 3], dtype=np.int8)
np.array([1, 2, 65535], dtype='<u2')
np.array([1e10, 1e-10, 1.0])
np.array([1.5, np.nan, np.inf, -np.inf])
np.array([1 + 2j, -3.5j, 0])
np.array([0.1, 0.25], dtype=np.float32)
np.array([1, 2.5], dtype=np.float16)
np.array(['ab', 'c'])
np.array([b'ab', b'c'])
np.arange(1001)
np.arange(1000)
np.arange(3000).reshape(30, 100)
np.arange(1200.0).reshape(2, 20, 30) * 1e-3
np.sin(np.linspace(0, np.pi, 9)).round(6)
np.cos(np.arange(3) * 0), np.exp(0.0), np.sqrt(np.array([1.0, 4.0, 9.0]))
np.arange(10) ** 2
np.arange(5) * 1.5 + 0.25
np.arange(6) % 4, np.arange(6) // 4, -np.arange(3)
np.arange(10)[::3], np.arange(10)[-3:], np.arange(10)[[1, 5, 2]]
np.arange(12).reshape(3, 4)[:, 1], np.arange(12).reshape(3, 4)[1:, ::2]
np.arange(10)[np.arange(10) > 6]
np.where(np.arange(6) > 2, 1.0, -1.0)
np.concatenate([np.arange(3), np.zeros(2)])
np.stack([np.arange(3), np.arange(3) ** 2])
np.vstack([[1, 2], [3, 4]]), np.hstack([[1, 2], [3, 4]])
np.arange(6).reshape(2, 3).T
np.arange(6).reshape(2, 3).sum(axis=0), np.arange(6).reshape(2, 3).mean(axis=1)
np.array([3, 1, 2]).max(), np.array([3, 1, 2]).argmin(), np.array([3.0, 1.0]).sum()
np.sort([3, 1, 2]), np.argsort([3, 1, 2]), np.unique([1, 2, 2, 3])
np.cumsum([1, 2, 3]), np.diff([1, 4, 9]), np.clip([1, 5, 9], 2, 6)
np.mean([1, 2, 3, 4]), np.std([1.0, 3.0]), np.median([1, 3, 2])
np.dot([1, 2], [3, 4]), np.array([[1, 2], [3, 4]]) @ np.array([5, 6])
np.outer([1, 2], [3, 4]), np.tile([1, 2], 3), np.repeat([1, 2], 2)
np.roll([1, 2, 3], 1), np.flip([1, 2, 3]), np.abs([-1, 2])
np.int32(5), np.uint8(200), np.float32(0.1), np.float64(1.5), np.bool_(True)
np.int32(5) + 1, np.float32(1) / 4, np.uint8(3) * 2
np.pi, np.e, np.inf
np.arange(3).tolist(), np.arange(4).shape, np.arange(4).dtype.name
np.array([1, 2, 3]).astype(float), np.array([1.9, -1.9]).astype(int)
np.meshgrid([1, 2], [3, 4, 5])[0]
np.interp(2.5, [1, 2, 3], [10, 20, 30])
np.polyval([1, 2, 3], 2), np.rad2deg(np.pi), np.deg2rad(180.0)
np.round([1.25, 2.675, -0.5], 1), np.floor([1.5, -1.5]), np.ceil(1.2)
np.isnan([1.0, np.nan]), np.isclose(1.0, 1.0 + 1e-9), np.allclose([1], [1])
np.bitwise_and(12, 10), np.left_shift(1, 5), np.array([6]) ^ 3
np.triu(np.ones((3, 3))), np.diag([1, 2, 3])
np.percentile([1, 2, 3, 4], 25), np.histogram([1, 2, 2, 3], bins=3)[0]
np.array([[0.001, 1000.0], [12.5, 3.25]])
np.array([1e-8, 1.0]), np.array([123456.789, 0.001])
np.array([[1.5, -2.25], [1e6, 3e-5]])
np.linspace(0, 1, 5, dtype=np.float32)
np.ones((3, 3)) * 1e-12
[np.arange(2), 'mixed', {'k': np.float64(2.5)}]
{'t': np.linspace(0, 1, 3), 'y': np.zeros(2)}
(np.arange(3), np.arange(300).reshape(10, 30))
{'long key number %d' % k: 'a value that fills the line, number %d' % k for k in range(4)}
{'x': list(range(40)), 'y': [0.1 * k for k in range(12)]}
[('tuple', k, {'v': k * 1.1}) for k in range(5)]
[1.1 ** k for k in range(25)]
[10.0 ** k for k in range(-8, 20, 3)]
[-(2 ** k) for k in range(0, 80, 9)]
['é' * k for k in range(5)]
['wörter mit ümlauten und einem sehr langen satz der umgebrochen wird', '\u2028\u200b', '\\x1b[0m']
r'C:\\temp\\new', R'\\d+', rb'\\x'
'adjacent' 'strings' "joined"
0b1010, 0o17, 0xFF, 1_000_000, 1e3, .5, 5., 1j
not None, None is None, 1 is not None
[i for s in [[1, 2], [3], []] for i in s]
{s[0]: s for s in ('alpha', 'beta', 'gamma', 'avocado')}
[*map(lambda p: p[0] * p[1], zip([1, 2, 3], [4, 5, 6]))]
list(filter(None, [0, 1, '', 'a', None, [0]]))
sorted(['b', 'A', 'c'], key=str.lower, reverse=True)
isinstance(True, int), isinstance(1.0, (int, str)), type(1).__name__
abs(-3), pow(2, 10), pow(3, 100, 7), bin(10), oct(8)
(255).to_bytes(2, 'big'), int.from_bytes(b'\\x01\\x00', 'little'), (10).bit_length()
(0.75).as_integer_ratio(), (2.0).is_integer(), (0.1).hex()
'%d%%' % 50, '%(a)s-%(b)02d' % {'a': 'x', 'b': 5}, '%5s|%-5s|' % ('a', 'b')
'{0[k]} {1.real} {2!r:>6}'.format({'k': 'v'}, 1j, 'z')
format(1234567, ','), format(0.5, '.1%'), format(3, '08b'), format(1e100, 'g')
f'{1/3!r} {[1, 2]} {3:{5}d}|'
'a,b,,c'.split(','), ' x y '.split(), 'a\\nb\\r\\nc'.splitlines()
'abc'.find('c'), 'abcabc'.count('bc'), 'abc'.index('b'), 'x'.join('abc')
'abc'.center(9, '*'), '42'.zfill(5), 'Tab\\t'.expandtabs(4), 'xxabcxx'.strip('x')
'abc' < 'abd', [1, 2] < [1, 3], (1,) == (1.0,), {1} <= {1, 2}
[1, [2, 3], (4, [5, {'six': 6}])]
[[1.5] * 3] * 3
[0] * 50
'-' * 79
'=' * 200
list('0123456789' * 9)
[b'bytes', b'with \\'quote\\'']
[1e300 * 1e10, -1e300 * 1e10]
[k * 0.5 for k in range(-4, 5)]
{k: [v * 1.5 for v in range(k)] for k in range(6)}
{'cfg': {'pid': {'p': 1.5, 'i': 0.01, 'd': 0.0}, 'limits': (-1.0, 1.0), 'name': 'servo'}, 'log': ['a', 'b']}
[('0x%04x' % a, a >> 4, a & 0xf) for a in range(0, 256, 37)]
['{:5.2f}'.format(20 * (10 ** (-k / 20))) for k in range(0, 30, 6)]
[round(k / 3, 4) for k in range(12)]
[(f, '%.3f' % f, '%g' % f, str(f)) for f in (1e-7, 0.1, 1.0, 123456.7, 1e22)]
list(zip(*[[1, 2, 3], [4, 5, 6], [7, 8, 9]]))
[row[::-1] for row in [[1, 2], [3, 4]]]
(lambda n: [(lambda k: k * n)(k) for k in range(4)])(3)
[y for x in 'ab' if (y := x * 2)]
np.linspace(80e6, 81e6, 5), np.linspace(0, 10, 4, endpoint=False)
np.arange(0, 1, 0.1), np.arange(5, 0, -2)
np.array([[1, 2], [3, 4]]) * np.array([10, 100])
np.ones((2, 3)) + np.arange(3), np.arange(2)[:, None] * np.arange(3)
np.full((2, 2), 1e-5), np.full(3, 'ab')
np.array([1e5, 1e-5, 12345.678]), np.array([1e15, 1e16]), np.array([1e16, 1.0])
np.array([0.1 + 0.2, 1 / 3]), np.array([1e-300, 1e300])
np.array([-0.0, 0.0]), np.array([2**62, -2**62]), np.array([2**63], dtype=np.uint64)
np.squeeze([[1], [2]]), np.expand_dims([1, 2], 0), np.ravel([[1], [2]])
np.array([[True], [False]]), ~np.array([True, False]), np.array([1, 0]) > 0
np.arange(100), np.arange(40) / 10
np.arange(2500).reshape(50, 50)
np.linspace(0, 1, 64).reshape(4, 4, 4)
np.array(['a long string', 'short', '']), np.array([['x', 'y'], ['zz', '']])
np.array([1 + 1e-9j, 1e5 - 2.5j]), np.array([[0.5j], [1.0]])
np.minimum([1, 5], [3, 2]), np.maximum.reduce([1, 5, 3]), np.add.accumulate([1, 2, 3])
np.hypot(3, 4), np.arctan2(1.0, -1.0).round(10), np.sign([-2, 0, 3])
np.searchsorted([1, 3, 5], 4), np.count_nonzero([1, 0, 2]), np.nonzero([0, 3, 0, 4])
np.prod([1, 2, 3]), np.ptp([1, 9]), np.var([1, 2, 3, 4])
1 / 0
[][0]
{}['missing']
'a' + 1
int('x')
undefined_name
np.no_such_function(1)
1 +
'unclosed
np.zeros(-1)
np.arange(6).reshape(4, 2)
[1, 2, 3].index(9)
{[]: 1}
np.ones(3) + np.ones(4)
(lambda: 1)(2)
chr(-1)
"""


def echoed():
    return [("echo", [line]) for line in ECHOED.strip().split("\n")]
