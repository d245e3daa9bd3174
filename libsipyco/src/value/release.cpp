// SPDX-License-Identifier: LGPL-3.0-or-later
#include "value/hash_table.hpp"
#include "value/nodes.hpp"

#include <cstdlib>
#include <memory>
#include <new>

namespace sipyco {

namespace {

void destroy_now(container_node* dead) noexcept {
  switch (dead->layout) {
    case container_node::shape::items: {
      auto* node = static_cast<items_node*>(dead);
      std::destroy_n(node->data(), node->size);
      break;
    }
    case container_node::shape::dict: static_cast<dict_node*>(dead)->destroy_slots(); break;
    case container_node::shape::set: static_cast<set_node*>(dead)->destroy_slots(); break;
  }
  free_node(dead);
}

constexpr unsigned max_recursion = 50;
thread_local unsigned recursion = 0;
thread_local container_node* put_off = nullptr;

}  // namespace

void* allocate_node(std::size_t bytes) {
  void* const out = std::malloc(bytes);
  if (out == nullptr) throw std::bad_alloc();
  return out;
}

void free_node(void* node) noexcept { std::free(node); }

/// A list of lists of lists... would overflow the stack: below a certain depth the dead are linked up, and destroyed
/// one by one once the stack has unwound.
void destroy_container(container_node* dead) noexcept {
  if (recursion >= max_recursion) {
    dead->next_dead = put_off;
    put_off = dead;
    return;
  }
  ++recursion;
  destroy_now(dead);
  while (recursion == 1 && put_off) {
    container_node* next = put_off;
    put_off = next->next_dead;
    destroy_now(next);
  }
  --recursion;
}

void Value::share() const noexcept {
  // Every node begins with its count, but an Extension, which has a table of functions in front.
  const node* shared = kind_ == sipyco::kind::extension ? payload_.extension : nullptr;
  if (!shared) std::memcpy(&shared, &payload_, sizeof shared);
  if (shared) shared->references.fetch_add(1, std::memory_order_relaxed);
}

void Value::release() noexcept {
  const auto last = [](const node* x) { return x->references.fetch_sub(1, std::memory_order_acq_rel) == 1; };
  switch (kind_) {
    case sipyco::kind::str:
    case sipyco::kind::bytes:
      if (last(payload_.text)) ::operator delete(payload_.text);
      break;
    case sipyco::kind::tuple:
    case sipyco::kind::list:
    case sipyco::kind::slice:
      if (last(payload_.items)) destroy_container(payload_.items);
      break;
    case sipyco::kind::dict:
    case sipyco::kind::ordered_dict: payload_.dict.~Dict(); break;
    case sipyco::kind::set: payload_.set.~Set(); break;
    case sipyco::kind::ndarray: payload_.array.~NDArray(); break;
    case sipyco::kind::integer: sipyco::release(payload_.big); break;
    case sipyco::kind::fraction:
      if (last(payload_.fraction)) delete payload_.fraction;
      break;
    case sipyco::kind::scalar:
      if (last(payload_.scalar)) delete payload_.scalar;
      break;
    case sipyco::kind::extension: sipyco::release(payload_.extension); break;
    default: break;
  }
}

void retain(const Extension* x) noexcept { x->references.fetch_add(1, std::memory_order_relaxed); }

void release(const Extension* x) noexcept {
  if (x->references.fetch_sub(1, std::memory_order_acq_rel) == 1) delete x;
}

}  // namespace sipyco
