// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <complex>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <sipyco/value/dict.hpp>
#include <sipyco/value/extension.hpp>
#include <sipyco/value/integer.hpp>
#include <sipyco/value/kind.hpp>
#include <sipyco/value/ndarray.hpp>
#include <sipyco/value/scalar.hpp>

namespace sipyco {

struct text_node;
struct items_node;
struct fraction_node;
struct scalar_node;

/// Any value that PYON can carry, with Python's meaning.
///
/// A Value is a value: a copy is a snapshot in constant time, and changing one copy never changes another. So
/// `y = x; y.append(1)` leaves `x` alone, unlike in Python. Copies may be used by different threads.
///
/// Accessors of one kind throw TypeError on any other; none converts. For conversions see `as`.
class Value {
 public:
  // --- making one
  Value() noexcept : Value(sipyco::kind::none) {}
  Value(std::nullptr_t) noexcept : Value() {}  ///< None, too.
  /// True or False.
  template <std::same_as<bool> T>
  Value(T x) noexcept : Value(sipyco::kind::boolean) {
    payload_.integer = x;
  }
  /// An int. (A char is no number: it must be converted.)
  template <std::integral T>
    requires(!std::same_as<T, bool> && !std::same_as<T, char>)
  Value(T x) : Value(sipyco::kind::integer) {
    if constexpr (std::is_unsigned_v<T> && sizeof(T) >= sizeof(std::int64_t))
      *this = Value(Integer(x));
    else
      payload_.integer = x;
  }
  /// A float.
  template <std::floating_point T>
  Value(T x) noexcept : Value(sipyco::kind::floating) {
    payload_.real = static_cast<double>(x);
  }
  /// A complex.
  template <std::floating_point T>
  Value(const std::complex<T>& x) noexcept : Value(sipyco::kind::complex) {
    payload_.complex[0] = static_cast<double>(x.real());
    payload_.complex[1] = static_cast<double>(x.imag());
  }
  /// A str, in UTF-8. Lone surrogates are their three bytes; other invalid UTF-8 throws UnicodeError.
  Value(std::string_view text);
  Value(const char* text) : Value(std::string_view(text)) {}         ///< A str.
  Value(const std::string& text) : Value(std::string_view(text)) {}  ///< A str.
  Value(Integer x) noexcept;                                         ///< An int of any size.
  Value(NDArray x) noexcept;                                         ///< A NumPy array.
  Value(const Scalar& x);                                            ///< A NumPy scalar.
  Value(Dict x) noexcept;                                            ///< A dict.
  Value(Set x) noexcept;                                             ///< A set.
  /// Whatever `to_value` knows how to convert: containers, optionals, types of the user's; see convert.hpp.
  template <class T>
    requires requires(Value& out, const T& x) { to_value(out, x); }
  Value(const T& x) : Value() {
    to_value(*this, x);
  }

  [[nodiscard]] static Value bytes(std::string_view octets);  ///< Python's bytes.
  /// A str whose text is known to be valid; nothing is checked.
  [[nodiscard]] static Value str_unchecked(std::string_view text);
  [[nodiscard]] static Value list(std::initializer_list<Value> items = {});   ///< A list of these.
  [[nodiscard]] static Value tuple(std::initializer_list<Value> items = {});  ///< A tuple of these.
  /// The items are moved from.
  [[nodiscard]] static Value list_of(std::span<Value> items);
  [[nodiscard]] static Value tuple_of(std::span<Value> items);  ///< The items are moved from.
  /// A set of these; throws TypeError for what cannot be hashed.
  [[nodiscard]] static Value set(std::initializer_list<Value> elements = {});
  /// A dict of these; of equal keys the first stays, with the last value.
  [[nodiscard]] static Value dict(std::initializer_list<std::pair<Value, Value>> entries = {});
  [[nodiscard]] static Value ordered_dict(Dict entries = {});  ///< An OrderedDict.
  /// Parts that are left out in Python are None.
  [[nodiscard]] static Value slice(Value start, Value stop, Value step = {});
  /// In lowest terms, the denominator positive. Throws ZeroDivisionError.
  [[nodiscard]] static Value fraction(Integer numerator, Integer denominator);
  /// An object of a class that Python's data model does not have.
  [[nodiscard]] static Value extension(intrusive_ptr<const Extension> object) noexcept;
  /// Makes such an object of `T`.
  template <std::derived_from<Extension> T, class... Args>
  [[nodiscard]] static Value make_extension(Args&&... args) {
    return extension(intrusive_ptr<const Extension>(new T(std::forward<Args>(args)...)));
  }

