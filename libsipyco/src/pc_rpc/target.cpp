// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pc_rpc/target.hpp>

#include <exception>

#include <sipyco/base/error.hpp>

#include "pc_rpc/binding.hpp"
#include "pc_rpc/docstring.hpp"

namespace sipyco::pc_rpc {

struct Target::state {
  std::string class_name;
  std::optional<std::string> doc;
  std::map<std::string, method, std::less<>> methods;
};

Target::Target(std::string class_name, std::optional<std::string> doc)
    : state_(std::make_shared<state>(state{std::move(class_name), std::move(doc), {}})) {
  if (state_->doc) state_->doc = clean_docstring(*state_->doc);
}

Value Target::call_value(std::string_view method, std::span<const Value> arguments, const Dict& keywords) const {
  const auto* const callee = find(method);
  if (!callee) throw AttributeError("'" + class_name() + "' object has no attribute '" + std::string(method) + "'");
  const std::string where = class_name() + "." + std::string(method);
  if (!callee->plain) throw TypeError(where + "() is a coroutine: it runs in a server only");
  return callee->plain(*callee, bind_arguments(*callee, where, arguments, keywords));
}

const std::string& Target::class_name() const noexcept { return state_->class_name; }

const std::optional<std::string>& Target::doc() const noexcept { return state_->doc; }

const method* Target::find(std::string_view name) const {
  const auto found = state_->methods.find(name);
  return found == state_->methods.end() ? nullptr : &found->second;
}

std::vector<std::string> Target::method_names() const {
  std::vector<std::string> names;
  names.reserve(state_->methods.size());
  for (const auto& [name, ignored] : state_->methods) names.push_back(name);
  return names;
}

Target& Target::add(method m) {
  std::string name = m.name;
  state_->methods.insert_or_assign(std::move(name), std::move(m));
  return *this;
}

namespace detail {

void rethrow_for_argument(std::string_view name) {
  const std::string prefix = "argument '" + std::string(name) + "': ";
  try {
    throw;
  } catch (const OverflowError& error) {
    throw OverflowError(prefix + error.what());
  } catch (const ValueError& error) {
    throw ValueError(prefix + error.what());
  } catch (const Error& error) {
    throw TypeError(prefix + error.what());
  }
}

}  // namespace detail
}  // namespace sipyco::pc_rpc
