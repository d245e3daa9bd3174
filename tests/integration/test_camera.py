# SPDX-License-Identifier: LGPL-3.0-or-later
"""The example camera, and Python code of clients that runs beside it; with a peer in plain Python."""

import signal
import unittest

from integration.camera import CameraTest
from support import process, wire
from support.pyon_types import NDArray
from support.rpc_client import RemoteError

# What may pass on a machine under load; the figure itself is measured elsewhere.
PROMPT = 5


class WithoutPythonTest(CameraTest):
    arguments = ("--no-rexec",)
    needs_python = False

    def test_there_is_only_the_camera(self):
        client = self.client("camera_sim")
        self.assertEqual(client.greeting["targets"], ["camera_sim"])
        picture = client.call("get_picture")
        self.assertIsInstance(picture, NDArray)
        self.assertEqual((picture.shape, picture.dtype), ((320, 200), "<f8"))


class NamespaceTest(CameraTest):
    def test_code_defines_what_call_finds(self):
        client = self.python("def add(a, b=2, *rest, **named): return a + b, rest, named")
        self.assertEqual(client.call("call", "add", 1), (3, (), {}))
        self.assertEqual(client.call("call", "add", 1, 3, 4, named=5), (4, (4,), {"named": 5}))

    def test_each_connection_has_its_own(self):
        one, other = self.python("x = 1\ndef get(): return x"), self.python("def get(): return 'x' in globals()")
        self.assertEqual((one.call("call", "get"), other.call("call", "get")), (1, False))

    def test_names_are_those_of_python(self):
        client = self.python("def names(): return __name__, controller_initial_namespace['controller_driver'] "
                             "is controller_driver, 'x' in controller_initial_namespace\nx = 1")
        self.assertEqual(client.call("call", "names"), ("sipyco.remote_exec", True, False))

    def test_initial_namespace_is_shared(self):
        self.python("controller_initial_namespace['common'] = [5]").close()
        client = self.python("def get(): return common")
        self.assertEqual(client.call("call", "get"), [5])

    def test_functions_can_be_found_by_their_module(self):
        client = self.python("import sys\ndef here(): return here.__module__ in sys.modules")
        self.assertIs(client.call("call", "here"), True)

    def test_printed_text_and_log_records_leave_the_process(self):
        server = self.start("-v")
        client = self.connect(server, "camera_sim_rexec")
        client.call("add_code", "import atexit, logging\nprint('printed')\natexit.register(print, 'at the end')\n"
                                "logging.getLogger('a.b').info('%d of %d', 1, 2)")
        client.call("terminate")
        got = server.wait()
        self.assertEqual((got.code, got.text), (0, "printed\nat the end\n"), got.talk)
        self.assertIn("INFO:a.b:1 of 2\n", got.talk)


class DriverTest(CameraTest):
    def test_methods_take_positional_and_keyword_arguments(self):
        client = self.python("def widths():\n"
                             "    controller_driver.set_gaussian_width(5, wy=7)\n"
                             "    controller_driver.set_noise_level(noise_level=0)\n"
                             "    return float(controller_driver.get_picture().sum())\n")
        self.assertAlmostEqual(client.call("call", "widths"), 2 * 3.14159265 * 5 * 7, places=3)

    def test_methods_are_documented(self):
        client = self.python("import inspect\n"
                             "def of(name):\n"
                             "    m = getattr(controller_driver, name)\n"
                             "    return m.__name__, m.__qualname__, inspect.getdoc(m), str(inspect.signature(m))\n"
                             "def driver(): return type(controller_driver).__name__, controller_driver.__doc__")
        self.assertEqual(client.call("call", "of", "set_gaussian_width"),
                         ("set_gaussian_width", "CameraSimulation.set_gaussian_width",
                          "Set the width of the spot in pixels; without wy it is round.",
                          "(wx: float, wy: float = None)"))
        self.assertEqual(client.call("call", "driver"),
                         ("CameraSimulation", "A simulated camera that looks at a spot of light."))

    def test_pictures_are_not_copied_and_can_be_changed(self):
        client = self.python("def change():\n"
                             "    p = controller_driver.get_picture()\n"
                             "    p *= 0\n"
                             "    return type(p.base).__name__, p.flags.writeable, float(p.max())\n")
        self.assertEqual(client.call("call", "change"), ("array_memory", True, 0.0))

    def test_a_coroutine_is_waited_for_on_the_loop(self):
        client = self.python("def expose(): return controller_driver.expose(duration=0.001).shape")
        self.assertEqual(client.call("call", "expose"), (320, 200))

    def test_statistics_go_over_the_wire_instead_of_pictures(self):
        client = self.python("import numpy as np\n"
                             "def means(n): return np.array([controller_driver.get_picture().mean() "
                             "for _ in range(n)])")
        means = client.call("call", "means", 100)
        self.assertEqual((means.shape, means.dtype), ((100,), "<f8"))


