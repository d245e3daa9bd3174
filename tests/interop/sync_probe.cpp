// SPDX-License-Identifier: LGPL-3.0-or-later
// A publisher and a broadcaster of the library that do what their standard input says: one modification a line, in
// PYON, or `say` and a value for channel `test`. Each line is answered by one: `ok`, or the error. `view1` and `view2`
// print the structure, `subscribers` their number, `stop` stops the publisher. The first line names the ports:
// publisher of version 1 and 2, broadcaster of version 1 and 2.
//
// Arguments: limit of a subscriber's queue in bytes; the publisher's ports for version 1 and 2, or 0; for TLS
// certificate, key, peer's certificate.
#include <sipyco/base/error.hpp>
#include <sipyco/broadcast.hpp>
#include <sipyco/pyon.hpp>
#include <sipyco/sync_struct.hpp>

#include <iostream>
#include <string>

namespace broadcast = sipyco::broadcast;
namespace pyon = sipyco::pyon;
namespace sync_struct = sipyco::sync_struct;

namespace {

/// As the spacing tells.
pyon::version version_of(const std::string& line) { return line.starts_with(R"({"action": )") ? pyon::v1 : pyon::v2; }

struct servers {
  sync_struct::Notifier notifier;
  sync_struct::Publisher publisher;
  broadcast::Broadcaster broadcaster;
};

std::string do_what(servers& all, const std::string& line) {
  constexpr std::string_view say = "say ";
  if (line == "view1") return pyon::encode(all.notifier.raw_view(), pyon::v1);
  if (line == "view2") return pyon::encode(all.notifier.raw_view(), pyon::v2);
  if (line == "subscribers") return std::to_string(all.publisher.subscribers());
  if (line == "stop")
    all.publisher.stop();
  else if (line.starts_with(say))
    all.broadcaster.broadcast("test", pyon::decode(line.substr(say.size()), pyon::v1));
  else
    all.notifier.apply(sipyco::protocol::mod_from_value(pyon::decode(line, version_of(line))).value());
  return "ok";
}

std::string answer(servers& all, const std::string& line) {
  try {
    return do_what(all, line);
  } catch (const sipyco::Error& error) {
    return std::string(error.python_class()) + ": " + error.what();
  }
}

template <class Server>
void start(Server& server, std::uint16_t first = 0, std::uint16_t second = 0) {
  const std::string hosts[] = {"127.0.0.1", "::1"};
  server.start(hosts, first, pyon::v1);
  server.start(hosts, second, pyon::v2);
  std::cout << server.port(pyon::v1) << ' ' << server.port(pyon::v2) << ' ';
}

}  // namespace

int main(int argc, char** argv) {
  sync_struct::publisher_options publisher;
  broadcast::broadcaster_options broadcaster;
  const auto port = [&](int at) { return static_cast<std::uint16_t>(argc > at ? std::stoi(argv[at]) : 0); };
  if (argc > 1) publisher.max_queue_bytes = std::stoul(argv[1]);
  if (argc > 6) publisher.tls = broadcaster.tls = sipyco::SimpleSSLConfig{argv[4], argv[5], argv[6]};
  const sync_struct::Notifier notifier;
  servers all{notifier, sync_struct::Publisher({{"test", notifier}}, publisher), broadcast::Broadcaster(broadcaster)};
  start(all.publisher, port(2), port(3));
  start(all.broadcaster);
  std::cout << std::endl;
  for (std::string line; std::getline(std::cin, line);) std::cout << answer(all, line) << std::endl;
}
