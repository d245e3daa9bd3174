// SPDX-License-Identifier: LGPL-3.0-or-later
#include <algorithm>
#include <limits>
#include <numbers>

#include "expression/numpy/composed.hpp"
#include "expression/numpy/dtype_object.hpp"
#include "expression/numpy/functions.hpp"
#include "expression/numpy/operators.hpp"
#include "expression/numpy/ufunc_object.hpp"
#include "expression/numpy/ufunc_tables.hpp"

// What `np.` knows: constants, classes, universal functions, and the functions listed here.
namespace sipyco::expression::numpy {

namespace {

constexpr native functions[] = {
    {"all", function::all},
    {"allclose", function::allclose},
    {"amax", function::amax},
    {"amin", function::amin},
    {"angle", function::angle},
    {"any", function::any},
    {"append", function::append},
    {"arange", function::arange},
    {"argmax", function::argmax},
    {"argmin", function::argmin},
    {"argsort", function::argsort},
    {"argwhere", function::argwhere},
    {"around", function::round},
    {"array", function::array},
    {"array_equal", function::array_equal},
    {"array_split", function::array_split},
    {"asanyarray", function::asarray},
    {"asarray", function::asarray},
    {"ascontiguousarray", function::asarray},
    {"atleast_1d", function::atleast_1d},
    {"atleast_2d", function::atleast_2d},
    {"atleast_3d", function::atleast_3d},
    {"average", function::average},
    {"bincount", function::bincount},
    {"broadcast_to", function::broadcast_to},
    {"can_cast", function::can_cast},
    {"clip", function::clip},
    {"column_stack", function::column_stack},
    {"compress", function::compress},
    {"concatenate", function::concatenate},
    {"convolve", function::convolve},
    {"copy", function::array},
    {"count_nonzero", function::count_nonzero},
    {"cross", function::cross},
    {"cumprod", function::cumprod},
    {"cumsum", function::cumsum},
    {"diag", function::diag},
    {"diagonal", function::diagonal},
    {"diff", function::diff},
    {"divmod", function::divmod},
    {"dot", function::dot},
    {"dstack", function::dstack},
    {"empty", function::empty},
    {"empty_like", function::empty_like},
    {"expand_dims", function::expand_dims},
    {"eye", function::eye},
    {"finfo", function::finfo},
    {"flatnonzero", function::flatnonzero},
    {"flip", function::flip},
    {"fliplr", function::fliplr},
    {"flipud", function::flipud},
    {"frexp", function::frexp},
    {"full", function::full},
    {"full_like", function::full_like},
    {"geomspace", function::geomspace},
    {"histogram", function::histogram},
    {"hstack", function::hstack},
    {"identity", function::identity},
    {"iinfo", function::iinfo},
    {"imag", function::imag},
    {"indices", function::indices},
    {"inner", function::inner},
    {"interp", function::interp},
    {"isclose", function::isclose},
    {"iscomplexobj", function::iscomplexobj},
    {"isin", function::isin},
    {"isrealobj", function::isrealobj},
    {"isscalar", function::isscalar},
    {"kron", function::kron},
    {"linspace", function::linspace},
    {"logspace", function::logspace},
    {"matmul", function::matmul},
    {"max", function::amax},
    {"mean", function::mean},
    {"median", function::median},
    {"meshgrid", function::meshgrid},
    {"min", function::amin},
    {"modf", function::modf},
    {"moveaxis", function::moveaxis},
    {"nan_to_num", function::nan_to_num},
    {"nanmax", function::nanmax},
    {"nanmean", function::nanmean},
    {"nanmin", function::nanmin},
    {"nanstd", function::nanstd},
    {"nansum", function::nansum},
    {"nanvar", function::nanvar},
    {"ndim", function::ndim},
    {"nonzero", function::nonzero},
    {"ones", function::ones},
    {"ones_like", function::ones_like},
    {"outer", function::outer},
    {"percentile", function::percentile},
    {"polyval", function::polyval},
    {"prod", function::prod},
    {"product", function::prod},
    {"promote_types", function::promote_types},
    {"ptp", function::ptp},
    {"quantile", function::quantile},
    {"ravel", function::ravel},
    {"real", function::real},
    {"repeat", function::repeat},
    {"reshape", function::reshape},
    {"result_type", function::result_type},
    {"roll", function::roll},
    {"round", function::round},
    {"round_", function::round},
    {"searchsorted", function::searchsorted},
    {"shape", function::shape},
    {"sinc", function::sinc},
    {"size", function::size},
    {"sort", function::sort},
    {"split", function::split},
    {"squeeze", function::squeeze},
    {"stack", function::stack},
    {"std", function::std},
    {"sum", function::sum},
    {"swapaxes", function::swapaxes},
    {"take", function::take},
    {"tile", function::tile},
    {"trace", function::trace},
    {"transpose", function::transpose},
    {"trapz", function::trapz},
    {"tril", function::tril},
    {"triu", function::triu},
    {"unique", function::unique},
    {"var", function::var},
    {"vdot", function::vdot},
    {"vstack", function::vstack},
    {"where", function::where},
    {"zeros", function::zeros},
    {"zeros_like", function::zeros_like},
};
static_assert(is_sorted_by_name(std::span<const native>(functions)));

struct constant {
  std::string_view name;
  double value;
};
constexpr constant constants[] = {
    {"pi", std::numbers::pi},
    {"e", std::numbers::e},
    {"euler_gamma", std::numbers::egamma},
    {"inf", std::numeric_limits<double>::infinity()},
    {"Inf", std::numeric_limits<double>::infinity()},
    {"Infinity", std::numeric_limits<double>::infinity()},
    {"infty", std::numeric_limits<double>::infinity()},
    {"PINF", std::numeric_limits<double>::infinity()},
    {"NINF", -std::numeric_limits<double>::infinity()},
    {"nan", std::numeric_limits<double>::quiet_NaN()},
    {"NaN", std::numeric_limits<double>::quiet_NaN()},
    {"NAN", std::numeric_limits<double>::quiet_NaN()},
    {"PZERO", 0.0},
    {"NZERO", -0.0},
};

std::optional<Value> find(std::string_view name) {
  for (const auto& [constant, value] : constants)
    if (name == constant) return Value(value);
  if (name == "newaxis") return Value();
  if (name == "True_" || name == "False_") return Value(Scalar(name == "True_"));
  for (const auto table : {std::span<const native>(functions), composed_functions()})
    if (const native* found = find_entry(table, name)) return function_value(*found);
  if (name.find(' ') == std::string_view::npos)
    if (const ufunc* found = find_ufunc(name)) return ufunc_value(*found);
  if (const native_type* found = find_class(name)) return type_value(*found);
  return {};
}

std::vector<std::string_view> list_names() {
  std::vector<std::string_view> out{"newaxis", "True_", "False_"};
  for (const auto& [name, value] : constants) out.push_back(name);
  for (const auto table : {std::span<const native>(functions), composed_functions()})
    for (const native& each : table) out.push_back(each.name);
  for (const auto table : ufunc_tables())
    for (const ufunc& each : table)
      if (each.name.find(' ') == std::string_view::npos) out.push_back(each.name);
  for (const std::string_view name : class_names()) out.push_back(name);
  std::ranges::sort(out);
  return out;
}

}  // namespace

const native_module& module() noexcept {
  static constexpr native_module entry{"numpy", find, list_names};
  return entry;
}

}  // namespace sipyco::expression::numpy
