// SPDX-License-Identifier: LGPL-3.0-or-later
#include "support/exchange.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace sipyco::test {
namespace {

std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      out += text[i];
      continue;
    }
    switch (text.at(++i)) {
      case 'n': out += '\n'; break;
      case 'r': out += '\r'; break;
      case '\\': out += '\\'; break;
      case 'x':
        out += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
        i += 2;
        break;
      default: throw std::runtime_error("unknown escape");
    }
  }
  return out;
}

exchange_step read_step(std::string_view line) {
  exchange_step step;
  step.by_client = line.at(0) == 'C';
  step.closes = line.at(1) == '.';
  if (line.size() > 2) step.bytes = unescape(line.substr(3));
  if (line.at(1) == ':') step.bytes += '\n';
  return step;
}

recorded_exchange load(const std::filesystem::path& path) {
  recorded_exchange out{path.stem().string(), {}};
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);)
    if (!line.starts_with('#')) out.steps.push_back(read_step(line));
  return out;
}

}  // namespace

std::string recorded_exchange::sent(bool by_client) const {
  std::string out;
  for (const auto& step : steps)
    if (step.by_client == by_client) out += step.bytes;
  return out;
}

std::vector<std::string> recorded_exchange::lines(bool by_client) const {
  std::vector<std::string> out;
  for (const auto& step : steps)
    if (step.by_client == by_client && !step.closes) out.emplace_back(step.line());
  return out;
}

std::vector<recorded_exchange> load_exchanges(const std::string& folder, std::string_view prefix) {
  std::vector<recorded_exchange> out;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().filename().string().starts_with(prefix)) out.push_back(load(entry.path()));
  std::ranges::sort(out, {}, &recorded_exchange::name);
  return out;
}

}  // namespace sipyco::test
