# SPDX-License-Identifier: LGPL-3.0-or-later
"""Arguments as one types them in a shell, read alike by Python's eval and as PYON literals."""

LITERALS = [
    "None", "True", "False",
    "0", "1", "-1", "+7", "42", "1_000", "0xff", "0o17", "0b101", "2147483648",
    "9223372036854775807", "-9223372036854775808", "18446744073709551616",
    "1" + "0" * 30, "-" + "1" * 50,
    "1.5", "-2.25", "0.1", "-0.0", "1e22", "1e16", "9999999999999998.0", "1e-5", "0.0001", "5e-324",
    "1.7976931348623157e308", "1e400", "-1e400", "1e400-1e400", ".5", "3.", "1/3", "2*1e6",
    "1j", "-1j", "(1-9j)", "1+2j", "0.5-0.25j", "1e22j", "(0j)",
    "''", "'abc'", '"double"', '"it\'s"', "'say \"x\"'", "'it\\'s \"both\"'", "'a b  c'",
    "'back\\\\slash'", "'line\\nbreak\\ttab\\rreturn'", "'\\x00\\x01\\x1b\\x7f'", "'\\xe9\\xff'",
    "'\u00e9\u4e2d\u0416'", "'\\u2028\\u200b\\ufeff'",
    "'\\ud800'", "'\\udfff tail'", "r'raw\\n'", "'''triple 'quoted' '''", "'adja' 'cent'",
    "b''", "b'abc'", "b'\\x00\\xff\\n\\\\'", 'b"it\'s"', "b'say \"x\"'", "rb'\\n'",
    "()", "(1,)", "(1, 2)", "((), (1,), ((2,), 3))",
    "[]", "[1]", "[1, 2.5, 'x', None, True]", "[[], [[]], [[1], [2, [3]]]]", "[1,]",
    "{1}", "{'a'}", "{(1, 2)}", "{1, 2, 3}", "{None}", "{b'x'}",
    "{}", "{'a': 1}", "{'b': 1, 'a': 2}", "{1: 2, 2.5: 3}", "{(1, 2): 'x'}", "{None: 0}",
    "{True: 'a', 1: 'b'}", "{'a': {'b': {'c': [1, (2,), {3}]}}}", "{'k': b'v', 'j': 1j}",
    "slice(1, None, 2)", "slice(5)", "slice(None, 'a', (1,))", "[slice(1, 2)]",
    "[1, # a comment\n 2]",
]

# Literal and what we print. In v1 Python reads the pair on the wire as two characters; we join it.
ASTRAL = {"'\U0001f600'": "'\U0001f600'",
          "'\\U0001f600\\U000e0001'": "'\U0001f600\\U000e0001'",
          "['\\U00010000']": "['\U00010000']"}

# What a shell user gets wrong, or a controller refuses: method and arguments.
FAILURES = [
    ("fail", []), ("fail", ["'TypeError'", "'two words'"]), ("fail", ["'KeyError'", "'key'"]),
    ("fail", ["'ZeroDivisionError'"]), ("fail", ["'RuntimeError'", "''"]),
    ("fail", ["'OSError'", "'disk'"]), ("fail_foreign", []), ("fail_key", ["'nosuch'"]),
    ("fail_key", ["5"]), ("fail_os", []), ("fail_lines", []), ("unencodable", []),
    ("huge_int", []), ("echo", []), ("echo", ["1", "2"]), ("set_level", []), ("ping", ["1"]),
    ("keyword_only", []), ("variable", []), ("echo", ["nosuch"]), ("echo", ["1 +"]), ("echo", ["1/0"]),
    ("echo", ["np.nosuch(1)"]), ("echo", ["-v"]),
]

# Methods with arguments of several kinds at once.
CALLS = [
    ("ping", []), ("nothing", []), ("defaults", []), ("defaults", ["1", "2", "3"]),
    ("set_level", ["-5"]), ("set_level", ["1.5", "True"]), ("variable", ["1", "'two'", "(3,)"]),
    ("everything", []), ("everything", ["1", "'x'", "None"]), ("slow_echo", ["[1, 2]"]),
    ("names", []), ("get_rpc_id", []), ("get_rpc_method_list", []),
    ("type_name", ["()"]), ("type_name", ["[]"]), ("type_name", ["{1: 2}"]),
    ("type_name", ["1"]), ("type_name", ["1."]), ("type_name", ["b''"]), ("type_name", ["None"]),
    ("type_name", ["slice(1)"]), ("type_name", ["1j"]), ("type_name", ["{1}"]),
    ("echo", ["np.arange(5)*1.5"]), ("echo", ["np.linspace(0, 1, 3)"]), ("echo", ["[x**2 for x in range(4)]"]),
    ("echo", ["'a'*3"]), ("echo", ["-5"]), ("echo", ["2**100"]), ("echo", ["np.float32(1.1)"]),
    ("echo", ["sum([1, 2])"]), ("echo", ["f'{1/3:.3f}'"]), ("echo", ["np.zeros((2, 3), dtype=np.int32)"]),
    ("echo", ["np.arange(2000)"]), ("echo", ["1e6/3"]),
]

# Lines of an interactive session; what is wrong in them goes to standard error.
LINES = [
    "ping()", "echo(5)", "echo((1, 'two', [3.0, None]))", "nothing()", "", "   ", "nosuch()", "nosuch",
    "fail()", "fail('TypeError', 'two words')", "fail_key('nosuch')", "fail_foreign()", "fail_os()",
    "fail_lines()", "echo()", "1 +", "[1,", "2]", "echo({'a': (1,)})", "everything(1, two=2)",
    "set_level(level=2.5, unit='V')", "echo(echo(echo('deep')))", "get_rpc_id()",
    "echo(b'\\x00') ", "variable(1, 'x')", "echo(1) + echo(2) * 3", "np.arange(3) * 1.5",
    "echo(np.array([[1.5, 2.0], [3.0, 4.0]]))", "echo(np.int32(5)) + 1", "get_selected_target()", "1 / 0",
    "echo(type)", "np.nosuch", "'%d of %s' % (1, 'two')", "5 if ping() else 6",
]
