# SPDX-License-Identifier: LGPL-3.0-or-later
"""The manual page and the completion say what the program itself does."""

import os
import re
import shutil
import subprocess
import tempfile
import unittest

from support import executables, process

PAGES = os.environ.get("SIPYCO_PAGES", "")
EXIT_CODES = [0, 1, 2, 65, 66, 67, 68, 69, 70, 73, 74, 76, 77, 78, 124]
FLAG = re.compile(r"--[a-z][a-z0-9-]*")
COMPLETE = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_rpctool
printf '%s\\n' "${COMPREPLY[@]}"
"""


def page(name):
    path = os.path.join(PAGES, name)
    if not os.path.exists(path):
        raise unittest.SkipTest(f"{name} is not built")
    return path


def source():
    with open(page("rpctool.1.scd"), encoding="utf-8") as file:
        return file.read()


def help_text():
    return process.run([executables.rpctool(), "--help"]).text


def exit_codes(text):
    status = re.split(r"^# ", text.split("# EXIT STATUS", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]
    return [int(code) for code in re.findall(r"^\*(\d+)\*$", status, re.MULTILINE)]


class ManualTest(unittest.TestCase):
    def test_every_flag_of_the_help_is_in_the_page(self):
        options = source().split("# OPTIONS", 1)[1].split("# EXIT STATUS", 1)[0]
        self.assertEqual(set(FLAG.findall(help_text())), set(FLAG.findall(options)))

    def test_every_exit_code_is_in_the_page(self):
        self.assertEqual(exit_codes(source()), EXIT_CODES)

    def test_page_has_its_sections_in_order(self):
        self.assertEqual(
            re.findall(r"^# (.*)$", source(), re.MULTILINE),
            ["NAME", "SYNOPSIS", "DESCRIPTION", "ACTIONS", "INTERACTIVE MODE", "EXPRESSIONS", "OPTIONS", "EXIT STATUS",
             "SIGNALS", "TLS", "ENVIRONMENT", "FILES", "EXAMPLES", "SEE ALSO"])
        self.assertNotRegex(source(), r"@[A-Z_]+@")

    def test_page_is_one_for_man(self):
        with open(page("rpctool.1"), encoding="utf-8") as file:
            text = file.read()
        self.assertIn('.TH "rpctool" "1"', text)


class CompletionTest(unittest.TestCase):
    def _complete(self, *words):
        got = subprocess.run(["bash", "-c", COMPLETE, "bash", page("rpctool.bash"), *words],
                             capture_output=True, text=True, timeout=30, check=True)
        self.assertEqual(got.stderr, "")
        return got.stdout.split()

    def test_actions_follow_host_and_port(self):
        self.assertEqual(self._complete("rpctool", "::1", "3253", "li"),
                         ["list-targets", "list-methods"])
        self.assertIn("call", self._complete("rpctool", "-v", "::1", "3253", ""))

    def test_flags_are_those_of_the_action(self):
        self.assertEqual(self._complete("rpctool", "--ti"), ["--timeout", "--time"])
        self.assertEqual(self._complete("rpctool", "::1", "3253", "call", "--k"), ["--key", "--kw"])
        self.assertEqual(self._complete("rpctool", "::1", "3253", "list-targets", "--kw"), [])
        self.assertEqual(self._complete("rpctool", "::1", "3253", "list-methods", "--ta"),
                         ["--target"])

    def test_flags_are_all_those_of_the_help(self):
        offered = set()
        for action in ("list-methods", "call", "interactive"):
            offered |= set(self._complete("rpctool", "::1", "3253", action, "--"))
        self.assertEqual(set(FLAG.findall(help_text())) - offered, {"--str"})

    def test_words_of_a_flag(self):
        self.assertEqual(self._complete("rpctool", "--color", "a"), ["auto", "always"])
        self.assertEqual(self._complete("rpctool", "--format", "p"), ["pprint", "pyon", "pyon1"])


class SimplePageTest(unittest.TestCase):
    """The pages of tools without actions, whose sections are their own."""

    TOOLS = {"logserver": executables.logserver, "logforward": executables.logforward,
             "syncdump": executables.syncdump}

    def _sources(self):
        for name, find in self.TOOLS.items():
            with open(page(f"{name}.1.scd"), encoding="utf-8") as file:
                yield name, file.read(), process.run([find(), "--help"]).text

    def _words(self, name, *words):
        got = subprocess.run(["bash", "-c", COMPLETE.replace("_rpctool", f"_{name}"), "bash",
                              page(f"{name}.bash"), name, *words],
                             capture_output=True, text=True, timeout=30, check=True)
        self.assertEqual(got.stderr, "")
        return got.stdout.split()

    def test_every_flag_of_the_help_is_in_the_page_and_completed(self):
        for name, source, help_ in self._sources():
            options = source.split("# OPTIONS", 1)[1].split("# EXIT STATUS", 1)[0]
            self.assertEqual(set(FLAG.findall(help_)), set(FLAG.findall(options)))
            self.assertEqual(set(FLAG.findall(help_)), set(self._words(name, "--")) - {"--"})

    def test_every_format_is_in_the_page(self):
        for name, source, _ in self._sources():
            if name != "logserver":
                continue
            formats = source.split("# FORMATS", 1)[1].split("# PATTERNS", 1)[0]
            self.assertEqual(sorted(re.findall(r"^\*([a-z-]+[0-9]*)\*$", formats, re.MULTILINE)),
                             sorted(self._words(name, "--format", "")))

    def test_pages_are_filled_in(self):
        for _, source, _ in self._sources():
            self.assertNotRegex(source, r"@[A-Z_]+@")

    def test_every_page_has_the_table_of_exit_codes(self):
        for name in (*self.TOOLS, "pyonfmt"):
            with open(page(f"{name}.1.scd"), encoding="utf-8") as file:
                self.assertEqual(exit_codes(file.read()), EXIT_CODES, name)


class OtherShellsTest(unittest.TestCase):
    """zsh and fish take the completions, which know every flag."""

    TOOLS = {"rpctool": executables.rpctool, "pyonfmt": executables.pyonfmt, **SimplePageTest.TOOLS}

    def _check(self, shell):
        for name in self.TOOLS:
            got = subprocess.run([shell, "-n", page(f"{name}.{shell}")], capture_output=True, text=True, timeout=30,
                                 check=False)
            self.assertEqual((got.returncode, got.stdout, got.stderr), (0, "", ""), name)

    @unittest.skipUnless(shutil.which("zsh"), "no zsh")
    def test_zsh_takes_its_files(self):
        self._check("zsh")

    @unittest.skipUnless(shutil.which("fish"), "no fish")
    def test_fish_takes_its_files(self):
        self._check("fish")

    def test_zsh_knows_every_flag(self):
        for name, find in self.TOOLS.items():
            with open(page(f"{name}.zsh"), encoding="utf-8") as file:
                text = file.read()
            flags = re.findall(r"^    '\*'(?:\{-\w,)?'?--([a-z0-9-]+?)(?:=-)?[}\[]", text, re.MULTILINE)
            self.assertEqual(set(FLAG.findall(process.run([find(), "--help"]).text)), {f"--{flag}" for flag in flags})
            self.assertNotRegex(text, r"@[A-Z_]+@")

    @unittest.skipUnless(shutil.which("fish"), "no fish")
    def test_fish_completes(self):
        for name, find in self.TOOLS.items():
            offered = self._fish(name, f"{name} --")
            self.assertEqual(set(FLAG.findall(process.run([find(), "--help"]).text)),
                             {word.split("\t")[0].rstrip("=") for word in offered})
        self.assertEqual(self._words("rpctool --color a"), ["always", "auto"])
        self.assertEqual(self._words("rpctool ::1 3253 list-"), ["list-methods", "list-targets"])

    def _words(self, line):
        return [word.split("\t")[0] for word in self._fish("rpctool", line)]

    def _fish(self, name, line):
        with tempfile.TemporaryDirectory() as home:
            got = subprocess.run(["fish", "--no-config", "-c", f"source {page(name + '.fish')}; complete -C'{line}'"],
                                 env={**os.environ, "HOME": home}, capture_output=True, text=True, timeout=30,
                                 check=True)
        self.assertEqual(got.stderr, "")
        return sorted(got.stdout.splitlines())


if __name__ == "__main__":
    unittest.main()
