// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/ndarray.hpp>

#include <cstddef>
#include <mutex>
#include <optional>
#include <random>

/// A camera that exists in memory only and looks at one bright spot: the device driver of the example, which knows
/// nothing of RPC.
namespace camera {

class Camera {
 public:
  static constexpr std::size_t width = 320;
  static constexpr std::size_t height = 200;

  /// Of the spot, in pixels; without `wy` it is round.
  void set_gaussian_width(double wx, std::optional<double> wy);
  void set_gaussian_center(double x, double y);
  /// The largest random brightness that is added to a pixel; the spot's own is 1.
  void set_noise_level(double noise_level);

  /// A new picture: `width` x `height` brightnesses.
  [[nodiscard]] sipyco::NDArray get_picture();

 private:
  struct axis {
    double width;
    double center;
  };

  std::mutex mutex_;  // pictures may be taken by several threads
  axis x_{4, width / 2.0};
  axis y_{3, height / 2.0};
  double noise_level_ = 0.1;
  std::minstd_rand random_;
};

}  // namespace camera
