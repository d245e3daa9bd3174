// SPDX-License-Identifier: LGPL-3.0-or-later
// Follows structures of other publishers and publishes them again, for both versions of PYON. Arguments: host, port,
// name and new name of each. The first line names the ports of version 1 and 2; it ends with its standard input.
#include <sipyco/sync_struct.hpp>

#include <iostream>
#include <list>
#include <string>

namespace pyon = sipyco::pyon;
namespace sync_struct = sipyco::sync_struct;

namespace {

/// Whatever happens to the structure there happens to the notifier here.
sync_struct::subscriber_callbacks handing_on_to(const sync_struct::Notifier& notifier) {
  sync_struct::subscriber_callbacks out;
  out.notify.push_back([notifier](const sync_struct::Mod& mod, const sipyco::Value&) { notifier.apply(mod); });
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  sync_struct::subscriber_options options;
  options.keep_target = false;
  options.reconnect.emplace();
  sync_struct::notifier_map notifiers;
  std::list<sync_struct::Subscriber> sources;
  for (int i = 1; i + 3 < argc; i += 4) {
    const sync_struct::Notifier notifier;
    notifiers.emplace(argv[i + 3], notifier);
    sources.emplace_back(argv[i + 2], handing_on_to(notifier), options);
  }
  sync_struct::Publisher publisher(notifiers);
  const std::string hosts[] = {"127.0.0.1", "::1"};
  publisher.start(hosts, 0, pyon::v1);
  publisher.start(hosts, 0, pyon::v2);
  std::cout << publisher.port(pyon::v1) << ' ' << publisher.port(pyon::v2) << std::endl;
  int at = 1;
  for (auto& source : sources) {
    source.connect(argv[at], static_cast<std::uint16_t>(std::stoi(argv[at + 1])));
    at += 4;
  }
  for (std::string line; std::getline(std::cin, line);) {
  }
}
