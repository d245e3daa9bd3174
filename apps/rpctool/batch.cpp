// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/batch.hpp"

#include "rpctool/batch_json.hpp"
#include "rpctool/call_pipeline.hpp"
#include "rpctool/error_json.hpp"
#include "rpctool/error_text.hpp"
#include "rpctool/held_output.hpp"
#include "rpctool/session.hpp"

#include <sipyco/base/connection_error.hpp>

#include <exception>
#include <functional>
#include <memory>
#include <optional>

namespace sipyco::rpctool {

namespace {

class batch {
 public:
  batch(remote& peer, const options& given, held_output& out)
      : peer_(peer), given_(given), out_(out), together_(peer) {}
  batch(const batch&) = delete;
  batch& operator=(const batch&) = delete;
  virtual ~batch() = default;

  /// Answers a line, perhaps not before `finish`.
  virtual void answer(std::string line, std::size_t number) = 0;
  /// Waits for what is not answered yet.
  void finish() {
    together_.finish();
    out_.flush();
  }
  [[nodiscard]] cli::exit_code first_error() const noexcept { return first_error_; }

 protected:
  // Where an error ends the batch, or a call has its own time, each waits for the answer to the one before.
  [[nodiscard]] bool is_pipelined() const { return given_.session.keep_going && !given_.show_time && !given_.timeout; }
  void count(cli::exit_code code) {
    if (first_error_ == cli::exit_code::ok) first_error_ = code;
  }

  remote& peer_;
  const options& given_;
  held_output& out_;
  call_pipeline together_;

 private:
  cli::exit_code first_error_ = cli::exit_code::ok;
};

class text_batch final : public batch {
 public:
  text_batch(remote& peer, const options& given, held_output& out, const batch_streams& streams)
      : batch(peer, given, out), lines_(peer, {}), streams_(streams) {}

  void answer(std::string line, std::size_t number) override {
    if (auto call = is_pipelined() ? lines_.single_call(line) : std::nullopt)
      return together_.add(*std::move(call), [this, number](const auto& result) {
        show(number, [&] {
          auto value = result();
          lines_.remember(value);
          return value;
        });
      });
    together_.finish();
    show(number, [&] { return lines_.execute(line); });
  }

 private:
  // A result, or what kept it from coming. That it cannot be written is another matter: it ends all.
  template <class F>
  void show(std::size_t number, F result) {
    std::string shown;
    try {
      shown = result_line(result(), given_.style);
    } catch (const Interrupted&) {
      throw;
    } catch (const std::exception& error) {
      return tell(error, number);
    }
    out_.add(shown, true);
  }

  // Where the batch goes on, answers stay in step with the requests.
  void tell(const std::exception& error, std::size_t number) {
    const auto end = ending_of(error, given_.verbosity.verbose > 0);
    out_.flush();
    if (given_.style.format == result_format::json)
      streams_.err(error_json(error, end) + "\n");
    else
      streams_.err("rpctool: line " + std::to_string(number) + ": " + end.message + "\n");
    if (given_.session.keep_going) out_.add("\n", true);
    count(end.code);
  }

  session lines_;
  const batch_streams& streams_;
};

class json_batch final : public batch {
 public:
  using batch::batch;

  void answer(std::string line, std::size_t) override {
    json_request asked;
    bool needs_no_other = false;
    std::exception_ptr wrong;
    try {
      read_json_request(asked, line);
      needs_no_other = is_pipelined() && peer_.is_method_of_target(asked.call.method);
    } catch (const Interrupted&) {
      throw;
    } catch (const std::exception&) {
      wrong = std::current_exception();
    }
    if (needs_no_other)
      return together_.add(std::move(asked.call), [this, id = asked.id](const auto& result) { show(id, result); });
    together_.finish();
    show(asked.id, [&] {
      if (wrong) std::rethrow_exception(wrong);
      return peer_.call(asked.call.method, asked.call.arguments, asked.call.keywords);
    });
  }

 private:
  void show(const Value& id, const std::function<Value()>& result) {
    const auto [line, code] = answer_json(id, result, given_.style);
    out_.add(line + "\n", true);
    count(code);
  }
};

}  // namespace

cli::exit_code run_batch(remote& peer, line_source& lines, const options& given, const batch_streams& streams) {
  held_output out(streams.out);
  std::unique_ptr<batch> answers;
  if (given.session.batch_json)
    answers = std::make_unique<json_batch>(peer, given, out);
  else
    answers = std::make_unique<text_batch>(peer, given, out, streams);
  std::size_t number = 0;
  for (auto got = lines.next(""); got.what == line_source::event::line; got = lines.next("")) {
    ++number;
    if (!session::is_blank(got.line)) answers->answer(std::move(got.line), number);
    if (answers->first_error() != cli::exit_code::ok && !given.session.keep_going) break;
    if (!lines.has_next()) answers->finish();
  }
  answers->finish();
  return answers->first_error();
}

}  // namespace sipyco::rpctool
