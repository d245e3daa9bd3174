// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <utility>

namespace sipyco {

/// The head of everything that values share: an atomic reference count, which starts at one.
struct node {
  mutable std::atomic<std::uint32_t> references{1};
  [[nodiscard]] bool shared() const noexcept { return references.load(std::memory_order_acquire) > 1; }
};

/// Owns one reference to a `T` derived from `node`; `destroy(T*)` is found by its type.
template <class T>
class intrusive_ptr {
 public:
  constexpr intrusive_ptr() noexcept = default;
  /// Takes over a reference that the caller has.
  explicit constexpr intrusive_ptr(T* owned) noexcept : pointer_(owned) {}
  intrusive_ptr(const intrusive_ptr& other) noexcept : pointer_(other.pointer_) {
    if (pointer_) pointer_->references.fetch_add(1, std::memory_order_relaxed);
  }
  intrusive_ptr(intrusive_ptr&& other) noexcept : pointer_(std::exchange(other.pointer_, nullptr)) {}
  intrusive_ptr& operator=(intrusive_ptr other) noexcept {
    std::swap(pointer_, other.pointer_);
    return *this;
  }
  ~intrusive_ptr() {
    if (pointer_ && pointer_->references.fetch_sub(1, std::memory_order_acq_rel) == 1) destroy(pointer_);
  }

  [[nodiscard]] T* get() const noexcept { return pointer_; }
  [[nodiscard]] T* release() noexcept { return std::exchange(pointer_, nullptr); }
  T& operator*() const noexcept { return *pointer_; }
  T* operator->() const noexcept { return pointer_; }
  explicit operator bool() const noexcept { return pointer_ != nullptr; }

 private:
  T* pointer_ = nullptr;
};

/// Each shared type has its own `destroy`, defined where the type is complete.
struct big_integer;
struct ndarray_node;
struct dict_node;
struct set_node;
class Extension;
void destroy(big_integer* x) noexcept;
void destroy(ndarray_node* x) noexcept;
void destroy(dict_node* x) noexcept;
void destroy(set_node* x) noexcept;
void destroy(const Extension* x) noexcept;

}  // namespace sipyco
