// SPDX-License-Identifier: LGPL-3.0-or-later
#include "device.hpp"

#include <memory>

#include <sipyco/base/error.hpp>
#include <sipyco/text/repr.hpp>
#include <sipyco/value/extension.hpp>

namespace sipyco::test {
namespace {

class DeviceError : public Error {
 public:
  using Error::Error;
  [[nodiscard]] std::string_view python_class() const noexcept override { return "devices.DeviceError"; }
};

class FileNotFound : public Error {
 public:
  using Error::Error;
  [[nodiscard]] std::string_view python_class() const noexcept override { return "FileNotFoundError"; }
};

class Leave : public Error {
 public:
  using Error::Error;
  [[nodiscard]] std::string_view python_class() const noexcept override { return "SystemExit"; }
};

class Opaque : public Extension {
 public:
  [[nodiscard]] std::string_view type_name() const noexcept override { return "builtin_function_or_method"; }
};

void define_errors(pc_rpc::Target& target) {
  target.def(
      "fail", [](const Value& message) { throw ValueError(text::str(message)); }, arg("message") = "no reason");
  target.def("fail_foreign", [] { throw DeviceError("out of range"); });
  target.def("fail_os", [] { throw FileNotFound("[Errno 2] No such file or directory: '/nowhere'"); });
  target.def("fail_lines", [] { throw std::runtime_error("first line\nsecond line"); });
  target.def(
      "lookup", [](const Value& key) { return Dict().at(key); }, arg("key"));
  target.def("unencodable", [] { return Value::make_extension<Opaque>(); });
  target.def("leave", [] { throw Leave(""); });
}

}  // namespace

pc_rpc::Target make_device() {
  pc_rpc::Target target{"Device", R"(A device.

    Its second paragraph.)"};
  const auto level = std::make_shared<Value>(0.0);
  target.def(
      "echo", [](Value value) { return value; }, arg("value"), "Returns what it is given.");
  // Any number is stored as it came, as Python's method does; so the annotations are given by hand.
  const auto annotated = [](arg named, std::string_view annotation) {
    pc_rpc::parameter out(std::move(named));
    out.annotation = annotation;
    return out;
  };
  pc_rpc::parameter wait = arg("wait") = false;
  target.def(
      "set_level", [level](Value x, bool, const std::string&) -> Value { return *level = std::move(x); },
      annotated(arg("level"), "float"), std::move(wait), kw_only(), arg("unit") = "dB",
      R"(Sets the level.

        Blocks until it settled if `wait`.)");
  target.def("get_level", [level] { return *level; });
  for (const char* const name : {"set_level", "get_level"}) {
    pc_rpc::method annotated_return = *target.find(name);
    annotated_return.return_annotation = "float";
    target.add(std::move(annotated_return));
  }
  target.def(
      "variable",
      [](Value first, std::vector<Value> rest, Value last, Dict more) {
        return Value::list({std::move(first), Value(rest), std::move(last), Value(more)});
      },
      arg("first"), varargs("rest"), arg("last") = nullptr, kwargs("more"));
  target.def("ping", [] { return Value(true); });
  target.def("nothing", [] {});
  define_errors(target);
  return target;
}

}  // namespace sipyco::test
