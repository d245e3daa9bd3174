// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/tools/background_task_pool_async.hpp>

#include "net/task_group.hpp"

#include <utility>

namespace sipyco::tools {

BackgroundTaskPool::BackgroundTaskPool(boost::asio::any_io_executor executor, log_sink& log)
    : tasks_(std::make_unique<net::task_group>(std::move(executor), log, "sipyco.tools")) {}

BackgroundTaskPool::~BackgroundTaskPool() = default;

void BackgroundTaskPool::create(boost::asio::awaitable<void> task, std::string name) {
  tasks_->spawn(std::move(task), std::move(name));
}

void BackgroundTaskPool::cancel() { tasks_->cancel(); }

boost::asio::awaitable<void> BackgroundTaskPool::wait() { (void)co_await tasks_->wait_empty(); }

std::size_t BackgroundTaskPool::size() const noexcept { return tasks_->size(); }

}  // namespace sipyco::tools