  /// A snapshot, in constant time.
  Value(const Value& other) noexcept {
    std::memcpy(static_cast<void*>(this), &other, sizeof *this);
    if (form_ == heap) share();
  }
  /// The other is None then.
  Value(Value&& other) noexcept {
    std::memcpy(static_cast<void*>(this), &other, sizeof *this);
    other.forget();
  }
  /// What it was before is given up.
  Value& operator=(Value other) noexcept {
    swap(other);
    return *this;
  }
  ~Value() {
    if (form_ == heap) release();
  }
  void swap(Value& other) noexcept;  ///< In constant time.

  // --- what it is
  [[nodiscard]] sipyco::kind kind() const noexcept { return kind_; }                   ///< What it is.
  [[nodiscard]] bool is_none() const noexcept { return kind_ == sipyco::kind::none; }  ///< Python's `x is None`.
  [[nodiscard]] bool is_str() const noexcept { return kind_ == sipyco::kind::str; }    ///< Whether it is a str.
  /// A dict or OrderedDict.
  [[nodiscard]] bool is_dict() const noexcept {
    return kind_ == sipyco::kind::dict || kind_ == sipyco::kind::ordered_dict;
  }
  /// A list or tuple.
  [[nodiscard]] bool is_sequence() const noexcept {
    return kind_ == sipyco::kind::list || kind_ == sipyco::kind::tuple;
  }

  // --- the content of one kind
  /// True or False; see `truth` for other kinds.
  [[nodiscard]] bool as_bool() const {
    require(sipyco::kind::boolean);
    return payload_.integer != 0;
  }
  [[nodiscard]] Integer as_integer() const;  ///< An int, not a bool.
  /// Null unless this is an int that fits 64 bits.
  [[nodiscard]] const std::int64_t* if_int64() const noexcept {
    return kind_ == sipyco::kind::integer && form_ != heap ? &payload_.integer : nullptr;
  }
  /// A float, not an int.
  [[nodiscard]] double as_float() const {
    require(sipyco::kind::floating);
    return payload_.real;
  }
  [[nodiscard]] std::complex<double> as_complex() const;  ///< A complex, not a float.
  /// UTF-8, with lone surrogates as three bytes. Lives as long as this Value is not assigned to or moved from.
  [[nodiscard]] std::string_view as_str() const;
  [[nodiscard]] std::string_view as_bytes() const;  ///< Lives as that of a str does.
  /// The items of a list or tuple. Live until this Value is changed.
  [[nodiscard]] std::span<const Value> items() const;
  /// The entries of a dict or OrderedDict.
  [[nodiscard]] const Dict& as_dict() const;
  [[nodiscard]] const Set& as_set() const;          ///< The elements of a set.
  [[nodiscard]] const NDArray& as_ndarray() const;  ///< An array; a copy of it shares its elements.
  [[nodiscard]] Scalar as_scalar() const;           ///< A NumPy scalar.
  /// start, stop and step of a slice.
  [[nodiscard]] std::span<const Value, 3> slice_parts() const;
  /// Of a Fraction.
  [[nodiscard]] const Integer& numerator() const;
  [[nodiscard]] const Integer& denominator() const;     ///< Of a Fraction; positive.
  [[nodiscard]] const Extension& as_extension() const;  ///< Lives as long as this Value is not changed.

  // --- converting; see convert.hpp for what goes into what
  /// Throws TypeError, ValueError, OverflowError.
  template <class T>
  [[nodiscard]] T as() const;

