// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <utility>

namespace sipyco {

/// The head of everything that values share: an atomic reference count, which starts at one.
struct node {
  mutable std::atomic<std::uint32_t> references{1};  ///< Owners; one to begin with.
  /// Whether somebody else has it too, so that it must be copied before it is changed.
  [[nodiscard]] bool shared() const noexcept { return references.load(std::memory_order_acquire) > 1; }
};

struct big_integer;
struct dict_node;
struct ndarray_node;
struct set_node;
class Extension;
/// Take and give back one reference; the last one destroys.
void retain(const big_integer* x) noexcept;
void release(const big_integer* x) noexcept;
void retain(const dict_node* x) noexcept;
void release(const dict_node* x) noexcept;
void retain(const ndarray_node* x) noexcept;
void release(const ndarray_node* x) noexcept;
void retain(const set_node* x) noexcept;
void release(const set_node* x) noexcept;
void retain(const Extension* x) noexcept;
void release(const Extension* x) noexcept;

/// Owns one reference to a `T`, a shared type for which `retain` and `release` are declared below; `T` may be
/// incomplete.
template <class T>
class intrusive_ptr {
 public:
  constexpr intrusive_ptr() noexcept = default;
  /// Takes over a reference that the caller has.
  explicit constexpr intrusive_ptr(T* owned) noexcept : pointer_(owned) {}
  /// One more owner.
  intrusive_ptr(const intrusive_ptr& other) noexcept : pointer_(other.pointer_) {
    if (pointer_) retain(pointer_);
  }
  /// The other is null then.
  intrusive_ptr(intrusive_ptr&& other) noexcept : pointer_(std::exchange(other.pointer_, nullptr)) {}
  /// Gives its reference back.
  intrusive_ptr& operator=(intrusive_ptr other) noexcept {
    std::swap(pointer_, other.pointer_);
    return *this;
  }
  ~intrusive_ptr() {
    if (pointer_) release(pointer_);
  }

  [[nodiscard]] T* get() const noexcept { return pointer_; }  ///< Null when it owns nothing.
  /// Gives the reference to the caller.
  [[nodiscard]] T* detach() noexcept { return std::exchange(pointer_, nullptr); }
  T& operator*() const noexcept { return *pointer_; }                      ///< It must own something.
  T* operator->() const noexcept { return pointer_; }                      ///< It must own something.
  explicit operator bool() const noexcept { return pointer_ != nullptr; }  ///< Whether it owns something.

 private:
  T* pointer_ = nullptr;
};

}  // namespace sipyco
