// SPDX-License-Identifier: LGPL-3.0-or-later
// Every text of this file is CPython 3.11's for the method of the same signature.
#include "pc_rpc/binding.hpp"

#include <boost/test/unit_test.hpp>

#include <sipyco/base/error.hpp>
#include <sipyco/pc_rpc/target.hpp>
#include <sipyco/pyon.hpp>

using namespace sipyco;
using namespace sipyco::pc_rpc;

namespace {

Target make_target() {
  const auto nothing = [] {};
  const auto one = [](Value) {};
  const auto two = [](Value, Value) {};
  const auto three = [](Value, Value, Value) {};
  const auto mixed = [](Value, Value, std::vector<Value>, Value, Dict) {};
  Target target{"Lda"};
  target.def("none", nothing);
  target.def("set", one, arg("x"));
  target.def("two", two, arg("x"), arg("y"));
  target.def("three", three, arg("x"), arg("y"), arg("z"));
  target.def("opt", two, arg("x"), arg("y") = 1);
  target.def("o1", one, arg("x") = 1);
  target.def("kwo", two, kw_only(), arg("z"), arg("w") = 2);
  target.def("kwo2", three, arg("x"), kw_only(), arg("z"), arg("w"));
  target.def("mix", mixed, arg("x"), arg("y") = 1, varargs("rest"), arg("z") = 3, kwargs("more"));
  target.def("kk", three, arg("x"), kw_only(), arg("z") = 1, arg("w") = 1);
  target.def("kk1", two, kw_only(), arg("z") = 1, arg("w") = 1);
  return target;
}

std::vector<Value> bound(const char* name, const char* arguments, const char* keywords) {
  static const Target target = make_target();
  const Value positional = pyon::decode(arguments, pyon::v1);
  return bind_arguments(*target.find(name), std::string("Lda.") + name, positional.items(),
                        pyon::decode(keywords, pyon::v1).as_dict());
}

std::string error_of(const char* name, const char* arguments, const char* keywords) {
  try {
    (void)bound(name, arguments, keywords);
  } catch (const TypeError& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pc_rpc_binding)

BOOST_AUTO_TEST_CASE(places_arguments_and_defaults) {
  BOOST_TEST((bound("opt", "(1, )", "{}") == std::vector<Value>{1, 1}));
  BOOST_TEST((bound("opt", "()", "{'y': 5, 'x': 4}") == std::vector<Value>{4, 5}));
  BOOST_TEST((bound("kwo", "()", "{'z': 1}") == std::vector<Value>{1, 2}));
}

BOOST_AUTO_TEST_CASE(collects_variable_arguments) {
  Dict more;
  more.set("q", 5);
  BOOST_TEST((bound("mix", "(1, 2, 3, 4)", "{'z': 4, 'q': 5}") ==
              std::vector<Value>{1, 2, Value::tuple({3, 4}), 4, Value(more)}));
  BOOST_TEST((bound("mix", "(1, )", "{}") == std::vector<Value>{1, 1, Value::tuple(), 3, Value::dict()}));
}

BOOST_AUTO_TEST_CASE(fails_in_the_words_of_cpython) {
  struct row {
    const char *name, *arguments, *keywords, *message;
  };
  for (const auto& [name, arguments, keywords, message] : {
           row{"none", "(1, )", "{}", "Lda.none() takes 1 positional argument but 2 were given"},
           row{"none", "(1, 2)", "{}", "Lda.none() takes 1 positional argument but 3 were given"},
           row{"none", "()", "{'x': 1}", "Lda.none() got an unexpected keyword argument 'x'"},
           row{"set", "()", "{}", "Lda.set() missing 1 required positional argument: 'x'"},
           row{"set", "(1, 2)", "{}", "Lda.set() takes 2 positional arguments but 3 were given"},
           row{"set", "(1, )", "{'x': 2}", "Lda.set() got multiple values for argument 'x'"},
           row{"set", "()", "{'y': 2}", "Lda.set() got an unexpected keyword argument 'y'"},
           row{"set", "(1, )", "{'y': 2}", "Lda.set() got an unexpected keyword argument 'y'"},
           row{"set", "()", "{'self': 1}", "Lda.set() got multiple values for argument 'self'"},
           row{"two", "()", "{}", "Lda.two() missing 2 required positional arguments: 'x' and 'y'"},
           row{"two", "(1, )", "{}", "Lda.two() missing 1 required positional argument: 'y'"},
           row{"three", "()", "{}", "Lda.three() missing 3 required positional arguments: 'x', 'y', and 'z'"},
           row{"three", "()", "{'y': 1}", "Lda.three() missing 2 required positional arguments: 'x' and 'z'"},
           row{"opt", "()", "{}", "Lda.opt() missing 1 required positional argument: 'x'"},
           row{"opt", "(1, 2, 3)", "{}", "Lda.opt() takes from 2 to 3 positional arguments but 4 were given"},
           row{"o1", "(1, 2)", "{}", "Lda.o1() takes from 1 to 2 positional arguments but 3 were given"},
           row{"kwo", "()", "{}", "Lda.kwo() missing 1 required keyword-only argument: 'z'"},
           row{"kwo", "(1, )", "{'z': 1}",
               "Lda.kwo() takes 1 positional argument but 2 positional arguments (and 1 keyword-only argument) were "
               "given"},
           row{"kwo", "(1, )", "{}", "Lda.kwo() takes 1 positional argument but 2 were given"},
           row{"kwo2", "()", "{}", "Lda.kwo2() missing 1 required positional argument: 'x'"},
           row{"kwo2", "(1, )", "{}", "Lda.kwo2() missing 2 required keyword-only arguments: 'z' and 'w'"},
           row{"kwo2", "(1, 2)", "{'z': 1, 'w': 1}",
               "Lda.kwo2() takes 2 positional arguments but 3 positional arguments (and 2 keyword-only arguments) were "
               "given"},
           row{"mix", "()", "{}", "Lda.mix() missing 1 required positional argument: 'x'"},
           row{"mix", "(1, )", "{'self': 3}", "Lda.mix() got multiple values for argument 'self'"},
           row{"kk", "(1, 2)", "{'z': 1}",
               "Lda.kk() takes 2 positional arguments but 3 positional arguments (and 1 keyword-only argument) were "
               "given"},
           row{"kk1", "(1, 2)", "{'z': 1, 'w': 3}",
               "Lda.kk1() takes 1 positional argument but 3 positional arguments (and 2 keyword-only arguments) were "
               "given"},
           row{"set", "()", "{5: 1}", "keywords must be strings"},
       })
    BOOST_TEST_CONTEXT(name << arguments << keywords) BOOST_TEST(error_of(name, arguments, keywords) == message);
}

BOOST_AUTO_TEST_SUITE_END()
