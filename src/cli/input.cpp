// SPDX-License-Identifier: Apache-2.0
#include "cli/input.h"

#include "cli/terminal.h"

#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace lakelint::cli {
namespace {

namespace fs = std::filesystem;

/// As it was named: links on the way stay, so that it belongs to the project in which it was named.
fs::path absolute(const fs::path& path) {
    const fs::path normal = fs::absolute(path).lexically_normal();
    return normal.has_filename() || !normal.has_relative_path() ? normal : normal.parent_path();
}

class Reader {
  public:
    void add_path(const std::string& path) {
        std::error_code error;
        const fs::file_status status = fs::status(path, error);
        if (!fs::exists(status)) {
            const bool dangling = fs::is_symlink(fs::symlink_status(path, error));
            miss(path, dangling ? "is a link that leads nowhere" : "no such file or folder");
        } else if (fs::is_fifo(status) || fs::is_character_file(status)) {
            add_text(path, source::load(path, path), absolute(path));
        } else {
            input_.paths.push_back(absolute(path));
        }
    }

    void add_standard_input(const std::string& name) {
        add_text("standard input", source::load_standard_input(name), absolute(name));
    }

    [[nodiscard]] Input take() { return std::move(input_); }

  private:
    void add_text(std::string_view shown, tl::expected<source::File, source::ReadError> text,
                  const fs::path& path) {
        if (!text) return miss(shown, text.error().message);
        text->path = path.string();
        input_.paths.push_back(path);
        input_.given.push_back(std::move(*text));
    }

    void miss(std::string_view shown, std::string_view why) {
        complain(fmt::format("{}: {}", shown, why));
        ++input_.missing;
    }

    Input input_;
};

} // namespace

Input read_input(const InputOptions& options) {
    Reader reader;
    bool standard_input = !options.stdin_filename.empty();
    for (const std::string& path : options.paths) {
        if (path == "-") {
            standard_input = true;
        } else {
            reader.add_path(path);
        }
    }
    if (standard_input)
        reader.add_standard_input(options.stdin_filename.empty() ? "stdin.sql" : options.stdin_filename);
    if (options.paths.empty() && !standard_input) reader.add_path(".");
    return reader.take();
}

} // namespace lakelint::cli
