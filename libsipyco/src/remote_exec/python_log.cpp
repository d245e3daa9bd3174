// SPDX-License-Identifier: LGPL-3.0-or-later
#include "remote_exec/python_log.hpp"

#include <atomic>
#include <string>

#include "remote_exec/interpreter.hpp"

namespace sipyco::remote_exec {
namespace {

std::atomic<log_sink*> current{nullptr};

// logging calls what it is given as a filter of a handler with each record; that is simpler than a derived class.
bool forward(const py::object& formatter, const py::object& record) {
  const int level = record.attr("levelno").cast<int>();
  const std::string name = py::str(record.attr("name")).cast<std::string>();
  const std::string message = py::str(formatter.attr("format")(record)).cast<std::string>();
  without_python([&] { current.load()->log(static_cast<log_level>(level), name, message); });
  return false;
}

void install() {
  const py::module_ logging = py::module_::import("logging");
  const py::object handler = logging.attr("NullHandler")();
  const py::object formatter = logging.attr("Formatter")("%(message)s");
  handler.attr("handle") =
      py::cpp_function([formatter](const py::object& record) { return forward(formatter, record); });
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
