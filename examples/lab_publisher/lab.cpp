// SPDX-License-Identifier: LGPL-3.0-or-later
#include "lab.hpp"

#include <cmath>
#include <limits>
#include <string_view>

namespace lab {

using sipyco::NDArray;
using sipyco::Value;

namespace {

constexpr std::size_t points = 40;
constexpr std::size_t pixels = 16;
constexpr double first_frequency = 79.9e6, frequency_step = 5e3, resonance = 80.0e6, width = 20e3;

Value dataset(bool persist, Value value, Value metadata = Value::dict()) {
  return Value::tuple({persist, std::move(value), std::move(metadata)});
}

Value empty_scan() {
  NDArray counts = NDArray::zeros({points});
  for (double& count : counts.mutable_values<double>()) count = std::numeric_limits<double>::quiet_NaN();
  return counts;
}

double frequency_of(std::size_t point) { return first_frequency + frequency_step * static_cast<double>(point); }

double expected_counts(double frequency) {
  const double detuning = (frequency - resonance) / width;
  return 50 - 45 / (1 + detuning * detuning);
}

}  // namespace

Lab::Lab() {
  datasets_["scan.frequency"] = dataset(false, frequency_of(0), Value::dict({{"unit", "MHz"}, {"scale", 1e6}}));
  datasets_["scan.counts"] = dataset(false, empty_scan());
  datasets_["ion.resonance"] = dataset(true, 80.01e6, Value::dict({{"unit", "MHz"}, {"scale", 1e6}}));
  datasets_["camera.image"] = dataset(false, NDArray::zeros({pixels, pixels}, sipyco::dtype::uint16));
  datasets_["scans"] = dataset(true, Value::list());
  submit_run();
  submit_run();
}

void Lab::submit_run() {
  const Value arguments = Value::dict({{"points", points}, {"ion", "Ca+"}});
  schedule_[++rid_] = Value::dict({{"pipeline", "main"},
                                   {"status", "pending"},
                                   {"priority", 0},
                                   {"due_date", nullptr},
                                   {"expid", Value::dict({{"class_name", "Scan"}, {"arguments", arguments}})}});
}

void Lab::advance_schedule() {
  const Value runs = schedule_.raw_view();
  const Value first = runs.as_dict().begin()->key;
  schedule_[first]["status"] = "deleting";
  schedule_[first].erase();
  submit_run();
}

void Lab::step() {
  const double frequency = frequency_of(point_);
  std::poisson_distribution<std::int64_t> photons(expected_counts(frequency));
  const auto counts = photons(random_);
  if (point_ == 0) schedule_[schedule_.raw_view().as_dict().begin()->key]["status"] = "running";
  datasets_["scan.frequency"] = dataset(false, frequency, Value::dict({{"unit", "MHz"}, {"scale", 1e6}}));
  datasets_["scan.counts"][1][point_] = static_cast<double>(counts);
  datasets_["camera.image"][1][point_ % pixels] = counts;
  if (++point_ < points) return;
  point_ = 0;
  datasets_["scans"][1].append(
      Value::dict({{"rid", schedule_.raw_view().as_dict().begin()->key}, {"minimum", counts}}));
  if (datasets_["scans"][1].raw_view().size() > 5) (void)datasets_["scans"][1].pop(0);
  datasets_["scan.counts"] = dataset(false, empty_scan());
  advance_schedule();
}

}  // namespace lab
