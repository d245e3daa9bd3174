// SPDX-License-Identifier: LGPL-3.0-or-later
#include "remote_exec/array_memory.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <pybind11/stl.h>

#include <sipyco/base/error.hpp>

#include "remote_exec/interpreter.hpp"
#include "value/ndarray_node.hpp"

namespace sipyco::remote_exec {
namespace {

/// Keeps the elements while NumPy uses them.
struct array_memory {
  explicit array_memory(NDArray x) : array(std::move(x)), writable(!array.data() || !ndarray_node::of(array).shared()) {
    data = writable ? array.mutable_data() : const_cast<std::byte*>(array.data());
  }
  NDArray array;
  bool writable;
  std::byte* data;
};

py::buffer_info describe(array_memory& memory) {
  const auto bytes = static_cast<py::ssize_t>(memory.array.nbytes());
  static std::byte nothing{};
  return {memory.data ? memory.data : &nothing, 1, "B", 1, {bytes}, {1}, !memory.writable};
}

py::object numpy() { return py::module_::import("numpy"); }

std::vector<std::size_t> shape_of(const NDArray& x) { return {x.shape().begin(), x.shape().end()}; }

py::object view(array_memory memory) {
  const py::tuple shape(py::cast(shape_of(memory.array)));
  const std::string type = memory.array.type().str();
  return numpy().attr("ndarray")(shape, type, py::cast(std::move(memory)));
}

dtype dtype_of(const py::handle& x) {
  const std::string text = py::str(x.attr("dtype").attr("str")).cast<std::string>();
  const auto type = dtype::parse(text);
  if (!type || x.attr("dtype").attr("hasobject").cast<bool>())
    throw TypeError("`" + py::repr(x).cast<std::string>() + "`: NumPy's dtype " + text + " is not PYON encodable");
  return *type;
}

bool is_same_layout(const py::handle& x, const NDArray& array) {
  return x.attr("flags").attr("c_contiguous").cast<bool>() && dtype_of(x) == array.type() &&
         x.attr("shape").cast<std::vector<std::size_t>>() == shape_of(array);
}

/// The NDArray that NumPy's array is a view of, if nobody can change it any more.
std::optional<NDArray> unchanging_memory(const py::handle& x, bool is_last) {
  const py::object base = x.attr("base");
  if (!py::isinstance<array_memory>(base)) return std::nullopt;
  const auto& memory = py::cast<const array_memory&>(base);
  const bool last = is_last && Py_REFCNT(base.ptr()) == 2;  // the array's and ours
  if ((memory.writable && !last) || !is_same_layout(x, memory.array)) return std::nullopt;
  return memory.array;
}

NDArray copy_of(const py::handle& x) {
  const auto shape = x.attr("shape").cast<std::vector<std::size_t>>();
  NDArray out = NDArray::uninitialized(shape, dtype_of(x)).value();
  if (out.nbytes() == 0) return out;
  array_memory memory(std::move(out));
  const py::object target = view(std::move(memory));
  target[py::ellipsis()] = x;
  return py::cast<const array_memory&>(target.attr("base")).array;
}

Scalar scalar_of(const py::handle& x) {
  const std::string bytes = py::bytes(x.attr("tobytes")());
  return {dtype_of(x), std::as_bytes(std::span(bytes))};
}

}  // namespace

void define_array_memory(py::module_& module) {
  py::class_<array_memory>(module, "array_memory", py::buffer_protocol(), "The elements of an array of C++.")
      .def_buffer(describe);
}

py::object to_numpy(NDArray x, bool to_be_changed) {
  if (to_be_changed) (void)x.mutable_data();
  return view(array_memory(std::move(x)));
}

py::object to_numpy(const Scalar& x) {
  const auto bytes = x.bytes();
  const py::bytes octets(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  return numpy().attr("frombuffer")(octets, x.type().str())[py::int_(0)];
}

std::optional<Value> from_numpy(const py::handle& x, bool is_last) {
  const py::dict imported = py::module_::import("sys").attr("modules");
  if (!imported.contains("numpy")) return std::nullopt;
  const py::object numpy = imported["numpy"];
  if (py::isinstance(x, numpy.attr("ndarray"))) {
    if (auto shared = unchanging_memory(x, is_last)) return Value(*std::move(shared));
    return Value(copy_of(x));
  }
  if (py::isinstance(x, numpy.attr("generic"))) return Value(scalar_of(x));
  return std::nullopt;
}

}  // namespace sipyco::remote_exec
