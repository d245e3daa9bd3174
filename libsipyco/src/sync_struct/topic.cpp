// SPDX-License-Identifier: LGPL-3.0-or-later
#include "sync_struct/topic.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <boost/asio/post.hpp>

#include <sipyco/base/error.hpp>

#include "base/escape.hpp"
#include "net/background.hpp"
#include "sync_struct/largest_keys.hpp"

namespace sipyco::sync_struct {
namespace {

constexpr std::string_view log_name = "sipyco.sync_struct";

/// What the thread that encodes makes.
struct made_text {
  snapshot taken;
  shared_line line;
  std::string largest;
};

void make(made_text& out, pyon::version version, const publisher_options& options, bool may_warn) {
  out.line = encode_line({ModAction::init, {}, {}, out.taken.structure}, version, options.encode);
  if (may_warn && out.line->size() > options.warn_bytes) out.largest = largest_keys(out.taken.structure, version);
  out.taken.structure = Value();
}

}  // namespace

topic::topic(net::asio::any_io_executor executor, std::string name, std::shared_ptr<notifier_state> notifier,
             net::task_group& tasks, std::shared_ptr<const publisher_options> options)
    : executor_(executor),
      name_(std::move(name)),
      notifier_(std::move(notifier)),
      tasks_(tasks),
      options_(std::move(options)),
      forget_(std::move(executor)) {}

std::shared_ptr<topic> topic::open(net::asio::any_io_executor executor, std::string name, const Notifier& notifier,
                                   net::task_group& tasks, std::shared_ptr<const publisher_options> options) {
  std::shared_ptr<topic> self(
      new topic(executor, std::move(name), notifier_access::state_of(notifier), tasks, std::move(options)));
  auto wake = [executor, weak = std::weak_ptr(self)] {
    net::asio::post(executor, [weak] {
      if (const auto alive = weak.lock()) alive->deliver();
    });
  };
  self->inbox_ = std::make_shared<mod_inbox>(self->options_->max_queue_bytes, self->options_->encode, std::move(wake));
  try {
    self->notifier_->attach(self->inbox_);
  } catch (const ValueError& error) {
    throw ValueError("'" + self->name_ + "': " + error.what());
  }
  return self;
}

void topic::activate(pyon::version version) {
  try {
    notifier_->activate(*inbox_, version, options_->encode);
  } catch (const EncodeError& error) {
    throw EncodeError("'" + name_ + "': " + error.what());
  }
}

topic::place topic::add(const std::shared_ptr<subscriber_link>& link) {
  link->on_wanting = [self = this] { self->deliver(); };
  return links_.insert(links_.end(), link);
}

void topic::deliver() {
  if (std::exchange(delivering_, true)) return;  // a link that wants the structure gets it when the changes are out
  const auto content = inbox_->take();
  if (content.lost) {
    for (auto& text : texts_) text.spoil();
    for (const auto& link : links_) link->invalidate();
  }
  for (const auto& mod : content.mods) send(mod);
  for (const auto version : {pyon::v1, pyon::v2})
    if (is_wanted(version)) provide(version);
  delivering_ = false;
}

void topic::send(const encoded_mod& mod) {
  for (const auto version : {pyon::v1, pyon::v2}) {
    auto& text = texts_[index_of(version)];
    if (mod.is_init) text.spoil();
    text.add(mod.sequence, mod.lines[index_of(version)]);
  }
  for (const auto& link : links_)
    if (const auto& line = mod.lines[index_of(link->version())]) link->send(line);
}

bool topic::is_wanted(pyon::version version) const {
  return std::ranges::any_of(links_,
                             [&](const auto& link) { return link->version() == version && link->wants_structure(); });
}

void topic::close() {
  notifier_->detach(*inbox_);
  forget_.cancel();
  for (const auto& link : links_) {
    link->on_wanting = [] {};
    link->close();
  }
}

void topic::provide(pyon::version version) {
  auto& text = texts_[index_of(version)];
  if (text.is_fresh()) return hand_out(version);
  if (text.now() == structure_text::state::being_made) return;
  text.drop();
  tasks_.spawn(make_text(shared_from_this(), version), "encoding '" + name_ + "'");
}

void topic::hand_out(pyon::version version) {
  const auto& text = texts_[index_of(version)];
  for (const auto& link : links_)
    if (link->version() == version && link->wants_structure()) link->send_structure(text.init(), text.since());
  keep_for_a_while();
}

/// The structure cannot be had: those that wait for it are sent away.
void topic::refuse(pyon::version version) {
  for (const auto& link : links_)
    if (link->version() == version && link->wants_structure()) link->close();
}

void topic::keep_for_a_while() {
  forget_.expires_after(options_->keep_text);
  forget_.async_wait([weak = weak_from_this()](const net::error_code& error) {
    const auto self = weak.lock();
    if (error || !self) return;
    for (auto& text : self->texts_) text.drop();
  });
}

net::asio::awaitable<void> topic::make_text(std::shared_ptr<topic> self, pyon::version version) {
  auto& text = self->texts_[index_of(version)];
  if (text.now() != structure_text::state::none) co_return;
  while (true) {
    // The thread may outlive us, so it has what it needs for itself.
    const auto made = std::make_shared<made_text>(made_text{self->notifier_->take_snapshot(), nullptr, {}});
    text.begin(made->taken.sequence);
    std::function<void()> work = [made, version, options = self->options_, may_warn = !self->warned_] {
      make(*made, version, *options, may_warn);
    };
    try {
      co_await net::in_background(std::move(work));
    } catch (...) {
      text.spoil();
      (void)text.complete(nullptr);
      self->refuse(version);
      throw;
    }
    self->deliver();
    if (!made->largest.empty()) self->warn(made->line->size(), made->largest);
    if (text.complete(std::move(made->line))) break;
  }
  self->hand_out(version);
}

void topic::warn(std::size_t bytes, const std::string& largest) {
  if (std::exchange(warned_, true)) return;
  options_->log->log(log_level::warning, log_name,
                     fmt::format("'{}' has {} MiB on the wire; Python's subscribers take 100 MiB at most. Largest: {}",
                                 base::escape_to_one_line(name_), bytes >> 20, largest));
}

}  // namespace sipyco::sync_struct
