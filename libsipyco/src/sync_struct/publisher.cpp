// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/sync_struct/publisher.hpp>

#include "sync_struct/publisher_core.hpp"

namespace sipyco::sync_struct {
namespace {

template <class Core>
void add_all(Core& core, const notifier_map& notifiers) {
  try {
    for (const auto& [name, notifier] : notifiers) core.add(name, notifier);
  } catch (...) {
    core.close_topics();
    throw;
  }
}

}  // namespace

Publisher::Publisher(notifier_map notifiers, publisher_options options)
    : core_(std::make_shared<core>(nullptr, options)) {
  add_all(*core_, notifiers);
}

Publisher::Publisher(boost::asio::io_context& context, notifier_map notifiers, publisher_options options)
    : core_(std::make_shared<core>(&context, options)) {
  add_all(*core_, notifiers);
}

Publisher::~Publisher() { stop(); }

void Publisher::start(std::span<const std::string> hosts, std::uint16_t port, pyon::version version) {
  core_->loop().call([&] { core_->start(hosts, port, version); });
}

std::uint16_t Publisher::port(pyon::version version) const {
  std::uint16_t out = 0;
  core_->loop().call([&] { out = core_->port(version); });
  return out;
}

void Publisher::add(const std::string& name, const Notifier& notifier) {
  core_->loop().call([&] { core_->add(name, notifier); });
}

bool Publisher::remove(std::string_view name) {
  bool out = false;
  core_->loop().call([&] { out = core_->remove(name); });
  return out;
}

std::size_t Publisher::subscribers() const {
  std::size_t out = 0;
  core_->loop().call([&] { out = core_->subscribers(); });
  return out;
}

void Publisher::stop() {
  if (core_->begin_stop()) core_->loop().finish(core::stop(core_));
}

}  // namespace sipyco::sync_struct
