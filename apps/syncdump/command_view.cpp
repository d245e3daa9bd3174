// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/command_view.hpp"

#include <sipyco/formats/path.hpp>
#include <sipyco/text/repr.hpp>

#include <algorithm>
#include <csignal>
#include <utility>

namespace sipyco::syncdump {

using sync_struct::Mod;
using sync_struct::ModAction;

namespace {

std::string key_text(const Mod& mod) {
  if (mod.key.is_none()) return {};
  std::string out = mod.key.is_str() ? std::string(mod.key.as_str()) : text::repr(mod.key);
  std::erase(out, '\0');  // which no variable can hold
  return out;
}

command::variables variables_of(const event& happened) {
  std::string path;
  for (const Value& step : happened.mod.path) formats::append_step(path, step);
  const auto action = happened.is_message ? "message" : sync_struct::action_name(happened.mod.action);
  return {{"SYNC_ACTION", std::string(action)},
          {"SYNC_PATH", std::move(path)},
          {"SYNC_KEY", key_text(happened.mod)},
          {"SYNC_SEQ", std::to_string(happened.sequence)}};
}

bool shows_structure(const options& given) {
  return given.what == mode::once || given.what == mode::states || given.shown_as.how == format::prometheus;
}

}  // namespace

command_view::command_view(const options& given, current_structure now, boost::asio::io_context& context, log_sink& log)
    : given_(given), now_(std::move(now)), log_(log), children_(context, SIGCHLD), command_(given.command) {
  watch_children();
}

void command_view::watch_children() {
  children_.async_wait([this](const boost::system::error_code& error, int) {
    if (error) return;
    watch_children();
    if (!command_.is_running()) return;
    const auto end = command_.ended();
    if (!end) return;
    tell(*end);
    run_pending();
  });
}

void command_view::tell(const std::string& trouble) {
  if (!trouble.empty()) log_.log(log_level::warning, "syncdump", trouble);
}

bool command_view::show(const event& happened) {
  if (given_.updates_only && is_first_structure(happened)) return true;
  const bool is_last = given_.what == mode::once || (given_.count && shown_ + 1 >= *given_.count);
  last_ = happened;
  ++pending_;
  ++shown_;
  if (!command_.is_running()) run_pending();
  return !is_last;
}

void command_view::run_pending() {
  if (pending_ == 0) return;
  if (pending_ > 1 && !last_.is_message) {
    last_.mod = {ModAction::init, {}, {}, now_()};
    last_.resync = true;
  }
  pending_ = 0;
  run(last_);
}

void command_view::run(const event& happened) {
  const std::string input =
      shows_structure(given_) ? formatted(now_(), given_.shown_as) : formatted(happened, given_.shown_as);
  command_.start(input, variables_of(happened));
}

void command_view::finish() {
  while (command_.is_running()) {
    tell(command_.wait());
    run_pending();
  }
}

}  // namespace sipyco::syncdump
