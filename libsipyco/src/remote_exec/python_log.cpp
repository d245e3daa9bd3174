// SPDX-License-Identifier: LGPL-3.0-or-later
#include "remote_exec/python_log.hpp"

#include <atomic>
#include <string>

#include "remote_exec/interpreter.hpp"

namespace sipyco::remote_exec {
namespace {

std::atomic<log_sink*> current{nullptr};

void forward(const py::object& formatter, const py::object& record) {
  const int level = record.attr("levelno").cast<int>();
  const std::string name = py::str(record.attr("name")).cast<std::string>();
  const std::string message = py::str(formatter.attr("format")(record)).cast<std::string>();
  without_python([&] { current.load()->log(static_cast<log_level>(level), name, message); });
}

/// As Python's handlers do, it keeps an error in a record from the code that logs.
void handle(const py::object& formatter, const py::object& record) {
  try {
    forward(formatter, record);
  } catch (py::error_already_set& error) {
    error.discard_as_unraisable("logging");
  }
}

void install() {
  const py::module_ logging = py::module_::import("logging");
  const py::object handler = logging.attr("NullHandler")();
  const py::object formatter = logging.attr("Formatter")("%(message)s");
  // What logging calls with each record.
  handler.attr("handle") = py::cpp_function([formatter](const py::object& record) { handle(formatter, record); });
  const py::object root = logging.attr("getLogger")();
  root.attr("addHandler")(handler);
  root.attr("setLevel")("INFO");
}

}  // namespace

void send_python_log_to(log_sink& log) {
  if (&log == &default_log_sink()) return;
  if (!current.exchange(&log)) install();
}

}  // namespace sipyco::remote_exec
