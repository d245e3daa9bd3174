// SPDX-License-Identifier: LGPL-3.0-or-later
#include "dds.hpp"

#include <sipyco/value/value.hpp>

#include <fmt/format.h>

#include <cmath>
#include <numbers>

namespace dds {

namespace {

constexpr std::size_t max_samples = 1'000'000;

bool within(double x, double low, double high) { return x >= low && x <= high; }  // and not NaN

}  // namespace

channel& Synthesizer::at(int number) {
  if (number < 0 || number >= channels)
    throw DeviceError(fmt::format("no channel {}: there are 0 to {}", number, channels - 1));
  return channels_[static_cast<std::size_t>(number)];
}

void Synthesizer::set(int number, double frequency, double amplitude, double phase) {
  auto& changed = at(number);
  if (!within(frequency, 0, max_frequency))
    throw DeviceError(fmt::format("frequency {} Hz is out of range: 0 to {} Hz", frequency, max_frequency));
  if (!within(amplitude, 0, 1)) throw DeviceError(fmt::format("amplitude {} is out of range: 0 to 1", amplitude));
  if (!std::isfinite(phase)) throw DeviceError("the phase must be finite");
  changed.frequency = frequency;
  changed.amplitude = amplitude;
  changed.phase = phase - std::floor(phase);
}

sipyco::NDArray Synthesizer::waveform(int number, std::size_t samples, double duration) {
  const auto& shown = at(number);
  if (samples > max_samples) throw DeviceError(fmt::format("at most {} samples", max_samples));
  auto out = sipyco::NDArray::zeros({2, samples});
  const auto cells = out.mutable_values<double>();
  const double level = shown.enabled ? shown.amplitude : 0;
  for (std::size_t i = 0; i < samples; ++i) {
    const double time = duration * static_cast<double>(i) / static_cast<double>(samples);
    cells[i] = time;
    cells[samples + i] = level * std::sin(2 * std::numbers::pi * (shown.frequency * time + shown.phase));
  }
  return out;
}

}  // namespace dds
