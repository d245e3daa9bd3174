// SPDX-License-Identifier: LGPL-3.0-or-later
#include "target.hpp"

#include <sipyco/pc_rpc/target_async.hpp>

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <chrono>

namespace camera {

namespace asio = boost::asio;
using sipyco::arg, sipyco::parallel;

namespace {

// While the shutter is open, other clients' parallel methods are answered.
asio::awaitable<sipyco::NDArray> expose(Camera& device, double duration) {
  const std::chrono::duration<double> open(duration);
  asio::steady_timer shutter(co_await asio::this_coro::executor,
                             std::chrono::duration_cast<std::chrono::nanoseconds>(open));
  co_await shutter.async_wait(asio::use_awaitable);
  co_return device.get_picture();
}

}  // namespace

sipyco::pc_rpc::Target make_target(Camera& device) {
  sipyco::pc_rpc::Target target("CameraSimulation", "A simulated camera that looks at a spot of light.");
  target.def("set_gaussian_width", &Camera::set_gaussian_width, &device, arg("wx"), arg("wy") = nullptr,
             "Set the width of the spot in pixels; without wy it is round.");
  target.def("set_gaussian_center", &Camera::set_gaussian_center, &device, arg("x"), arg("y"), "Move the spot.");
  target.def("set_noise_level", &Camera::set_noise_level, &device, arg("noise_level"),
             "Set the largest noise of a pixel; the spot's brightness is 1.");
  target.def("get_picture", &Camera::get_picture, &device, "Take a picture: an array of 320 x 200 brightnesses.");
  target.def(
      "expose", [&device](double duration) { return expose(device, duration); }, arg("duration") = 0.01,
      "Take a picture with the shutter open for so many seconds.");
  target.def(
      "ping", [] { return true; }, parallel, "Tell that the controller is alive.");
  return target;
}

}  // namespace camera
