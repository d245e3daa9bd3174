// SPDX-License-Identifier: LGPL-3.0-or-later
#include "camera.hpp"

#include <sipyco/base/error.hpp>

#include <cmath>
#include <vector>

namespace camera {

namespace {

double require_width(double width) {
  if (!(width > 0)) throw sipyco::ValueError("the width of the spot must be more than 0");
  return width;
}

std::vector<double> profile(std::size_t pixels, double width, double center) {
  std::vector<double> out(pixels);
  for (std::size_t i = 0; i < pixels; ++i) {
    const double distance = (static_cast<double>(i) - center) / width;
    out[i] = std::exp(-distance * distance / 2);
  }
  return out;
}

}  // namespace

void Camera::set_gaussian_width(double wx, std::optional<double> wy) {
  const std::lock_guard held(mutex_);
  x_.width = require_width(wx);
  y_.width = require_width(wy.value_or(wx));
}

void Camera::set_gaussian_center(double x, double y) {
  const std::lock_guard held(mutex_);
  x_.center = x;
  y_.center = y;
}

void Camera::set_noise_level(double noise_level) {
  const std::lock_guard held(mutex_);
  noise_level_ = noise_level;
}

sipyco::NDArray Camera::get_picture() {
  const std::lock_guard held(mutex_);
  const auto columns = profile(width, x_.width, x_.center);
  const auto rows = profile(height, y_.width, y_.center);
  auto picture = sipyco::NDArray::uninitialized(std::vector{width, height}, sipyco::dtype::float64).value();
  const auto pixels = picture.mutable_values<double>();
  const double noise = noise_level_ / static_cast<double>(std::minstd_rand::max());
  for (std::size_t x = 0; x < width; ++x)
    for (std::size_t y = 0; y < height; ++y)
      pixels[x * height + y] = columns[x] * rows[y] + noise * static_cast<double>(random_());
  return picture;
}

}  // namespace camera