class ErrorTest(CameraTest):
    def raised(self, code, *call):
        client = self.python(code) if call else self.client("camera_sim_rexec")
        with self.assertRaises(RemoteError) as caught:
            client.call(*(("call", *call) if call else ("add_code", code)))
        return caught.exception

    def test_python_exceptions_come_with_their_traceback(self):
        error = self.raised("def outer():\n    inner()\ndef inner():\n    raise ValueError('no', 1)\n", "outer")
        self.assertEqual((error.class_name, error.message), ("ValueError", "('no', 1)"))
        self.assertEqual(error.traceback[-2:], ['  File "<string>", line 2, in outer\n',
                                                '  File "<string>", line 4, in inner\n'])

    def test_other_classes_are_named_in_the_message(self):
        error = self.raised("class Bad(Exception): pass\ndef f(): raise Bad('hi')", "f")
        self.assertEqual((error.class_name, error.message), ("GenericRemoteException", "sipyco.remote_exec.Bad: hi"))

    def test_os_error_goes_by_the_name_that_python_sends(self):
        error = self.raised("def f(): raise OSError('x')", "f")
        self.assertEqual((error.class_name, error.message), ("IOError", "x"))

    def test_missing_function_is_a_key_error(self):
        error = self.raised("", "nosuch")
        self.assertEqual((error.class_name, error.message), ("KeyError", "'nosuch'"))

    def test_syntax_errors_have_a_place(self):
        error = self.raised("x = 1\ndef f(:")
        self.assertEqual((error.class_name, error.message), ("SyntaxError", "invalid syntax (<string>, line 2)"))

    def test_what_cannot_be_sent_is_a_type_error(self):
        error = self.raised("def f(): return object", "f")
        self.assertEqual((error.class_name, error.message),
                         ("TypeError", "`<class 'object'>`: Object of type `type` is not PYON encodable"))

    def test_values_inside_themselves_are_refused(self):
        error = self.raised("def f():\n    x = []\n    x.append(x)\n    return x", "f")
        self.assertEqual(error.class_name, "ValueError")

    def test_errors_of_the_driver_can_be_caught(self):
        client = self.python("def f():\n    try: controller_driver.set_gaussian_width(-1)\n"
                             "    except ValueError as error: return str(error)\n")
        self.assertEqual(client.call("call", "f"), "the width of the spot must be more than 0")
        error = self.raised("def f(): controller_driver.set_gaussian_width()", "f")
        self.assertEqual((error.class_name, error.message),
                         ("TypeError", "CameraSimulation.set_gaussian_width() missing 1 required positional "
                                       "argument: 'wx'"))

    def test_system_exit_ends_the_controller(self):
        server = self.start()
        client = self.connect(server, "camera_sim_rexec")
        client.call("add_code", "import sys\ndef f(): sys.exit(3)")
        with self.assertRaises(EOFError):
            client.call("call", "f")
        self.assertEqual(server.wait().code, 0)


