// SPDX-License-Identifier: Apache-2.0
#include "cli/input.h"

#include "cli/exit_code.h"
#include "cli/terminal.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::cli {
namespace {

namespace fs = std::filesystem;

fs::path absolute(const fs::path& path) {
    std::error_code error;
    const fs::path canonical = fs::weakly_canonical(fs::absolute(path), error);
    return error ? fs::absolute(path).lexically_normal() : canonical;
}

} // namespace

std::optional<Input> read_input(const InputOptions& options) {
    Input input;
    bool standard_input = !options.stdin_filename.empty();
    for (const std::string& path : options.paths) {
        std::error_code error;
        if (path == "-") {
            standard_input = true;
        } else if (fs::exists(path, error)) {
            input.paths.push_back(absolute(path));
        } else {
            complain(fmt::format("{}: no such file or folder", path));
            input.status = unreadable;
        }
    }
    if (standard_input) {
        const std::string name = options.stdin_filename.empty() ? "stdin.sql" : options.stdin_filename;
        auto text = source::load_standard_input(name);
        if (!text) {
            complain(fmt::format("standard input: {}", text.error().message));
            input.status = unreadable;
            return input;
        }
        text->path = absolute(name).string();
        input.paths.emplace_back(text->path);
        input.standard_input = std::move(*text);
    }
    if (options.paths.empty() && !standard_input) input.paths.push_back(absolute("."));
    return input;
}

} // namespace lakelint::cli
