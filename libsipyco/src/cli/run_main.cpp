// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/cli/run_main.hpp>

#include <sipyco/base/connection_error.hpp>
#include <sipyco/base/decode_error.hpp>
#include <sipyco/base/remote_error.hpp>
#include <sipyco/cli/errors.hpp>
#include <sipyco/cli/output.hpp>
#include <sipyco/cli/signals.hpp>
#include <sipyco/cli/terminal.hpp>

#include <unistd.h>

#include <csignal>
#include <new>

namespace sipyco::cli {

namespace {

template <class T>
bool is_a(const std::exception& error) {
  return dynamic_cast<const T*>(&error) != nullptr;
}

struct rule {
  bool (*matches)(const std::exception&);
  exit_code code;
};

// The first that matches counts, so the derived come before their bases.
constexpr rule rules[] = {
    {is_a<HostNotFound>, exit_code::host_unknown},
    {is_a<TimeoutError>, exit_code::timed_out},
    {is_a<ProtocolError>, exit_code::wrong_protocol},
    {is_a<IncompatibleServer>, exit_code::no_such_name},
    {is_a<AddressInUse>, exit_code::cannot_create},
    {is_a<TlsError>, exit_code::tls_refused},
    {is_a<ConnectionError>, exit_code::no_connection},
    {is_a<ConfigurationError>, exit_code::bad_configuration},
    {is_a<AttributeError>, exit_code::no_such_name},
    {is_a<ValueError>, exit_code::bad_data},
    {is_a<TypeError>, exit_code::bad_data},
};

// Python wraps what is no built-in exception, and puts the true class before the message.
std::string describe(const RemoteError& error) {
  const bool wrapped = error.class_name() == "GenericRemoteException" && !error.message().empty();
  return wrapped ? error.message() : error.what();
}

// What follows a newline is indented, so that no text of a peer's looks like a message of ours.
std::string indented_after_first(std::string_view text) {
  std::string out;
  for (const char c : safe_text(text)) out.append(1, c).append(c == '\n' ? "  " : "");
  return out;
}

// Entries of a traceback may be of several lines, and end in a newline.
std::string_view without_newline(std::string_view entry) {
  while (entry.ends_with('\n')) entry.remove_suffix(1);
  return entry;
}

ending ending_of_remote(const RemoteError& error, const tool& about) {
  std::string message = "remote " + indented_after_first(describe(error));
  if (about.show_traceback)
    for (const auto& entry : error.traceback()) message.append("\n").append(safe_text(without_newline(entry)));
  return {exit_code::remote_exception, message, 0};
}

ending ending_of_usage(const usage_error& error, const tool& about) {
  std::string message = safe_text(error.what());
  if (!error.usage().empty()) message.append("\nusage: ").append(error.usage());
  message.append("\nTry '").append(about.name).append(" --help'.");
  return {exit_code::usage, message, 0};
}

void show(const tool& about, const std::string& message) {
  const bool colored = use_color(about.color, STDERR_FILENO);
  std::string out = colored ? "\x1b[1;31m" : "";
  out.append(about.name).append(":").append(colored ? "\x1b[0m " : " ").append(message).append("\n");
  write_error(out);
}

int finish(const tool& about, const ending& how) {
  if (how.signal) die_by_signal(how.signal);
  show(about, how.message);
  return static_cast<int>(how.code);
}

}  // namespace

ending ending_of(const std::exception& error, const tool& about) {
  if (const auto* remote = dynamic_cast<const RemoteError*>(&error)) return ending_of_remote(*remote, about);
  if (const auto* usage = dynamic_cast<const usage_error*>(&error)) return ending_of_usage(*usage, about);
  if (const auto* fatal = dynamic_cast<const fatal_error*>(&error)) return {fatal->code(), safe_text(fatal->what()), 0};
  if (is_a<Interrupted>(error)) return {exit_code::ok, "", SIGINT};
  if (is_a<std::bad_alloc>(error)) return {exit_code::internal_error, "out of memory", 0};
  for (const auto& [matches, code] : rules)
    if (matches(error)) return {code, safe_text(error.what()), 0};
  return {exit_code::internal_error, "internal error, please report it: " + safe_text(error.what()), 0};
}

int run_main(std::string_view name, int argc, char** argv, exit_code (*run)(tool&, const arguments&)) noexcept {
  reserve_standard_descriptors();
  tool self{name};
  try {
    const auto code = run(self, arguments(argv + (argc > 0 ? 1 : 0), argv + argc));
    close_output();
    return static_cast<int>(code);
  } catch (const std::exception& error) {
    return finish(self, ending_of(error, self));
  }
}

}  // namespace sipyco::cli
