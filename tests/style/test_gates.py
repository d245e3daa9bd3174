# SPDX-License-Identifier: LGPL-3.0-or-later
"""Each style gate fails on a bad tree and passes on a good one."""

from pathlib import Path
import tempfile
import unittest

from style import format, functions, layers, listed, sizes, words

LICENCE = "// SPDX-License-Identifier: LGPL-3.0-or-later\n"


class GateTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def include(self, name, *included):
        """What the layers gate says of a file with these includes."""
        self.write(name, "".join(f"#include {what}\n" for what in included))
        found = layers.problems(self.root)
        (self.root / name).unlink()
        return found


class Layers(GateTest):
    def test_arrows_that_point_up_are_found(self):
        for name, included in (
            ("libsipyco/src/base/utf8.cpp", "<sipyco/value/value.hpp>"),
            ("libsipyco/src/base/utf8.cpp", '"value/node.hpp"'),
            ("libsipyco/src/base/utf8.cpp", "<sipyco/value.hpp>"),
            ("libsipyco/src/pyon/reader.hpp", '"protocol/framer.hpp"'),
            ("libsipyco/src/net/server.cpp", "<sipyco/pc_rpc/client.hpp>"),
            ("libsipyco/src/pc_rpc/client.cpp", "<sipyco/cli/exit_codes.hpp>"),
            ("libsipyco/src/pc_rpc/client.cpp", "<sipyco/logs/server.hpp>"),
            ("libsipyco/include/sipyco/text.hpp", "<sipyco/pyon.hpp>"),
            ("libsipyco/src/base/utf8.cpp", "<sipyco/vlaue/value.hpp>"),
        ):
            self.assertEqual(len(self.include(name, included)), 1, (name, included))

    def test_arrows_that_point_down_pass(self):
        for name, included in (
            ("libsipyco/src/value/value.cpp", "<sipyco/base/error.hpp>"),
            ("libsipyco/src/value/value.cpp", '"value/node.hpp"'),
            ("libsipyco/src/pc_rpc/client.cpp", '"net/stream.hpp"'),
            ("libsipyco/src/cli/options.cpp", "<sipyco/pc_rpc.hpp>"),
            ("libsipyco/include/sipyco/eigen.hpp", "<sipyco/value/ndarray.hpp>"),
            ("apps/rpctool/call.cpp", '"options.hpp"'),
        ):
            self.assertEqual(self.include(name, included), [], (name, included))

    def test_libraries_out_of_their_layer_are_found(self):
        for name, included in (
            ("libsipyco/src/protocol/session.cpp", "<boost/asio.hpp>"),
            ("libsipyco/src/protocol/session.cpp", "<boost/asio/buffer.hpp>"),
            ("libsipyco/src/base/base64.cpp", "<openssl/evp.h>"),
            ("libsipyco/src/pc_rpc/client.cpp", "<openssl/ssl.h>"),
            ("libsipyco/include/sipyco/net/stream.hpp", "<openssl/ssl.h>"),
            ("libsipyco/include/sipyco/pc_rpc/client.hpp", "<boost/asio/awaitable.hpp>"),
            ("libsipyco/include/sipyco/value/integer.hpp", "<boost/multiprecision/cpp_int.hpp>"),
            ("libsipyco/src/pyon/reader.cpp", "<boost/multiprecision/cpp_int.hpp>"),
            ("libsipyco/include/sipyco/value/ndarray.hpp", "<Eigen/Core>"),
            ("libsipyco/include/sipyco/base/error.hpp", "<fmt/format.h>"),
            ("libsipyco/src/net/server.cpp", "<boost/program_options.hpp>"),
            ("libsipyco/src/value/value.cpp", "<thread>"),
            ("libsipyco/src/protocol/session.cpp", "<sys/socket.h>"),
        ):
            self.assertEqual(len(self.include(name, included)), 1, (name, included))

    def test_libraries_in_their_layer_pass(self):
        for name, included in (
            ("libsipyco/src/net/stream.cpp", "<openssl/ssl.h>"),
            ("libsipyco/src/value/integer.cpp", "<boost/multiprecision/cpp_int.hpp>"),
            ("libsipyco/include/sipyco/pc_rpc/client_async.hpp", "<boost/asio/awaitable.hpp>"),
            ("libsipyco/include/sipyco/eigen.hpp", "<Eigen/Core>"),
            ("libsipyco/src/text/repr.cpp", "<fmt/format.h>"),
        ):
            self.assertEqual(self.include(name, included), [], (name, included))

    def test_private_headers_stay_out_of_public_ones(self):
        self.assertEqual(len(self.include("libsipyco/include/sipyco/value/value.hpp", '"value/node.hpp"')), 1)

    def test_a_file_outside_every_layer_is_found(self):
        self.assertEqual(len(self.include("libsipyco/src/misc/things.cpp", "<string>")), 1)


class Format(GateTest):
    def test_a_badly_formatted_file_is_found(self):
        try:
            format.program()
        except format.CannotRun as reason:
            self.skipTest(str(reason))
        self.write(".clang-format", "BasedOnStyle: Google\n")
        self.write("libsipyco/src/base/a.cpp", "int f();\n")
        self.assertEqual(format.problems(self.root), [])
        self.write("libsipyco/src/base/a.cpp", "int   f ( );\n")
        self.assertNotEqual(format.problems(self.root), [])


