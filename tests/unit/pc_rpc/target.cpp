// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pc_rpc/target.hpp>

#include <boost/test/unit_test.hpp>

#include <functional>
#include <map>

#include <sipyco/pyon.hpp>
#include <sipyco/text/repr.hpp>

#include "pc_rpc/method_list.hpp"
#include "pc_rpc/prepared_call.hpp"

using namespace sipyco;
using namespace sipyco::pc_rpc;

namespace {

struct Device {
  double level = 0;
  void set_level(double x) { level = x; }
  [[nodiscard]] double get_level() const noexcept { return level; }
};

std::string describe(const Target& target, std::string_view name) { return text::repr(document(*target.find(name))); }

std::string annotations(const Target& target, std::string_view name) {
  return text::repr(document(*target.find(name)).at(0).at("annotations"));
}

/// What a call answers, in v1.
std::string answer(const Target& target, const char* name, const char* arguments, const char* keywords = "{}") {
  const auto prepared = prepare(target, {name, pyon::decode(arguments, pyon::v1), pyon::decode(keywords, pyon::v1)});
  if (const auto* const raised = std::get_if<protocol::packed_exception>(&prepared))
    return raised->class_name + ": " + raised->message;
  const std::string line = run_plain(std::get<prepared_call>(prepared), pyon::v1).line;
  const Value reply = pyon::decode(line, pyon::v1);
  if (reply.at("status").as_str() == "ok") return text::repr(reply.at("ret"));
  return std::string(reply.at("exception").at("class").as_str()) + ": " +
         std::string(reply.at("exception").at("message").as_str());
}

int free_function(int x) { return x + 1; }

}  // namespace

BOOST_AUTO_TEST_SUITE(pc_rpc_target)

BOOST_AUTO_TEST_CASE(calls_every_kind_of_callable) {
  Device device;
  const auto shared = std::make_shared<Device>();
  int counter = 0;
  Target target{"Device"};
  target.def("free", free_function, arg("x"));
  target.def("set", &Device::set_level, &device, arg("x"));
  target.def("get", &Device::get_level, &device);
  target.def("get_shared", &Device::get_level, shared);
  target.def("get_ref", &Device::get_level, std::ref(device));
  target.def("count", [&counter]() mutable { return ++counter; });
  target.def("function", std::function<int(int)>(free_function), arg("x"));
  BOOST_TEST(answer(target, "free", "(1, )") == "2");
  BOOST_TEST(answer(target, "set", "(2.5, )") == "None");
  BOOST_TEST(answer(target, "get", "()") == "2.5");
  BOOST_TEST(answer(target, "get_shared", "()") == "0.0");
  BOOST_TEST(answer(target, "get_ref", "()") == "2.5");
  BOOST_TEST(answer(target, "count", "()") == "1");
  BOOST_TEST(answer(target, "count", "()") == "2");
  BOOST_TEST(answer(target, "function", "(1, )") == "2");
}

BOOST_AUTO_TEST_CASE(converts_arguments_to_the_parameter_types) {
  Target target{"T"};
  target.def("text", [](std::string_view a, const std::string& b) { return std::string(a) + b; });
  target.def("sum", [](const std::vector<double>& values, std::map<std::string, int> weights) {
    return values.at(0) + weights.at("a");
  });
  target.def("moved", [](std::vector<int>&& values) { return values; });
  target.def(
      "optional", [](std::optional<int> x) { return x ? *x : -1; }, arg("x") = nullptr);
  target.def(
      "many", [](std::vector<int> rest) { return rest; }, varargs("rest"));
  target.def(
      "named", [](const std::map<std::string, double>& more) { return more; }, kwargs("more"));
  BOOST_TEST(answer(target, "text", "('a', 'b')") == "'ab'");
  BOOST_TEST(answer(target, "sum", "([1], {'a': 2})") == "3.0");
  BOOST_TEST(answer(target, "moved", "((1, 2), )") == "[1, 2]");
  BOOST_TEST(answer(target, "optional", "()") == "-1");
  BOOST_TEST(answer(target, "optional", "(None, )") == "-1");
  BOOST_TEST(answer(target, "many", "(1, 2)") == "[1, 2]");
  BOOST_TEST(answer(target, "named", "()", "{'a': 1}") == "{'a': 1.0}");
}

BOOST_AUTO_TEST_CASE(names_the_argument_that_does_not_convert) {
  Target target{"T"};
  target.def(
      "f", [](double, std::int8_t) {}, arg("x"), arg("small"));
  const auto wrong_type = answer(target, "f", "('a', 1)");
  BOOST_TEST(wrong_type.starts_with("TypeError: argument 'x': "), wrong_type);
  const auto too_big = answer(target, "f", "(1, 200)");
  BOOST_TEST(too_big.starts_with("OverflowError: argument 'small': "), too_big);
}

