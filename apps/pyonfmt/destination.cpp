// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyonfmt/destination.hpp"

#include "pyonfmt/comparison.hpp"
#include "pyonfmt/unified_diff.hpp"

#include <sipyco/cli/output.hpp>
#include <sipyco/cli/replaced_file.hpp>
#include <sipyco/cli/terminal.hpp>

#include <unistd.h>

#include <optional>

namespace sipyco::pyonfmt {

namespace {

class standard_output final : public destination {
 public:
  void write(std::string_view text) override {
    buffer_ += text;
    if (buffer_.size() >= worth_a_call) flush();
  }
  bool finish() override { return flush(), false; }
  bool start_anew() override { return buffer_.clear(), !written_; }
  void flush() override {
    if (buffer_.empty()) return;
    cli::write_output(buffer_);
    written_ = true;
    buffer_.clear();
  }

 private:
  static constexpr std::size_t worth_a_call = 256 * 1024;
  std::string buffer_;
  bool written_ = false;
};

class output_file final : public destination {
 public:
  explicit output_file(std::string path) : path_(std::move(path)), file_(path_) {}
  void write(std::string_view text) override { file_.write(text); }
  bool finish() override { return file_.commit(), false; }
  bool start_anew() override { return file_ = cli::replaced_file(path_), true; }

 private:
  std::string path_;
  cli::replaced_file file_;
};

/// Says whether the file would change.
class checker final : public destination {
 public:
  explicit checker(const source& from) : from_(from), compared_(from) {}
  void write(std::string_view text) override { (void)compared_.take(text); }
  bool finish() override {
    if (compared_.is_equal()) return false;
    cli::write_error("would reformat " + cli::safe_line(from_.name()) + "\n");
    return true;
  }
  bool start_anew() override { return compared_ = comparison(from_), true; }

 private:
  const source& from_;
  comparison compared_;
};

/// Writes a new file from the first difference on; without any, the old one is not touched.
class replacement final : public destination {
 public:
  replacement(const source& from, std::string path, std::string backup)
      : from_(from), path_(std::move(path)), backup_(std::move(backup)), compared_(from) {}

  void write(std::string_view text) override {
    if (!file_) {
      text.remove_prefix(compared_.take(text));
      if (text.empty()) return;
      begin_file();
    }
    file_->write(text);
  }
  bool finish() override {
    if (!file_ && compared_.is_equal()) return false;
    if (!file_) begin_file();  // the new text is the beginning of the old one
    if (!backup_.empty()) cli::keep_backup(path_, backup_);
    file_->commit();
    return false;
  }
  bool start_anew() override {
    file_.reset();
    compared_ = comparison(from_);
    return true;
  }

 private:
  void begin_file() {
    file_.emplace(path_);
    compared_.copy_equal_part([&](std::string_view text) { file_->write(text); });
  }

  const source& from_;
  std::string path_, backup_;
  comparison compared_;
  std::optional<cli::replaced_file> file_;
};

class differ final : public destination {
 public:
  differ(const source& from, bool color) : from_(from), color_(color) {}
  void write(std::string_view text) override { text_ += text; }
  bool finish() override {
    const std::string old = all_of(from_);
    if (old == text_) return false;
    cli::write_output(unified_diff(cli::safe_line(from_.name()), old, text_, color_));
    return true;
  }
  bool start_anew() override { return text_.clear(), true; }

 private:
  const source& from_;
  bool color_;
  std::string text_;
};

}  // namespace

std::unique_ptr<destination> make_destination(const options& given, const source& from, const std::string& path) {
  if (given.check) return std::make_unique<checker>(from);
  if (given.diff) return std::make_unique<differ>(from, cli::use_color(given.color, STDOUT_FILENO));
  if (given.in_place) return std::make_unique<replacement>(from, path, given.backup);
  if (given.output) return std::make_unique<output_file>(*given.output);
  return std::make_unique<standard_output>();
}

}  // namespace sipyco::pyonfmt