class Sizes(GateTest):
    def test_each_kind_of_file_is_bounded(self):
        for name, limit in (
            ("libsipyco/include/sipyco/base/error.hpp", 250),
            ("libsipyco/src/base/error.cpp", 400),
            ("apps/rpctool/main.cpp", 40),
            ("tests/unit/base/error.cpp", 600),
            ("tests/fuzz/pyon.cpp", 60),
        ):
            self.write(name, "\n" * limit)
            self.assertEqual(sizes.problems(self.root), [], name)
            self.write(name, "\n" * (limit + 1))
            self.assertEqual(len(sizes.problems(self.root)), 1, name)
            (self.root / name).unlink()

    def test_a_long_function_is_found(self):
        self.write("libsipyco/src/base/a.cpp", "void f() {\n" + "\n" * 48 + "}\n")
        self.assertEqual(sizes.problems(self.root), [])
        self.write("libsipyco/src/base/a.cpp", "void f() {\n" + "\n" * 49 + "}\n")
        self.assertEqual(len(sizes.problems(self.root)), 1)

    def test_exceptions_need_a_reason_a_use_and_a_bound(self):
        self.write("libsipyco/src/base/a.cpp", "void f() {\n" + "\n" * 70 + "}\n")
        for line, expected in (
            ("libsipyco/src/base/a.cpp:f 100 one flat switch over the states", 0),
            ("libsipyco/src/base/a.cpp:f 60 one flat switch over the states", 1),
            ("libsipyco/src/base/a.cpp:f 100", 2),
            ("libsipyco/src/base/b.cpp:f 100 gone", 2),
            ("libsipyco/src/base/a.cpp:f 200 too much to allow", 1),
        ):
            self.write(sizes.EXCEPTIONS, line + "\n")
            self.assertEqual(len(sizes.problems(self.root)), expected, line)


class Functions(unittest.TestCase):
    def found(self, text):
        return [(name, lines) for name, _, lines in functions.lengths(text)]

    def test_definitions_of_every_shape_are_found(self):
        for text, name in (
            ("void f() {\n}\n", "f"),
            ("namespace a {\nint A::f(int x) const noexcept {\n return x; }\n}", "A::f"),
            ("class A : public B<C> {\n A(int x) : x_{x}, y_(2) {\n }\n};", "A"),
            ("A::A(v x) noexcept\n: x_{std::move(x)},\n y_{1} {}", "A::A"),
            ("template <typename T>\nauto f(T&& t) -> decltype(t) {\n return t;\n}", "f"),
            ("void f(options o = {}, int x = 3) {\n}", "f"),
            ("BOOST_AUTO_TEST_CASE(it_works) {\n}", "it_works"),
            ("BOOST_FIXTURE_TEST_CASE(it_works, fixture) {\n}", "it_works"),
            ("struct A { A& operator=(const A& o) {\n return *this; } };", "operator="),
            ("template <class T>\n  requires std::integral<T>\nT f(T t) {\n return t; }", "f"),
            ("extern \"C\" int g(const char* s) {\n return 0; }", "g"),
            ("struct a f(struct b* x) {\n}", "f"),
            ("bool f(enum kind k) const {\n}", "f"),
        ):
            self.assertEqual([found for found, _ in self.found(text)], [name], text)

    def test_other_braces_are_not_functions(self):
        for text in (
            "constexpr auto table = make({{1, 2}, {3, 4}});",
            "const char* s = \"f() {\";",
            "// void f() {\n",
            "enum class kind { a, b };",
            "std::array<int, 2> a{1, 2};",
            "auto s = R\"(f() {)\";",
            "#define F() { \\\n }\n",
            "int a[] = {f(1), f(2)};",
        ):
            self.assertEqual(self.found(text), [], text)

    def test_lines_include_nested_blocks(self):
        text = "int n = 1'000;\nvoid f() {\n  for (;;) {\n    g([] { return '}'; });\n  }\n}\nvoid g() {}\n"
        self.assertEqual(self.found(text), [("f", 5), ("g", 1)])


class Words(GateTest):
    def test_each_bad_word_is_found(self):
        for text in ("// see /ho" "me/someone/x\n", "// TO" "DO: later\n", "// FIX" "ME\n"):
            self.write("libsipyco/src/base/a.cpp", LICENCE + text)
            self.assertEqual(len(words.problems(self.root)), 1, text)

    def test_a_missing_licence_is_found(self):
        for name, text in (
            ("libsipyco/src/base/a.cpp", "int x;\n"),
            ("scripts/tool", "#!/bin/bash\n"),
            ("apps/CMakeLists.txt", "project(x)\n"),
        ):
            self.write(name, text)
            self.assertEqual(len(words.problems(self.root)), 1, name)
            (self.root / name).unlink()

    def test_a_good_file_passes(self):
        self.write("libsipyco/src/base/a.cpp", LICENCE + "int network_or_home;\n")
        self.assertEqual(words.problems(self.root), [])


class Listed(GateTest):
    def test_files_that_no_list_names_are_found(self):
        self.write("libsipyco/src/base/CMakeLists.txt", "sipyco_layer(base SOURCES a.cpp HEADERS sipyco/base/a.hpp)\n")
        self.write("libsipyco/src/base/a.cpp", "")
        self.write("libsipyco/include/sipyco/base/a.hpp", "")
        self.assertEqual(listed.problems(self.root), [])
        self.write("libsipyco/src/base/b.cpp", "")
        self.write("libsipyco/include/sipyco/base/b.hpp", "")
        self.assertEqual(len(listed.problems(self.root)), 2)


if __name__ == "__main__":
    unittest.main()
