// SPDX-License-Identifier: Apache-2.0
#include "cli/exit_code.h"
#include "cli/input.h"
#include "cli/options.h"
#include "cli/project_files.h"
#include "cli/terminal.h"
#include "facts/json.h"
#include "source/line_index.h"

#include <fmt/format.h>

namespace lakelint::cli {

int facts(const FactsOptions& options) {
    const Input input = read_input(options.input);
    ProjectFiles files(std::filesystem::current_path());
    for (const auto& text : input.given)
        files.replace(text.path, text);
    files.read(input.paths, {}, {.jobs = options.input.jobs});
    for (const auto& problem : files.problems())
        complain(fmt::format("{}: {}", problem.path, problem.message));

    nlohmann::ordered_json document{{"version", 1}, {"files", nlohmann::ordered_json::array()}};
    for (const auto& file : files.facts()) {
        const source::File* text = files.text(file.path);
        auto entry =
            facts::to_json(file, source::LineIndex(text == nullptr ? std::string_view() : text->text));
        entry["path"] = files.printed(file.path);
        document["files"].push_back(std::move(entry));
    }
    const std::string text =
        document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
    const int status = input.missing + files.problems().size() > 0 ? unreadable : clean;
    return write_out(text) ? status : unreadable;
}

} // namespace lakelint::cli