BOOST_AUTO_TEST_CASE(refuses_what_stands_where_arguments_should) {
  Target target{"T"};
  target.def("f", [] {});
  BOOST_TEST(answer(target, "f", "5") == "TypeError: T.f() argument after * must be an iterable, not int");
  BOOST_TEST(answer(target, "f", "()", "[]") == "TypeError: T.f() argument after ** must be a mapping, not list");
  BOOST_TEST(answer(target, "nosuch", "()") == "AttributeError: 'T' object has no attribute 'nosuch'");
}

BOOST_AUTO_TEST_CASE(documents_a_method_as_python_does) {
  Target target{"T"};
  target.def(
      "set_level", [](double, bool, const std::string&) { return 0.0; }, arg("level"), arg("wait") = false, kw_only(),
      arg("unit") = "dB", R"(Sets the level.

    Blocks if `wait`.
    )");
  BOOST_TEST(describe(target, "set_level") ==
             "({'args': ['self', 'level', 'wait'], 'varargs': None, 'varkw': None, 'defaults': (False,), "
             "'kwonlyargs': ['unit'], 'kwonlydefaults': {'unit': 'dB'}, 'annotations': {'return': 'float', 'level': "
             "'float', 'wait': 'bool', 'unit': 'str'}}, 'Sets the level.\\n\\nBlocks if `wait`.')");
  target.def(
      "all", [](Value, std::vector<int>, Dict) {}, arg("first"), varargs("rest"), kwargs("more"));
  BOOST_TEST(describe(target, "all") ==
             "({'args': ['self', 'first'], 'varargs': 'rest', 'varkw': 'more', 'defaults': None, 'kwonlyargs': [], "
             "'kwonlydefaults': None, 'annotations': {'rest': 'int'}}, None)");
}

BOOST_AUTO_TEST_CASE(annotates_with_the_python_class_of_a_type) {
  Target target{"T"};
  target.def("f", [](float, long, bool, const std::string&, std::complex<double>) { return NDArray(); });
  BOOST_TEST(annotations(target, "f") ==
             "{'return': 'ndarray', 'arg0': 'float', 'arg1': 'int', 'arg2': 'bool', 'arg3': 'str', 'arg4': 'complex'}");
  target.def("g", [](std::vector<int>, std::pair<int, int>, std::map<int, int>, Value, std::optional<double>) {});
  BOOST_TEST(annotations(target, "g") == "{'arg0': 'list', 'arg1': 'tuple', 'arg2': 'dict', 'arg4': 'float'}");
}

BOOST_AUTO_TEST_CASE(lists_methods_sorted_and_terminate_as_python_does) {
  Target target{"T", "A target."};
  target.def("b", [] {}).def("a", [] {}).def("z", [] {});
  const Value list = document_target(target, true);
  BOOST_TEST(text::repr(list.at("docstring")) == "'A target.'");
  BOOST_TEST(text::repr(list.at("methods").at("terminate")) ==
             "({'args': ['self'], 'defaults': None, 'varargs': None, 'varkw': None, 'kwonlyargs': [], "
             "'kwonlydefaults': []}, 'Terminate the server.')");
  BOOST_TEST(list.at("methods").size() == 4U);
  BOOST_TEST(document_target(target, false).at("methods").size() == 3U);
  BOOST_TEST(callable_names(target, true) == (std::vector<std::string>{"a", "b", "terminate", "z"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(refuses_signatures_that_python_would_not_compile) {
  Target target{"T"};
  const auto two = [](Value, Value) {};
  BOOST_CHECK_THROW(target.def("f", two, arg("x") = 1, arg("y")), ValueError);
  BOOST_CHECK_THROW(target.def("f", two, arg("x"), arg("x")), ValueError);
  BOOST_CHECK_THROW(target.def("f", two, arg("self"), arg("x")), ValueError);
  BOOST_CHECK_THROW(target.def(
                        "f", [](Dict, Value) {}, kwargs("k"), arg("x")),
                    ValueError);
  BOOST_CHECK_THROW(target.def("_hidden", [] {}), ValueError);
}

BOOST_AUTO_TEST_CASE(can_be_called_without_a_server) {
  pc_rpc::Target target{"Lda"};
  target.def(
      "add", [](int a, int b) { return a + b; }, arg("a"), arg("b") = 1);
  BOOST_TEST(target.call("add", 2, kw("b") = 3).as<int>() == 5);
  BOOST_CHECK_THROW(target.call("add"), TypeError);
  BOOST_CHECK_THROW(target.call("nosuch"), AttributeError);
}

BOOST_AUTO_TEST_SUITE_END()
