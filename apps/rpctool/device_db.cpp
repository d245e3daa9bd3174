// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/device_db.hpp"

#include "rpctool/options.hpp"

#include <sipyco/base/connection_error.hpp>
#include <sipyco/cli/errors.hpp>
#include <sipyco/cli/nearest.hpp>
#include <sipyco/sync_struct/subscriber.hpp>
#include <sipyco/text/repr.hpp>

#include <future>
#include <vector>

namespace sipyco::rpctool {

namespace {

using cli::exit_code;
using std::chrono::milliseconds;

[[noreturn]] void fail(exit_code code, const std::string& message) { throw cli::fatal_error(code, message); }

std::vector<std::string> names_of(const Dict& devices) {
  std::vector<std::string> out;
  for (const auto& [key, value] : devices)
    if (key.is_str()) out.emplace_back(key.as_str());
  return out;
}

// An alias is the name of another entry; more steps than there are entries go round in a circle.
const Value& resolve(const Dict& devices, std::string name, const std::string& master) {
  for (std::size_t steps = 0; steps <= devices.size(); ++steps) {
    const Value* const found = devices.find(name);
    if (!found)
      fail(exit_code::no_such_name, "there is no device '" + name + "' in the device database of " + master +
                                        cli::did_you_mean(name, names_of(devices)));
    if (!found->is_str()) return *found;
    name = found->as_str();
  }
  fail(exit_code::bad_data, "the aliases of '" + name + "' in the device database go round in a circle");
}

class entry_reader {
 public:
  entry_reader(const Value& entry, const std::string& name) : name_(name) {
    if (!entry.is_dict()) reject("is " + std::string(type_name(entry)) + ", not a dict");
    entry_ = &entry.as_dict();
  }

  [[nodiscard]] std::optional<std::string> text(std::string_view key) const {
    const Value* const found = entry_->find(key);
    if (!found || found->is_none()) return std::nullopt;
    if (!found->is_str()) reject("has the " + std::string(key) + " " + text::repr(*found) + ", which is no str");
    return std::string(found->as_str());
  }
  [[nodiscard]] std::uint16_t port() const {
    const Value* const found = entry_->find("port");
    const auto* const number = found ? found->if_int64() : nullptr;
    if (!number || *number < 1 || *number > 65535) reject("has no port from 1 to 65535");
    return static_cast<std::uint16_t>(*number);
  }
  [[noreturn]] void reject(const std::string& why) const {
    fail(exit_code::bad_data, "the device '" + name_ + "' in the device database " + why);
  }

 private:
  const std::string& name_;
  const Dict* entry_ = nullptr;
};

milliseconds patience(const options& given) {
  return std::chrono::ceil<milliseconds>(given.connect_timeout.value_or(std::chrono::seconds(5)));
}

Value fetch_devices(const options& given, const std::string& master) {
  std::promise<Value> arrived;
  bool done = false;  // both callbacks come from one thread
  sync_struct::subscriber_callbacks told;
  told.notify.emplace_back([&](const sync_struct::Mod&, const Value& devices) {
    if (!std::exchange(done, true)) arrived.set_value(devices);
  });
  told.disconnect = [&] {
    if (std::exchange(done, true)) return;
    arrived.set_exception(std::make_exception_ptr(ConnectionLost(
        master + " closed without the notifier 'devices': is it an ARTIQ master's port for notifications?")));
  };
  sync_struct::Subscriber devices("devices", std::move(told),
                                  {.connect_timeout = patience(given), .tls = cli::ssl_from_args(given.ssl)});
  devices.connect(given.device_db.master_host, given.device_db.master_port);
  auto result = arrived.get_future();
  if (result.wait_for(patience(given)) != std::future_status::ready)
    throw TimeoutError(master + " did not send its device database in time");
  return result.get();
}

}  // namespace

controller_address find_controller(const Value& devices, const std::string& name, const std::string& master) {
  if (!devices.is_dict()) fail(exit_code::bad_data, "the device database of " + master + " is no dict");
  const entry_reader entry(resolve(devices.as_dict(), name, master), name);
  const auto type = entry.text("type").value_or("");
  if (type != "controller")
    fail(exit_code::no_such_name, "the device '" + name + "' is no controller, but of the type '" + type + "'");
  const auto host = entry.text("host");
  if (!host || host->empty()) entry.reject("has no host");
  return {*host, entry.port(), entry.text("target_name")};
}

void apply_device_db(options& given) {
  if (given.device_db.name.empty()) return;
  const auto master = given.device_db.master_host + " port " + std::to_string(given.device_db.master_port);
  auto found = find_controller(fetch_devices(given, master), given.device_db.name, master);
  given.host = std::move(found.host);
  given.port = found.port;
  if (!given.target) given.target = std::move(found.target);
}

}  // namespace sipyco::rpctool
