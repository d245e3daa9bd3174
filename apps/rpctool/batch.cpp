// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/batch.hpp"

#include "rpctool/batch_json.hpp"
#include "rpctool/error_json.hpp"
#include "rpctool/error_text.hpp"
#include "rpctool/session.hpp"

#include <sipyco/base/connection_error.hpp>

namespace sipyco::rpctool {

namespace {

class text_batch {
 public:
  text_batch(remote& peer, const options& given, const batch_streams& streams)
      : given_(given), lines_(peer, {}), streams_(streams) {}

  cli::exit_code answer(const std::string& line, std::size_t number) {
    try {
      streams_.out(result_line(lines_.execute(line), given_.style));
      return cli::exit_code::ok;
    } catch (const Interrupted&) {
      throw;
    } catch (const std::exception& error) {
      return tell(error, number);
    }
  }

 private:
  // Where the batch goes on, answers stay in step with the requests.
  cli::exit_code tell(const std::exception& error, std::size_t number) {
    const auto end = ending_of(error, given_.verbosity.verbose > 0);
    if (given_.style.format == result_format::json)
      streams_.err(error_json(error, end) + "\n");
    else
      streams_.err("rpctool: line " + std::to_string(number) + ": " + end.message + "\n");
    if (given_.session.keep_going) streams_.out("\n");
    return end.code;
  }

  const options& given_;
  session lines_;
  const batch_streams& streams_;
};

class json_batch {
 public:
  json_batch(remote& peer, const options& given, const batch_streams& streams)
      : peer_(peer), given_(given), streams_(streams) {}

  // A line, and where errors do not end the batch those behind it that are there already.
  cli::exit_code answer(std::string line, line_source& lines) {
    std::vector<std::string> requests = {std::move(line)};
    while (given_.session.keep_going && requests.size() < most_together && lines.has_next())
      if (auto next = lines.next("").line; !session::is_blank(next)) requests.push_back(std::move(next));
    auto first_error = cli::exit_code::ok;
    std::string out;
    for (const auto& [text, code] : answer_requests(peer_, requests, given_.style)) {
      out.append(text).append("\n");
      if (first_error == cli::exit_code::ok) first_error = code;
    }
    streams_.out(out);
    return first_error;
  }

 private:
  static constexpr std::size_t most_together = 64;
  remote& peer_;
  const options& given_;
  const batch_streams& streams_;
};

}  // namespace

cli::exit_code run_batch(remote& peer, line_source& lines, const options& given, const batch_streams& streams) {
  text_batch texts(peer, given, streams);
  json_batch requests(peer, given, streams);
  auto first_error = cli::exit_code::ok;
  std::size_t number = 0;
  for (auto got = lines.next(""); got.what == line_source::event::line; got = lines.next("")) {
    ++number;
    if (session::is_blank(got.line)) continue;
    const auto code =
        given.session.batch_json ? requests.answer(std::move(got.line), lines) : texts.answer(got.line, number);
    if (first_error == cli::exit_code::ok) first_error = code;
    if (code != cli::exit_code::ok && !given.session.keep_going) break;
  }
  return first_error;
}

}  // namespace sipyco::rpctool
