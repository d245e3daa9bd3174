// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyon_data.hpp"

#include <cmath>
#include <random>
#include <string>

namespace sipyco::bench {
namespace {

using random_source = std::mt19937_64;

double random_float(random_source& random) {
  return std::normal_distribution<double>()(random) * std::pow(10.0, static_cast<double>(random() % 9) - 4);
}

std::string random_text(random_source& random, std::size_t longest) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz .0123456789_ABC";
  std::string out(1 + random() % longest, ' ');
  for (char& c : out) c = letters[random() % letters.size()];
  if (random() % 16 == 0) out += "\n\"quoted\"";
  if (random() % 16 == 0) out += "\u00b5s";
  return out;
}

Value make_floats(std::size_t count) {
  random_source random(1);
  std::vector<Value> items(count);
  for (Value& x : items) x = Value(random_float(random));
  return Value::list_of(items);
}

/// As they are measured: counts, time stamps, and settings of few digits.
Value make_ints(std::size_t count) {
  random_source random(2);
  std::vector<Value> items(count);
  for (Value& x : items) x = Value(static_cast<std::int64_t>(random()) >> (random() % 64));
  return Value::list_of(items);
}

Value make_settings(std::size_t count) {
  random_source random(3);
  std::vector<Value> items(count);
  for (Value& x : items) x = Value(static_cast<double>(static_cast<std::int64_t>(random() % 20000) - 10000) / 100);
  return Value::list_of(items);
}

Value make_strings(std::size_t count) {
  random_source random(4);
  std::vector<Value> items(count);
  for (Value& x : items) x = Value(random_text(random, 60));
  return Value::list_of(items);
}

Value make_metadata(random_source& random) {
  return Value::dict({{"unit", "MHz"}, {"scale", 1e6}, {"precision", static_cast<int>(random() % 9)}});
}

Value make_points(random_source& random) {
  std::vector<Value> items(random() % 10);
  for (Value& x : items) x = Value(random_float(random));
  return Value::list_of(items);
}

Value make_record(random_source& random) {
  return Value::dict({{"name", random_text(random, 20)},
                      {"persist", random() % 2 == 0},
                      {"value", random_float(random)},
                      {"rid", static_cast<std::int64_t>(random() % 100000)},
                      {"points", make_points(random)},
                      {"unset", Value()},
                      {"metadata", make_metadata(random)}});
}

Value make_records(std::size_t count) {
  random_source random(5);
  Dict out;
  for (std::size_t i = 0; i < count; ++i) out.set("ion.scan." + std::to_string(i), make_record(random));
  return Value(std::move(out));
}

Value make_samples(random_source& random) {
  std::vector<double> samples(random() % 16);
  for (double& x : samples) x = random_float(random);
  return Value(NDArray::from_values<double>(std::vector<std::size_t>{samples.size()}, samples));
}

Value make_datasets(std::size_t count) {
  random_source random(6);
  Dict out;
  for (std::size_t i = 0; i < count; ++i) {
    Value value = i % 4 == 0 ? make_samples(random) : Value(random_float(random));
    out.set("ion.scan." + std::to_string(i), Value::tuple({i % 2 == 0, std::move(value), make_metadata(random)}));
  }
  return Value(std::move(out));
}

Value make_arrays(std::size_t count) {
  random_source random(8);
  std::vector<Value> items(count);
  for (Value& x : items) x = make_samples(random);
  return Value::list_of(items);
}

}  // namespace

const std::vector<shape>& shapes() {
  static const std::vector<shape> all{{"floats", make_floats, 80'000},  {"settings", make_settings, 200'000},
                                      {"ints", make_ints, 130'000},     {"strings", make_strings, 40'000},
                                      {"records", make_records, 7'000}, {"datasets", make_datasets, 10'000},
                                      {"arrays", make_arrays, 10'000}};
  return all;
}

Value make_array(std::size_t count) {
  random_source random(7);
  std::vector<double> values(count);
  for (double& x : values) x = random_float(random);
  return Value(NDArray::from_values<double>(std::vector<std::size_t>{count}, values));
}

}  // namespace sipyco::bench