  // --- containers, as in Python
  /// The number of items, entries, elements, bytes or code points; of an array, the length of its first axis.
  [[nodiscard]] std::size_t size() const;
  /// The item of a list or tuple (a negative index counts from the end) or the value of a dict. Throws IndexError,
  /// KeyError.
  [[nodiscard]] const Value& at(const Value& key) const;
  /// The value of a dict; makes no Value of the key.
  template <std::convertible_to<std::string_view> T>
  [[nodiscard]] const Value& at(const T& key) const {
    return at_text(key);
  }
  /// The same to be assigned to; a dict gets a missing key. Shared content is copied first.
  [[nodiscard]] Value& operator[](const Value& key);
  [[nodiscard]] bool contains(const Value& key) const;  ///< Python's `key in x`.
  /// Of a list or tuple; shared content is copied first, as by the three that follow.
  [[nodiscard]] std::span<Value> mutable_items();
  [[nodiscard]] Dict& mutable_dict();        ///< Of a dict or OrderedDict.
  [[nodiscard]] Set& mutable_set();          ///< Of a set.
  [[nodiscard]] NDArray& mutable_ndarray();  ///< The array itself.
  /// Python's list methods: an index may be negative; `insert` takes any, `pop` throws IndexError.
  void append(Value x);
  void insert(std::ptrdiff_t index, Value x);  ///< Before the item at `index`.
  Value pop(std::ptrdiff_t index = -1);        ///< Removes and returns an item.

  /// Python's `==`: numbers by value whatever their kind, a list never equals a tuple. Arrays: see NDArray. Throws
  /// LimitError on values nested deeper than `max_value_depth`.
  friend bool operator==(const Value& a, const Value& b);

 private:
  friend struct value_access;
  static constexpr std::uint8_t heap = 0xff;
  static constexpr std::size_t inline_text = 22;

  explicit Value(sipyco::kind which) noexcept : kind_(which), form_(0), head_{} {}
  void forget() noexcept {
    kind_ = sipyco::kind::none;
    form_ = 0;
  }
  void share() const noexcept;
  void release() noexcept;
  void require(sipyco::kind expected) const {
    if (kind_ != expected) fail_kind(expected);
  }
  [[noreturn]] void fail_kind(sipyco::kind expected) const;
  [[nodiscard]] const Value& at_text(std::string_view key) const;

  // A str or bytes of up to 22 bytes lies in the object from `head_` on, zero-filled, its length in `form_`; a scalar
  // of up to 16 lies in the payload, its dtype in `head_`. Otherwise `form_` is `heap` when the payload is a counted
  // pointer.
  union content {
    content() noexcept : raw{} {}
    ~content() {}
    std::int64_t integer;
    double real;
    double complex[2];
    std::byte raw[16];
    Dict dict;
    Set set;
    NDArray array;
    text_node* text;
    items_node* items;
    big_integer* big;
    fraction_node* fraction;
    scalar_node* scalar;
    const Extension* extension;
  };
  sipyco::kind kind_;
  std::uint8_t form_;
  unsigned char head_[6];
  content payload_;
};

static_assert(sizeof(Value) == 24);

/// A key and its value, in a dict.
struct dict_entry {
  Value key;    ///< Never changed while it is in a dict.
  Value value;  ///< What the key leads to.
};

/// Whether a slot of a dict or set was erased; iterators pass over those.
[[nodiscard]] inline bool is_erased(const Value& slot) noexcept { return slot.kind() == static_cast<kind>(0xff); }
[[nodiscard]] inline bool is_erased(const dict_entry& slot) noexcept { return is_erased(slot.key); }

template <class Slot>
void slot_iterator<Slot>::skip() noexcept {
  while (at_ != end_ && is_erased(*at_)) ++at_;
}

/// The Python class's name: `int`, `float64`, `ndarray`, or what the extension says.
[[nodiscard]] std::string_view type_name(const Value& x) noexcept;
/// Python's `bool(x)`.
[[nodiscard]] bool truth(const Value& x);
/// Equal values have equal hashes, whatever their kind; keyed by a seed of the process. Throws TypeError when Python
/// cannot hash it either.
[[nodiscard]] std::uint64_t hash(const Value& x);

}  // namespace sipyco

#include <sipyco/value/convert.hpp>  // IWYU pragma: export
