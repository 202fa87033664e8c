// SPDX-License-Identifier: Apache-2.0
#include "advise/advice.h"
#include "cli/advice_view.h"
#include "cli/exit_code.h"
#include "cli/given_name.h"
#include "cli/opened_project.h"
#include "cli/options.h"
#include "cli/project_check.h"
#include "cli/project_reader.h"
#include "cli/terminal.h"
#include "policy/spelling.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

namespace lakelint::cli {
namespace {

using advise::TableAdvice;

/// Whether a table is meant by its whole name or by the last parts of it.
bool is_called(const TableAdvice& table, const std::string& wanted) {
    const std::string name = given_name(table.uses->name.text());
    return name == wanted || name.ends_with("." + wanted);
}

/// The tables that are asked for; nothing, after a complaint, where one of them is not there.
std::optional<std::vector<const TableAdvice*>> chosen(const advise::Advice& advice,
                                                      const std::vector<std::string>& given) {
    std::vector<bool> asked(advice.tables().size(), given.empty());
    for (const std::string& word : given) {
        bool found = false;
        for (std::size_t i = 0; i < asked.size(); ++i) {
            if (!is_called(advice.tables()[i], given_name(word))) continue;
            asked[i] = true;
            found = true;
        }
        if (found) continue;
        std::vector<std::string> names;
        for (const TableAdvice& table : advice.tables())
            names.push_back(table.uses->name.text());
        complain(fmt::format("nothing in this project creates or uses a table `{}`{}", word,
                             policy::did_you_mean(policy::nearest_spelling(word, names))));
        return std::nullopt;
    }
    std::vector<const TableAdvice*> result;
    for (std::size_t i = 0; i < asked.size(); ++i)
        if (asked[i]) result.push_back(&advice.tables()[i]);
    return result;
}

std::string written(const AdviceView& view) {
    if (view.options().format == "json") return advice_json(view);
    if (view.options().format == "markdown") return advice_markdown(view);
    return advice_text(view);
}

} // namespace

int advise(const AdviseOptions& options) {
    const auto opened = open_project(options.check, "advice is about one");
    if (opened == nullptr) return usage;
    const catalog::Catalog catalog(opened->files.facts(), catalog_options(opened->policy));
    const rule::Project project{opened->policy, catalog, opened->files.facts(), local_today()};
    const advise::Advice advice(project);
    auto tables = chosen(advice, options.tables);
    if (!tables) return usage;
    const AdviceView view(project, opened->files, options, std::move(*tables));
    return write_out(written(view)) ? opened->status : unreadable;
}

} // namespace lakelint::cli
