// SPDX-License-Identifier: LGPL-3.0-or-later
// A publisher of the library that does what its standard input says: one modification a line, in PYON. It answers each
// with a line: `ok`, or the error. `view1` and `view2` print the structure, `stop` stops the publisher. Its first line
// names the ports: version 1, version 2.
#include <sipyco/base/error.hpp>
#include <sipyco/pyon.hpp>
#include <sipyco/sync_struct.hpp>

#include <iostream>
#include <string>

namespace pyon = sipyco::pyon;
namespace sync_struct = sipyco::sync_struct;

namespace {

/// As the spacing tells.
pyon::version version_of(const std::string& line) { return line.starts_with(R"({"action": )") ? pyon::v1 : pyon::v2; }

std::string answer(sync_struct::Publisher& publisher, const sync_struct::Notifier& notifier, const std::string& line) {
  if (line == "view1") return pyon::encode(notifier.raw_view(), pyon::v1);
  if (line == "view2") return pyon::encode(notifier.raw_view(), pyon::v2);
  if (line == "subscribers") return std::to_string(publisher.subscribers());
  if (line == "stop") {
    publisher.stop();
    return "ok";
  }
  try {
    notifier.apply(sipyco::protocol::mod_from_value(pyon::decode(line, version_of(line))).value());
    return "ok";
  } catch (const sipyco::Error& error) {
    return std::string(error.python_class()) + ": " + error.what();
  }
}

}  // namespace

int main(int argc, char** argv) {
  sync_struct::publisher_options options;
  if (argc > 1) options.max_queue_bytes = std::stoul(argv[1]);
  const sync_struct::Notifier notifier;
  sync_struct::Publisher publisher({{"test", notifier}}, options);
  const std::string hosts[] = {"127.0.0.1", "::1"};
  publisher.start(hosts, 0, pyon::v1);
  publisher.start(hosts, 0, pyon::v2);
  std::cout << publisher.port(pyon::v1) << ' ' << publisher.port(pyon::v2) << std::endl;
  for (std::string line; std::getline(std::cin, line);) std::cout << answer(publisher, notifier, line) << std::endl;
}
