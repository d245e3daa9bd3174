// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logserver/options.hpp"

#include "logserver/flags.hpp"
#include "logserver/journal_socket.hpp"

#include <sipyco/cli/errors.hpp>
#include <sipyco/cli/flag_values.hpp>
#include <sipyco/cli/nearest.hpp>
#include <sipyco/cli/operands.hpp>

#include <cctype>

namespace sipyco::logserver {

namespace {

void read_size(std::size_t& into, const std::string& flag, const std::string& word) {
  if (word.empty()) return;
  const auto size = parse_size(word);
  if (!size || *size == 0)
    throw cli::usage_error(flag + " takes a number above 0, with K, M or G if need be, not '" + word + "'");
  into = *size;
}

void read_style(record_style& into, const std::string& flag, const std::string& word) {
  if (word.empty()) return;
  const auto style = parse_style(word);
  if (!style)
    throw cli::usage_error(flag + ": there is no format '" + word + "'" + cli::did_you_mean(word, style_names()));
  into = *style;
}

void read_level(options& out, const std::string& word) {
  if (word.empty()) return;
  auto name = word;
  for (char& c : name) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  const auto level = parse_log_level(name);
  if (!level)
    throw cli::usage_error("--level takes CRITICAL, ERROR, WARNING, INFO, DEBUG or TRACE, not '" + word + "'");
  out.filter.level = *level;
}

void read_forward(options& out, const std::string& word) {
  if (word.empty()) return;
  const auto to = cli::split_address(word);
  if (!to || !to->port || to->host.empty())
    throw cli::usage_error("--forward takes HOST:PORT, such as loghost:1066 or [::1]:1066, not '" + word + "'");
  out.forward_host = to->host;
  out.forward_port = *to->port;
}

void read_master(options& out, const std::string& word) {
  if (word.empty()) return;
  const auto from = cli::split_address(word);
  if (!from || from->host.empty()) throw cli::usage_error("--from-master takes HOST or HOST:PORT, not '" + word + "'");
  out.master_host = from->host;
  out.master_port = from->port.value_or(out.master_port);
}

void read_rebroadcast(options& out, const raw_options& words) {
  if (!words.rebroadcast.empty()) {
    out.rebroadcast_port = cli::parse_port(words.rebroadcast);
    if (!out.rebroadcast_port) throw cli::usage_error("--rebroadcast takes a port, not '" + words.rebroadcast + "'");
  }
  if (words.rebroadcast_pyon.empty()) return;
  if (words.rebroadcast_pyon != "1" && words.rebroadcast_pyon != "2")
    throw cli::usage_error("--rebroadcast-pyon takes 1 or 2, not '" + words.rebroadcast_pyon + "'");
  out.rebroadcast_pyon = words.rebroadcast_pyon == "1" ? 1 : 2;
}

void read_outputs(options& out, const raw_options& words) {
  read_style(out.style, "--format", words.style);
  read_style(out.file_style, "--file-format", words.file_style);
  read_size(out.buffer_bytes, "--buffer", words.buffer);
  if (words.journal) out.journal = journal_socket::usual_path;
  if (!words.journal_socket.empty()) out.journal = words.journal_socket;
  if (words.log_backup_count.empty()) return;
  out.log_backup_count = words.log_backup_count == "0" ? 0 : cli::parse_natural(words.log_backup_count);
  if (!out.log_backup_count)
    throw cli::usage_error("--log-backup-count takes a number from 0, not '" + words.log_backup_count + "'");
  if (out.log_file.empty()) throw cli::usage_error("--log-backup-count needs --log-file");
}

void check_input(const options& given) {
  if (given.from_stdin && !given.master_host.empty())
    throw cli::usage_error("--stdin and --from-master: records can come from one of them only");
}

void read_words(options& out, const raw_options& words) {
  read_outputs(out, words);
  read_size(out.max_line_bytes, "--max-line", words.max_line);
  read_size(out.max_clients, "--max-clients", words.max_clients);
  read_size(out.count, "--count", words.count);
  read_level(out, words.level);
  read_forward(out, words.forward);
  read_master(out, words.master);
  read_rebroadcast(out, words);
  if (words.multiline.empty()) return;
  const auto how = parse_multiline(words.multiline);
  if (!how) throw cli::usage_error("--multiline takes keep, indent or escape, not '" + words.multiline + "'");
  out.multiline = *how;
}

}  // namespace

options parse_options(const cli::arguments& args) {
  options out;
  raw_options words;
  try {
    const auto rest = cli::parse_flags(all_flags(out, words), args);
    if (out.requests.help || out.requests.version) return out;
    if (!rest.empty()) throw cli::usage_error("unexpected argument '" + rest[0] + "'");
    read_words(out, words);
    check_input(out);
    return out;
  } catch (const cli::usage_error& error) {
    throw cli::usage_error(error.what(), help().usage);
  }
}

}  // namespace sipyco::logserver
