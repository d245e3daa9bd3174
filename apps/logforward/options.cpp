// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logforward/options.hpp"

#include "logforward/flags.hpp"

#include <sipyco/cli/errors.hpp>
#include <sipyco/cli/operands.hpp>

#include <algorithm>
#include <charconv>

namespace sipyco::logforward {

namespace {

constexpr std::size_t most_records = 100'000'000;

void read_queue(options& out, const std::string& word) {
  if (word.empty()) return;
  const auto* const end = word.data() + word.size();
  const auto [rest, error] = std::from_chars(word.data(), end, out.queue_size);
  if (error != std::errc() || rest != end || out.queue_size == 0 || out.queue_size > most_records)
    throw cli::usage_error("--queue takes a number from 1 to 100000000, not '" + word + "'");
}

void read_server(options& out, const cli::arguments& words) {
  if (words.size() < 2) throw cli::usage_error(words.empty() ? "HOST and PORT are missing" : "PORT is missing");
  if (words.size() > 2) throw cli::usage_error("unexpected argument '" + words[2] + "'; a command goes behind --");
  out.host = cli::read_host(words[0]);
  out.port = cli::read_port(words[1]);
}

void read_source(options& out) {
  if (out.source.empty() && !out.command.empty()) out.source = out.command[0].substr(out.command[0].rfind('/') + 1);
  if (out.source.empty()) throw cli::usage_error("--source is missing");
  if (out.source.find_first_of(":\n") != std::string::npos)
    throw cli::usage_error("--source must hold neither colon nor newline");
}

}  // namespace

options parse_options(const cli::arguments& args) {
  options out;
  std::string queue;
  try {
    const auto end = std::ranges::find(args, "--");
    const auto words = cli::parse_flags(all_flags(out, queue), {args.begin(), end});
    if (out.requests.help || out.requests.version) return out;
    if (end != args.end()) out.command.assign(end + 1, args.end());
    if (end != args.end() && out.command.empty()) throw cli::usage_error("COMMAND is missing behind --");
    read_server(out, words);
    read_source(out);
    read_queue(out, queue);
    return out;
  } catch (const cli::usage_error& error) {
    throw cli::usage_error(error.what(), help().usage);
  }
}

}  // namespace sipyco::logforward
