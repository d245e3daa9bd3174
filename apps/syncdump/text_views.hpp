// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "syncdump/output_thread.hpp"
#include "syncdump/view.hpp"

namespace sipyco::syncdump {

/// The structure, once.
class once_view final : public view {
 public:
  once_view(output_thread& out, format how) : out_(out), format_(how) {}
  bool show(const event& happened, const Value& target) override;

 private:
  output_thread& out_;
  format format_;
};

/// One line for each modification.
class event_view final : public view {
 public:
  event_view(output_thread& out, format how) : out_(out), format_(how) {}
  bool show(const event& happened, const Value& target) override;

 private:
  output_thread& out_;
  format format_;
};

/// The structure after each modification.
class state_view final : public view {
 public:
  state_view(output_thread& out, format how) : out_(out), format_(how) {}
  bool show(const event& happened, const Value& target) override;

 private:
  output_thread& out_;
  format format_;
};

}  // namespace sipyco::syncdump
