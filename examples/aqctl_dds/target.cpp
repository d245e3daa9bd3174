// SPDX-License-Identifier: LGPL-3.0-or-later
#include "target.hpp"

#include <sipyco/pc_rpc/target_async.hpp>

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <chrono>
#include <map>
#include <vector>

namespace dds {

namespace {

namespace asio = boost::asio;
using sipyco::arg, sipyco::kw_only, sipyco::kwargs, sipyco::parallel, sipyco::Value, sipyco::varargs;

Value status_of(const channel& x) {
  return Value::dict({{"frequency", x.frequency},
                      {"amplitude", x.amplitude},
                      {"phase", x.phase},
                      {"enabled", x.enabled},
                      {"label", x.label}});
}

// While it sleeps, other clients' parallel methods are answered.
asio::awaitable<int> sweep(Synthesizer& device, int number, double start, double stop, int steps, double dwell) {
  asio::steady_timer timer(co_await asio::this_coro::executor);
  const auto before = device.at(number);
  for (int i = 0; i < steps; ++i) {
    const double position = steps > 1 ? static_cast<double>(i) / (steps - 1) : 0;
    device.set(number, start + (stop - start) * position, before.amplitude, before.phase);
    timer.expires_after(std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::duration<double>(dwell)));
    co_await timer.async_wait(asio::use_awaitable);
  }
  co_return std::max(steps, 0);
}

void define_settings(sipyco::pc_rpc::Target& target, Synthesizer& device) {
  target.def(
      "set",
      [&device](int number, double frequency, double amplitude, double phase) {
        device.set(number, frequency, amplitude, phase);
      },
      arg("channel"), arg("frequency"), arg("amplitude") = 1.0, kw_only(), arg("phase") = 0.0,
      "Set a channel.\n\n:param frequency: in Hz, up to 400 MHz.\n:param amplitude: of full scale.\n"
      ":param phase: in turns.");
  target.def(
      "enable", [&device](int number, bool on) { device.at(number).enabled = on; }, arg("channel"), arg("on") = true,
      "Switch a channel's output.");
  target.def(
      "set_labels",
      [&device](const std::vector<std::string>& labels, const std::map<std::string, std::string>& named) {
        for (std::size_t i = 0; i < labels.size(); ++i) device.at(static_cast<int>(i)).label = labels[i];
        for (const auto& [name, label] : named)
          device.at(name.size() == 3 && name.starts_with("ch") ? name[2] - '0' : -1).label = label;
      },
      varargs("labels"), kwargs("named"), "Name the channels: in their order, or by ch0 to ch3.");
}

void define_readings(sipyco::pc_rpc::Target& target, Synthesizer& device) {
  target.def(
      "get_frequency", [&device](int number) { return device.at(number).frequency; }, arg("channel"),
      "The frequency of a channel in Hz.");
  target.def(
      "status",
      [&device] {
        auto all = Value::list();
        for (int i = 0; i < Synthesizer::channels; ++i) all.append(status_of(device.at(i)));
        return all;
      },
      "The settings of all channels.");
  target.def("waveform", &Synthesizer::waveform, &device, arg("channel"), arg("samples") = 8, arg("duration") = 1e-7,
             "What a channel puts out: an array of times in s and levels.");
}

}  // namespace

sipyco::pc_rpc::Target make_target(Synthesizer& device) {
  sipyco::pc_rpc::Target target("Dds", "A simulated frequency synthesiser with four channels.");
  define_settings(target, device);
  define_readings(target, device);
  target.def(
      "sweep",
      [&device](int number, double start, double stop, int steps, double dwell) {
        return sweep(device, number, start, stop, steps, dwell);
      },
      arg("channel"), arg("start"), arg("stop"), kw_only(), arg("steps") = 10, arg("dwell") = 0.1,
      "Step the frequency from start to stop, staying `dwell` seconds at each; returns the number of steps.");
  target.def(
      "echo", [](const Value& value) { return value; }, arg("value"), "Return the argument.");
  target.def(
      "ping", [] { return true; }, parallel, "Tell that the controller is alive.");
  return target;
}

}  // namespace dds
