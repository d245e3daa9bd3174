// SPDX-License-Identifier: LGPL-3.0-or-later
#include "remote_exec/python_value.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <sipyco/base/error.hpp>
#include <sipyco/base/limits.hpp>

#include "remote_exec/array_memory.hpp"
#include "remote_exec/interpreter.hpp"

namespace sipyco::remote_exec {
namespace {

constexpr int hexadecimal = 16;

py::object owned(PyObject* made) {
  if (!made) throw py::error_already_set();
  return py::reinterpret_steal<py::object>(made);
}

// --- to Python

py::object text_to_python(std::string_view text) {
  return owned(PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), "surrogatepass"));
}

py::object integer_to_python(const Integer& x) {
  if (x.fits_int64()) return owned(PyLong_FromLongLong(x.to_int64()));
  return owned(PyLong_FromString(x.to_string(hexadecimal).c_str(), nullptr, hexadecimal));
}

/// Moves the items, so that an array that only they hold stays writable.
py::object sequence_to_python(Value x, bool to_be_changed) {
  const bool is_tuple = x.kind() == kind::tuple;
  const auto items = x.mutable_items();
  const auto size = static_cast<Py_ssize_t>(items.size());
  py::object out = owned(is_tuple ? PyTuple_New(size) : PyList_New(size));
  for (Py_ssize_t i = 0; i < size; ++i) {
    PyObject* const item = to_python(std::move(items[static_cast<std::size_t>(i)]), to_be_changed).release().ptr();
    if (is_tuple)
      PyTuple_SET_ITEM(out.ptr(), i, item);
    else
      PyList_SET_ITEM(out.ptr(), i, item);
  }
  return out;
}

py::object set_to_python(const Set& x) {
  py::set out;
  for (const Value& element : x) out.add(to_python(element));
  return out;
}

py::object dict_to_python(Value x, bool to_be_changed) {
  const bool is_ordered = x.kind() == kind::ordered_dict;
  py::object out = is_ordered ? py::module_::import("collections").attr("OrderedDict")() : py::object(py::dict());
  Dict& entries = x.mutable_dict();
  std::vector<Value> keys;
  for (const auto& entry : entries) keys.push_back(entry.key);
  for (const Value& key : keys) out[to_python(key)] = to_python(std::exchange(entries[key], Value()), to_be_changed);
  return out;
}

py::object slice_to_python(const Value& x) {
  const auto parts = x.slice_parts();
  const py::object start = to_python(parts[0]), stop = to_python(parts[1]), step = to_python(parts[2]);
  return owned(PySlice_New(start.ptr(), stop.ptr(), step.ptr()));
}

py::object fraction_to_python(const Value& x) {
  return py::module_::import("fractions")
      .attr("Fraction")(integer_to_python(x.numerator()), integer_to_python(x.denominator()));
}

// --- from Python

Value convert(const py::handle& x, std::size_t depth);

Value text_from_python(const py::handle& x) {
  const py::object octets = owned(PyUnicode_AsEncodedString(x.ptr(), "utf-8", "surrogatepass"));
  return {std::string_view(PyBytes_AS_STRING(octets.ptr()), static_cast<std::size_t>(PyBytes_GET_SIZE(octets.ptr())))};
}

Value integer_from_python(const py::handle& x) {
  int overflow = 0;
  const long long small = PyLong_AsLongLongAndOverflow(x.ptr(), &overflow);
  if (!overflow) return small;
  const auto digits = py::str(owned(PyNumber_ToBase(x.ptr(), hexadecimal))).cast<std::string>();
  const bool negative = digits.front() == '-';
  const auto magnitude =
      Integer::parse(std::string_view(digits).substr(negative ? 3 : 2), hexadecimal, digits.size()).value();
  return negative ? -magnitude : magnitude;
}

/// Iterates over a copy: other threads may run, and change it, while an item is converted.
std::vector<Value> items_from_python(const py::handle& x, std::size_t depth) {
  const py::object copy = owned(PySequence_Tuple(x.ptr()));
  std::vector<Value> items;
  items.reserve(static_cast<std::size_t>(PyTuple_GET_SIZE(copy.ptr())));
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(copy.ptr()); ++i)
    items.push_back(convert(PyTuple_GET_ITEM(copy.ptr(), i), depth));
  return items;
}

Value set_from_python(const py::handle& x, std::size_t depth) {
  Set out;
  for (Value& element : items_from_python(x, depth)) out.add(std::move(element));
  return out;
}

Dict dict_from_python(const py::handle& x, std::size_t depth) {
  Dict out;
  for (const py::handle entry : py::list(x.attr("items")()))
    out.set(convert(entry[py::int_(0)], depth), convert(entry[py::int_(1)], depth));
  return out;
}

