// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/error.hpp>
#include <sipyco/value/ndarray.hpp>

#include <array>
#include <cstddef>
#include <string>

/// A frequency synthesiser that exists in memory only: the device driver of the example, which knows nothing of RPC.
namespace dds {

/// What the device refuses. Callers in Python see it under the name given here.
class DeviceError : public sipyco::Error {
 public:
  using Error::Error;
  [[nodiscard]] std::string_view python_class() const noexcept override { return "aqctl_dds.DeviceError"; }
};

struct channel {
  double frequency = 80e6;  ///< in Hz
  double amplitude = 0;     ///< of full scale
  double phase = 0;         ///< in turns
  bool enabled = false;
  std::string label;
};

class Synthesizer {
 public:
  static constexpr int channels = 4;
  static constexpr double max_frequency = 400e6;

  /// Throws DeviceError when there is no such channel.
  [[nodiscard]] channel& at(int number);

  /// Throws DeviceError when the device cannot do that.
  void set(int number, double frequency, double amplitude, double phase);

  /// What a channel puts out in `duration` seconds: times in the first row, levels in the second.
  [[nodiscard]] sipyco::NDArray waveform(int number, std::size_t samples, double duration);

 private:
  std::array<channel, channels> channels_;
};

}  // namespace dds