class BusyTest(CameraTest):
    BUSY = "def busy():\n    print('begun', flush=True)\n    while True: pass\n"

    def test_other_connections_parallel_methods_are_answered(self):
        server = self.start()
        busy = self.connect(server, "camera_sim_rexec")
        busy.call("add_code", self.BUSY)
        busy.lines.send(busy.encode_request("call", ("busy",)))
        server.stdout.wait_for(b"begun", wire.DEADLINE)
        other = self.connect(server, "camera_sim", deadline=PROMPT)
        for _ in range(20):
            self.assertIs(other.call("ping"), True)

    # What begins a `try` is not a loop: CPython 3.11 takes its first check for signals as outside.
    def _end_of(self, code, wait):
        server = self.start()
        busy = self.connect(server, "camera_sim_rexec")
        busy.call("add_code", code)
        busy.lines.send(busy.encode_request("call", ("busy",)))
        server.stdout.wait_for(b"begun", wire.DEADLINE)
        server.signal(signal.SIGTERM)
        return server.wait(wait)

    def test_running_code_is_ended_by_system_exit(self):
        got = self._end_of("def busy():\n"
                           "    try:\n"
                           "        x = print('begun', flush=True)\n"
                           "        while True: x = 1\n"
                           "    finally: print('cleaned up')\n", PROMPT)
        self.assertEqual((got.code, got.text), (-signal.SIGTERM, "begun\ncleaned up\n"), got.talk)

    def test_code_that_does_not_end_is_left_behind(self):
        got = self._end_of("def busy():\n"
                           "    while True:\n"
                           "        try:\n"
                           "            x = print('begun', flush=True)\n"
                           "            while True: x = 1\n"
                           "        except SystemExit: pass\n", 2 * PROMPT)
        self.assertEqual(got.code, -signal.SIGTERM, got.talk)
        self.assertIn("left behind", got.talk)


class ClientTest(CameraTest):
    """`sipyco.pc_rpc.Client` in the embedded interpreter, which has no Python sipyco."""

    def other(self):
        """Code that connects to another controller."""
        peer = self.start("--no-rexec")
        return ("from sipyco.pc_rpc import Client, AutoTarget, IncompatibleServer, GenericRemoteException\n"
                f"camera = Client('127.0.0.1', {peer.port}, 'camera_sim')\n")

    def test_methods_are_attributes(self):
        client = self.python(self.other() + "def f():\n"
                             "    with camera: return camera.ping(), camera.get_selected_target(), camera.get_rpc_id(), "
                             "camera.get_local_host(), hasattr(camera, 'nosuch'), 'expose' in dir(camera)\n")
        self.assertEqual(client.call("call", "f"),
                         (True, "camera_sim", (["camera_sim"], "simulated camera"), "127.0.0.1",
                          False, True))

    def test_targets_can_be_selected_later(self):
        port = self.server.port
        client = self.python("from sipyco.pc_rpc import *\nfrom sipyco.pc_rpc import AutoTarget, Client\n"
                             "def f():\n"
                             f"    c = Client('127.0.0.1', {port}, None)\n"
                             "    before = c.get_selected_target()\n"
                             "    c.select_rpc_target('camera_sim')\n"
                             "    return before, c.get_selected_target(), sorted(c.get_rpc_method_list()['methods'])[0]\n"
                             "def several():\n"
                             f"    Client('127.0.0.1', {port})\n")
        self.assertEqual(client.call("call", "f"), (None, "camera_sim", "expose"))
        with self.assertRaises(RemoteError) as caught:
            client.call("call", "several")
        self.assertEqual(caught.exception.class_name, "ValueError")

    def test_failures_have_the_classes_of_python(self):
        free = process.free_port()
        client = self.python(self.other() + "def f():\n"
                             "    found = []\n"
                             f"    for connect in (lambda: Client('127.0.0.1', {free}), "
                             f"lambda: Client('127.0.0.1', {self.server.port}, 'x'), "
                             "lambda: camera.set_gaussian_width(-1)):\n"
                             "        try: connect()\n"
                             "        except (ConnectionRefusedError, IncompatibleServer, ValueError) as error:\n"
                             "            found.append(type(error).__name__)\n"
                             "    return found\n")
        self.assertEqual(client.call("call", "f"), ["ConnectionRefusedError", "IncompatibleServer", "ValueError"])


if __name__ == "__main__":
    unittest.main()