Value slice_from_python(const py::handle& x, std::size_t depth) {
  return Value::slice(convert(x.attr("start"), depth), convert(x.attr("stop"), depth), convert(x.attr("step"), depth));
}

/// Of Python's own classes and those derived from them; nothing for others.
std::optional<Value> convert_builtin(const py::handle& x, std::size_t depth) {
  PyObject* const p = x.ptr();
  if (x.is_none()) return Value();
  if (PyBool_Check(p)) return Value(p == Py_True);
  if (PyLong_Check(p)) return integer_from_python(x);
  if (PyFloat_Check(p)) return Value(PyFloat_AS_DOUBLE(p));
  if (PyUnicode_Check(p)) return text_from_python(x);
  if (PyComplex_Check(p)) return Value(std::complex(PyComplex_RealAsDouble(p), PyComplex_ImagAsDouble(p)));
  if (PyBytes_Check(p)) return Value::bytes({PyBytes_AS_STRING(p), static_cast<std::size_t>(PyBytes_GET_SIZE(p))});
  if (PyList_Check(p) || PyTuple_Check(p)) {
    auto items = items_from_python(x, depth);
    return PyList_Check(p) ? Value::list_of(items) : Value::tuple_of(items);
  }
  if (PyDict_Check(p)) return Value(dict_from_python(x, depth));
  if (PySet_Check(p)) return set_from_python(x, depth);
  if (PySlice_Check(p)) return slice_from_python(x, depth);
  return std::nullopt;
}

bool is_exactly_builtin(const py::handle& x) {
  const std::array types{&PyFloat_Type, &PyLong_Type, &PyUnicode_Type, &PyList_Type,
                         &PyTuple_Type, &PyDict_Type, &PyBool_Type,    Py_TYPE(Py_None)};
  return std::ranges::find(types, Py_TYPE(x.ptr())) != types.end();
}

bool is_instance(const py::handle& x, const char* module, const char* name) {
  return py::isinstance(x, py::module_::import(module).attr(name));
}

Value fraction_from_python(const py::handle& x) {
  return Value::fraction(integer_from_python(x.attr("numerator")).as_integer(),
                         integer_from_python(x.attr("denominator")).as_integer());
}

Value convert(const py::handle& x, std::size_t depth) {
  if (depth >= max_value_depth) throw LimitError("containers inside each other", "max_value_depth", max_value_depth);
  if (is_exactly_builtin(x)) return *convert_builtin(x, depth + 1);
  if (auto array = from_numpy(x)) return *std::move(array);
  if (is_instance(x, "collections", "OrderedDict")) return Value::ordered_dict(dict_from_python(x, depth + 1));
  if (auto builtin = convert_builtin(x, depth + 1)) return *std::move(builtin);
  if (is_instance(x, "fractions", "Fraction")) return fraction_from_python(x);
  throw TypeError("`" + std::string(text_from_python(py::repr(x)).as_str()) + "`: Object of type `" +
                  Py_TYPE(x.ptr())->tp_name + "` is not PYON encodable");
}

}  // namespace

py::object to_python(Value x, bool to_be_changed) {
  switch (x.kind()) {
    case kind::none: return py::none();
    case kind::boolean: return py::bool_(x.as_bool());
    case kind::integer: return integer_to_python(x.as_integer());
    case kind::floating: return py::float_(x.as_float());
    case kind::complex: return owned(PyComplex_FromDoubles(x.as_complex().real(), x.as_complex().imag()));
    case kind::str: return text_to_python(x.as_str());
    case kind::bytes: return py::bytes(x.as_bytes());
    case kind::tuple:
    case kind::list: return sequence_to_python(std::move(x), to_be_changed);
    case kind::set: return set_to_python(x.as_set());
    case kind::dict:
    case kind::ordered_dict: return dict_to_python(std::move(x), to_be_changed);
    case kind::slice: return slice_to_python(x);
    case kind::fraction: return fraction_to_python(x);
    case kind::ndarray: return to_numpy(std::exchange(x.mutable_ndarray(), NDArray()), to_be_changed);
    case kind::scalar: return to_numpy(x.as_scalar());
    case kind::extension: break;
  }
  throw TypeError("a value of the class " + std::string(type_name(x)) + " has no counterpart in Python");
}

Value from_python(const py::handle& x) { return convert(x, 0); }

Value take_from_python(py::object&& x) {
  const bool is_last = Py_REFCNT(x.ptr()) == 1;
  const py::object taken = std::move(x);
  if (is_last && !is_exactly_builtin(taken))
    if (auto array = from_numpy(taken, true)) return *std::move(array);
  return from_python(taken);
}

}  // namespace sipyco::remote_exec
