// SPDX-License-Identifier: Apache-2.0
#include "catalog/lineage.h"
#include "cli/exit_code.h"
#include "cli/given_name.h"
#include "cli/lineage_view.h"
#include "cli/opened_project.h"
#include "cli/options.h"
#include "cli/project_reader.h"
#include "cli/terminal.h"
#include "policy/spelling.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace lakelint::cli {
namespace {

namespace fs = std::filesystem;
using catalog::Lineage;
using catalog::LineageNode;

/// The first word is a path if it is one that exists and looks like one; `./orders` always does.
void sort_out_paths(LineageOptions& options) {
    const std::string& word = options.object;
    std::error_code error;
    const bool looks_like_path = word == "." || word == ".." || word.find('/') != std::string::npos;
    if (!looks_like_path || !fs::exists(word, error)) return;
    options.check.input.paths.insert(options.check.input.paths.begin(), word);
    options.object.clear();
}

/// The nodes of a name that is given in whole or by its last parts; more than one is of the same name. With
/// columns, a name is that of a relation, which stands for all of them, or else of a column.
class Finder {
  public:
    Finder(const Lineage& lineage, const std::string& word, bool relations)
        : lineage_(lineage), relations_(relations), wanted_(without_slash(given_name(word))) {
        for (std::uint32_t i = 0; i < lineage.nodes().size(); ++i) {
            const std::string name = without_slash(given_name(name_of(i)));
            if (name == wanted_) whole_.push_back(i);
            if (name.ends_with("." + wanted_)) part_.push_back(i);
        }
    }

    [[nodiscard]] std::vector<std::uint32_t> nodes() const { return likely(whole_.empty() ? part_ : whole_); }

    /// Their names, each once.
    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> names;
        std::set<std::string> known;
        for (const std::uint32_t node : nodes()) {
            const std::string name = name_of(node);
            if (known.insert(given_name(name)).second) names.push_back("`" + name + "`");
        }
        return names;
    }

  private:
    static std::string without_slash(std::string name) {
        while (name.size() > 1 && name.ends_with('/'))
            name.pop_back();
        return name;
    }

    [[nodiscard]] std::string name_of(std::uint32_t node) const {
        const LineageNode& each = lineage_.nodes()[node];
        return relations_ ? each.name.text() : each.text();
    }

    /// Relations that stay go before those of the same name that files make and drop, and names that are
    /// known before those that only the run knows.
    [[nodiscard]] std::vector<std::uint32_t> likely(std::vector<std::uint32_t> nodes) const {
        const auto scratch = [this](std::uint32_t node) { return lineage_.nodes()[node].scratch; };
        const auto open = [this](std::uint32_t node) { return !lineage_.nodes()[node].name.literal(); };
        if (!std::all_of(nodes.begin(), nodes.end(), scratch)) std::erase_if(nodes, scratch);
        if (!std::all_of(nodes.begin(), nodes.end(), open)) std::erase_if(nodes, open);
        return nodes;
    }

    const Lineage& lineage_;
    bool relations_; ///< it is relations that are named
    std::string wanted_;
    std::vector<std::uint32_t> whole_;
    std::vector<std::uint32_t> part_;
};

bool names_temporary(const ProjectFiles& files, const std::string& word) {
    const std::string wanted = given_name(word);
    for (const auto& file : files.facts())
        for (const auto& statement : file.statements)
            for (const auto& creation : statement.creations)
                if (catalog::is_temporary(creation.kind)
                    && given_name(creation.name.last().text.value) == wanted)
                    return true;
    return false;
}

void complain_about_unknown(const Lineage& lineage, const ProjectFiles& files, const std::string& word) {
    if (names_temporary(files, word)) {
        complain(fmt::format("`{}` is temporary: lineage passes through it to what it is read for", word));
        return;
    }
    std::vector<std::string> names;
    for (const LineageNode& node : lineage.nodes())
        names.push_back(node.text());
    std::error_code error;
    std::string near = policy::did_you_mean(policy::nearest_spelling(word, names));
    if (near.empty()) near = "; `lakelint lineage` lists what there is";
    if (fs::exists(word, error)) near = fmt::format("; write `./{}` if you mean the path", word);
    complain(fmt::format("nothing in this project is called `{}`{}", word, near));
}

/// The nodes that the command line asks about; nothing, after a complaint, where it is not clear which.
std::optional<std::vector<std::uint32_t>> objects_of(const Lineage& lineage, const ProjectFiles& files,
                                                     const LineageOptions& options) {
    const std::string& word = options.object;
    if (word.empty()) return std::vector<std::uint32_t>();
    const Finder relations(lineage, word, true);
    const bool column = options.columns && relations.nodes().empty();
    const Finder finder = column ? Finder(lineage, word, false) : relations;
    const std::vector<std::string> names = finder.names();
    if (names.size() == 1) return finder.nodes();
    if (names.empty()) {
        complain_about_unknown(lineage, files, word);
    } else {
        complain(fmt::format("`{}` may be any of {}; write more of its name", word,
                             policy::comma_list(names, 10)));
    }
    return std::nullopt;
}

std::string written(const LineageView& view) {
    if (view.options().format == "json") return lineage_json(view);
    if (view.options().format == "dot") return lineage_dot(view);
    if (view.options().format == "mermaid") return lineage_mermaid(view);
    return lineage_text(view);
}

} // namespace

int lineage(const LineageOptions& given) {
    LineageOptions options = given;
    sort_out_paths(options);
    const auto project = open_project(options.check, "lineage is that of one");
    if (project == nullptr) return usage;
    ProjectFiles& files = project->files;
    const catalog::Catalog catalog(files.facts(), catalog_options(project->policy));
    const Lineage lineage =
        options.columns ? Lineage::of_columns(catalog, files.facts()) : Lineage(catalog, files.facts());
    const auto objects = objects_of(lineage, files, options);
    if (!objects) return usage;
    const policy::Policy* policy = project->has_policy() ? &project->policy : nullptr;
    const LineageView view(lineage, policy, files, options, *objects);
    return write_out(written(view)) ? project->status : unreadable;
}

} // namespace lakelint::cli
