// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

// What a Value's payload points at. Variable parts lie behind the node in the same allocation.

#include <sipyco/value/value.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sipyco {

/// The text of a str or the octets of a bytes, too long to lie in the Value.
struct text_node : node {
  std::size_t size;
  [[nodiscard]] char* data() noexcept { return reinterpret_cast<char*>(this + 1); }
  [[nodiscard]] std::string_view view() const noexcept { return {reinterpret_cast<const char*>(this + 1), size}; }
  [[nodiscard]] static text_node* make(std::size_t size);
};

/// Memory of container nodes, which std::realloc may extend. Throws std::bad_alloc.
[[nodiscard]] void* allocate_node(std::size_t bytes);
void free_node(void* node) noexcept;

/// A node with Values in it. Its destruction may be put off, see release.cpp, and then `next_dead` links it.
struct container_node : node {
  enum class shape : std::uint8_t { items, dict, set };
  explicit container_node(shape which) noexcept : layout(which) {}

  shape layout;
  std::size_t size = 0;
  union {
    std::size_t capacity = 0;
    container_node* next_dead;
  };
};

/// The items of a list or tuple, the three parts of a slice.
struct items_node : container_node {
  items_node() noexcept : container_node(shape::items) {}
  [[nodiscard]] Value* data() noexcept { return reinterpret_cast<Value*>(this + 1); }
  [[nodiscard]] const Value* data() const noexcept { return reinterpret_cast<const Value*>(this + 1); }
  /// Room for `capacity` items, none of them made yet.
  [[nodiscard]] static items_node* make(std::size_t capacity);
};
static_assert(sizeof(items_node) % alignof(Value) == 0);

struct fraction_node : node {
  fraction_node(Integer n, Integer d) noexcept : numerator(std::move(n)), denominator(std::move(d)) {}
  Integer numerator, denominator;
};

struct scalar_node : node {
  explicit scalar_node(Scalar x) : scalar(std::move(x)) {}
  Scalar scalar;
};

/// Destroys a container and, without deep recursion, what only it held.
void destroy_container(container_node* dead) noexcept;

/// Reaches into a Value for the sources of this layer.
struct value_access {
  [[nodiscard]] static bool is_heap(const Value& x) noexcept { return x.form_ == Value::heap; }
  [[nodiscard]] static auto& payload(Value& x) noexcept { return x.payload_; }
  [[nodiscard]] static const auto& payload(const Value& x) noexcept { return x.payload_; }
  /// A value of `which` whose payload is a counted pointer, still to be set.
  [[nodiscard]] static Value on_heap(kind which) noexcept {
    Value out(which);
    out.form_ = Value::heap;
    return out;
  }
  [[nodiscard]] static Value text(kind which, std::string_view content);
  [[nodiscard]] static std::string_view view(const Value& x) noexcept {
    return is_heap(x) ? x.payload_.text->view() : std::string_view(reinterpret_cast<const char*>(x.head_), x.form_);
  }
  static void mark_erased(Value& x) noexcept {
    x = Value();
    x.kind_ = static_cast<kind>(0xff);
  }
};

}  // namespace sipyco
