// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/remote_exec/remote_exec_server.hpp>

#include <boost/test/unit_test.hpp>

#include <sipyco/base/error.hpp>
#include <sipyco/pc_rpc/client.hpp>
#include <sipyco/pc_rpc/server.hpp>
#include <sipyco/pc_rpc/target_async.hpp>
#include <sipyco/text/repr.hpp>

#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

using namespace sipyco;
using remote_exec::RemoteExecServer;
namespace asio = boost::asio;

namespace {

class LampError : public Error {
 public:
  using Error::Error;
  [[nodiscard]] std::string_view python_class() const noexcept override { return "lamps.LampError"; }
};

struct fixture {
  NDArray kept = NDArray::zeros({2, 3});

  pc_rpc::Target driver() {
    pc_rpc::Target out{"Lamp", "A lamp."};
    out.def(
        "echo", [](const Value& x) { return x; }, arg("x"));
    out.def("fresh", [] { return NDArray::zeros({2, 3}); });
    out.def("get_kept", [this] { return kept; });
    out.def("fail", [](const std::string& message) { throw LampError(message); });
    out.def("later", [](int x) -> asio::awaitable<int> {
      co_await asio::post(co_await asio::this_coro::executor, asio::use_awaitable);
      if (x < 0) throw ValueError("negative");
      co_return x + 1;
    });
    return out;
  }
  remote_exec::initial_namespace shared{driver()};
  RemoteExecServer python{shared};
};

std::vector<Value> all_kinds() {
  std::vector<Value> out{Value(),
                         true,
                         1,
                         Integer::parse("-123456789012345678901234567890").value(),
                         0.1,
                         std::complex(1.0, -2.0),
                         "a\xc3\xa9\xed\xa0\x80",
                         Value::bytes({"\0\xff", 2}),
                         Value::set({1, "a"}),
                         Value::slice(1, Value(), -1),
                         Value::fraction(6, 8),
                         Value(Scalar(std::int16_t{-7})),
                         Value(Scalar(dtype(dtype::family::str, 8), std::as_bytes(std::span("a\0\0\0b\0\0\0", 8)))),
                         NDArray::from_values<std::int32_t>({2, 2}, {1, 2, 3, 4}),
                         NDArray::zeros({0, 3}, dtype::complex64),
                         NDArray::zeros({}, dtype(dtype::family::floating, 4, true)),
                         NDArray::zeros({2}, dtype::time(dtype::family::datetime, dtype::time_unit::us, 25))};
  out.push_back(Value::tuple({Value::list({1, Value::tuple()}), Value::dict({{1, "x"}, {"k", 2.5}})}));
  Dict ordered;
  ordered.set("b", out[13]);
  ordered.set("a", 2);
  out.push_back(Value::ordered_dict(ordered));
  return out;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(remote_exec_server, fixture)

BOOST_AUTO_TEST_CASE(calls_what_the_code_has_defined) {
  python.add_code("def f(a, *b, **c): return a, b, c");
  BOOST_TEST(text::repr(python.call("f", 1, 2, kw("d") = 3)) == "(1, (2,), {'d': 3})");
}

BOOST_AUTO_TEST_CASE(values_of_all_kinds_go_there_and_to_the_driver_and_back) {
  python.add_code("def f(x): return controller_driver.echo(x=x)");
  for (const Value& x : all_kinds()) {
    const Value returned = python.call("f", x);
    BOOST_TEST_CONTEXT(text::repr(x)) {
      BOOST_CHECK(returned.kind() == x.kind());
      // The order of a set is that of Python's hash table.
      BOOST_TEST((x.kind() == kind::set ? returned == x : text::repr(returned) == text::repr(x)));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_namespace_begins_with_what_is_in_the_initial_one) {
  python.add_code("def f(): return one, __name__");
  shared.set("one", 1);
  RemoteExecServer later(shared);
  later.add_code("def f(): return one, __name__");
  BOOST_TEST(text::repr(later.call("f")) == "(1, 'sipyco.remote_exec')");
  BOOST_CHECK_THROW(python.call("f"), RemoteError);
}

BOOST_AUTO_TEST_CASE(arrays_are_not_copied) {
  python.add_code("def f(): return controller_driver.get_kept()");
  BOOST_TEST(python.call<NDArray>("f").data() == kept.data());
  python.add_code("def f():\n    x = controller_driver.fresh()\n    x[1, 2] = 5\n    return x");
  BOOST_TEST(python.call<NDArray>("f").values<double>()[5] == 5);
}

BOOST_AUTO_TEST_CASE(an_array_that_others_have_is_read_only) {
  python.add_code("def f():\n    x = controller_driver.get_kept()\n    x[0, 0] = 5");
  try {
    python.call("f");
    BOOST_FAIL("it was written to");
  } catch (const RemoteError& error) {
    BOOST_TEST(error.class_name() == "ValueError");
  }
  BOOST_TEST(kept.values<double>()[0] == 0);
}

BOOST_AUTO_TEST_CASE(arguments_may_be_changed) {
  python.add_code("def f(x, *, y):\n    x[0, 0] = 5\n    y[0][0, 0] = 6\n    return x, y");
  const Value changed = python.call("f", kept, kw("y") = Value::list({Value(kept)}));
  BOOST_TEST(changed.items()[0].as_ndarray().values<double>()[0] == 5);
  BOOST_TEST(changed.items()[1].items()[0].as_ndarray().values<double>()[0] == 6);
  BOOST_TEST(kept.values<double>()[0] == 0);
}

BOOST_AUTO_TEST_CASE(an_array_that_python_keeps_is_copied) {
  python.add_code("x = controller_driver.fresh()\ndef f(): return x\ndef g(): x[0, 0] = 5");
  const auto before = python.call<NDArray>("f");
  python.call("g");
  BOOST_TEST(before.values<double>()[0] == 0);
  BOOST_TEST(python.call<NDArray>("f").values<double>()[0] == 5);
}

BOOST_AUTO_TEST_CASE(arrays_that_python_has_made_may_have_any_layout) {
  python.add_code("import numpy as np\ndef f(): return np.arange(6).reshape(2, 3).T[::-1]");
  BOOST_TEST(text::repr(python.call("f")) == "array([[2, 5],\n       [1, 4],\n       [0, 3]])");
}

BOOST_AUTO_TEST_CASE(exceptions_carry_the_traceback) {
  python.add_code("def f():\n    raise KeyError('x')");
  try {
    python.call("f");
    BOOST_FAIL("nothing was raised");
  } catch (const RemoteError& error) {
    BOOST_TEST(error.class_name() == "KeyError");
    BOOST_TEST(error.message() == "'x'");
    BOOST_TEST(error.traceback() == std::vector<std::string>{"  File \"<string>\", line 2, in f\n"},
               boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(exceptions_of_the_driver_have_a_class_of_their_name) {
  python.add_code(
      "def f():\n    try: controller_driver.fail('no light')\n"
      "    except Exception as e: return type(e).__module__, type(e).__name__, str(e)\n"
      "def g(): controller_driver.fail('no light')");
  BOOST_TEST(text::repr(python.call("f")) == "('lamps', 'LampError', 'no light')");
  try {
    python.call("g");
    BOOST_FAIL("nothing was raised");
  } catch (const RemoteError& error) {
    BOOST_TEST(error.class_name() == "GenericRemoteException");
    BOOST_TEST(error.message() == "lamps.LampError: no light");
  }
}

BOOST_AUTO_TEST_CASE(coroutines_need_a_server) {
  python.add_code("def f(x): return controller_driver.later(x)");
  BOOST_CHECK_EXCEPTION(python.call("f", 1), RemoteError,
                        [](const RemoteError& e) { return e.class_name() == "TypeError"; });
}

BOOST_AUTO_TEST_CASE(coroutines_run_on_the_server_that_stops_with_them) {
  pc_rpc::Server server{{{"lamp", driver()}, {"lamp_rexec", remote_exec::rexec_target(shared)}}};
  server.start(std::vector<std::string>{"::1"}, 0);
  pc_rpc::Client client("::1", server.port(), "lamp_rexec");
  client.call("add_code", "def f(x): return controller_driver.later(x)");
  BOOST_TEST(client.call<int>("call", "f", 1) == 2);
  BOOST_CHECK_EXCEPTION(client.call("call", "f", -1), RemoteError,
                        [](const RemoteError& e) { return e.message() == "negative"; });
  server.stop();
  python.add_code("def f(x): return controller_driver.echo(x)");
  BOOST_CHECK_EXCEPTION(python.call("f", 1), RemoteError,
                        [](const RemoteError& e) { return e.message().find("stopped") != std::string::npos; });
}

BOOST_AUTO_TEST_SUITE_END()
