// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/batch.hpp"

#include "rpctool/batch_json.hpp"
#include "rpctool/error_json.hpp"
#include "rpctool/error_text.hpp"
#include "rpctool/held_output.hpp"
#include "rpctool/session.hpp"

#include <sipyco/base/connection_error.hpp>

namespace sipyco::rpctool {

namespace {

constexpr std::size_t most_together = 64;

// Each call with a time-out of its own is sent by itself; that of calls sent together is for all of them.
bool goes_together(const options& given) { return given.session.keep_going && !given.show_time && !given.timeout; }

class text_batch {
 public:
  text_batch(remote& peer, const options& given, held_output& out, const batch_streams& streams)
      : peer_(peer), given_(given), lines_(peer, {}), out_(out), streams_(streams) {}

  // A line, and where errors do not end the batch those behind it that are there already.
  cli::exit_code answer(std::string line, std::size_t& number, line_source& source) {
    const bool together = goes_together(given_);
    take(std::move(line), number);
    while (together && waiting_.size() < most_together && source.has_next()) {
      auto next = source.next("").line;
      ++number;
      if (!session::is_blank(next)) take(std::move(next), number);
    }
    send();
    out_.add("", source.has_next());
    return std::exchange(first_error_, cli::exit_code::ok);
  }

 private:
  struct numbered_line {
    std::string text;
    std::size_t number = 0;
  };

  // Calls that need no answer to an earlier one are sent together.
  void take(std::string line, std::size_t number) {
    auto call = goes_together(given_) ? lines_.single_call(line) : std::nullopt;
    if (!call) {
      send();
      return answer_one({std::move(line), number});
    }
    calls_.push_back(*std::move(call));
    waiting_.push_back({std::move(line), number});
  }

  void send() {
    if (waiting_.size() < 2) {
      for (const auto& line : waiting_) answer_one(line);
    } else {
      answer_all();
    }
    waiting_.clear();
    calls_.clear();
  }

  void answer_all() {
    std::vector<pc_rpc::call_outcome> outcomes;
    try {
      outcomes = peer_.call_all(calls_);
    } catch (const Interrupted&) {
      throw;
    } catch (const ConnectionError& error) {
      for (const auto& line : waiting_) tell(error, line.number);
    } catch (const Error&) {  // one cannot be sent; none was
      for (const auto& line : waiting_) answer_one(line);
    }
    for (std::size_t i = 0; i < outcomes.size(); ++i) show(outcomes[i], waiting_[i].number);
  }

  void show(const pc_rpc::call_outcome& outcome, std::size_t number) {
    if (const auto* raised = std::get_if<RemoteError>(&outcome)) return tell(*raised, number);
    const auto& result = std::get<Value>(outcome);
    lines_.remember(result);
    answer(number, [&] { return result_line(result, given_.style); });
  }

  void answer_one(const numbered_line& line) {
    answer(line.number, [&] { return result_line(lines_.execute(line.text), given_.style); });
  }

  // With a line, or what kept it from being made. That the line cannot be written is another matter: it ends all.
  template <class F>
  void answer(std::size_t number, F make_line) {
    std::string shown;
    try {
      shown = make_line();
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
    if (first_error_ == cli::exit_code::ok) first_error_ = end.code;
  }

  remote& peer_;
  const options& given_;
  session lines_;
  held_output& out_;
  const batch_streams& streams_;
  std::vector<numbered_line> waiting_;
  std::vector<pc_rpc::call_request> calls_;  // of the lines that wait
  cli::exit_code first_error_ = cli::exit_code::ok;
};

class json_batch {
 public:
  json_batch(remote& peer, const options& given, held_output& out) : peer_(peer), given_(given), out_(out) {}

  // A line, and where errors do not end the batch those behind it that are there already.
  cli::exit_code answer(std::string line, line_source& lines) {
    std::vector<std::string> requests = {std::move(line)};
    while (goes_together(given_) && requests.size() < most_together && lines.has_next())
      if (auto next = lines.next("").line; !session::is_blank(next)) requests.push_back(std::move(next));
    auto first_error = cli::exit_code::ok;
    std::string out;
    for (const auto& [text, code] : answer_requests(peer_, requests, given_.style)) {
      out.append(text).append("\n");
      if (first_error == cli::exit_code::ok) first_error = code;
    }
    out_.add(out, lines.has_next());
    return first_error;
  }

 private:
  remote& peer_;
  const options& given_;
  held_output& out_;
};

}  // namespace

cli::exit_code run_batch(remote& peer, line_source& lines, const options& given, const batch_streams& streams) {
  held_output out(streams.out);
  text_batch texts(peer, given, out, streams);
  json_batch requests(peer, given, out);
  auto first_error = cli::exit_code::ok;
  std::size_t number = 0;
  for (auto got = lines.next(""); got.what == line_source::event::line; got = lines.next("")) {
    ++number;
    if (session::is_blank(got.line)) continue;
    const auto code = given.session.batch_json ? requests.answer(std::move(got.line), lines)
                                               : texts.answer(std::move(got.line), number, lines);
    if (first_error == cli::exit_code::ok) first_error = code;
    if (code != cli::exit_code::ok && !given.session.keep_going) break;
  }
  out.flush();
  return first_error;
}

}  // namespace sipyco::rpctool
