// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>

#include <concepts>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <typeindex>
#include <typeinfo>
#include <utility>
#include <vector>

namespace sipyco::pyon {

/// Further classes of PYON v2, by name; given to `encode` and `decode` in their options, which keep a pointer to it.
///
/// Python keeps them in a module-wide registry (`pyon.register`). Its `wrap` has no counterpart: what `encode` returns
/// is encoded with its types as it is.
class classes {
 public:
  /// The arguments that `decode` makes an equal object from.
  using encoder = std::function<std::vector<Value>(const Extension& object)>;
  /// Throws an Error when the arguments are wrong; it becomes a DecodeError.
  using decoder = std::function<Value(std::span<const Value> arguments)>;

  /// Makes objects of type `T` known under a name. Throws ValueError if the name or the type is taken.
  template <std::derived_from<Extension> T, std::invocable<const T&> Encode>
  void register_class(std::string name, Encode encode, decoder decode) {
    add(
        std::move(name), typeid(T),
        [encode = std::move(encode)](const Extension& object) { return encode(static_cast<const T&>(object)); },
        std::move(decode));
  }
  /// Throws ValueError if there is none of that name.
  void deregister(std::string_view name);

  /// A class that was registered.
  struct entry {
    std::type_index type;  ///< Of the objects, exactly.
    encoder encode;        ///< Makes the arguments from an object.
    decoder decode;        ///< Makes an object from the arguments.
  };
  /// Null when there is none.
  [[nodiscard]] const entry* find(std::string_view name) const noexcept;
  /// Null when its type is not registered.
  [[nodiscard]] const std::pair<const std::string, entry>* find(const Extension& object) const noexcept;

 private:
  void add(std::string name, std::type_index type, encoder encode, decoder decode);

  std::map<std::string, entry, std::less<>> by_name_;
};

}  // namespace sipyco::pyon
