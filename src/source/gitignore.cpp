// SPDX-License-Identifier: Apache-2.0
#include "source/gitignore.h"

#include "source/file.h"
#include "source/wildcard.h"

#include <algorithm>
#include <utility>

namespace lakelint::source {

namespace fs = std::filesystem;

namespace {

/// Without the line break's CR and without trailing spaces, of which an escaped one stays.
std::string_view trim_end(std::string_view line) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    std::size_t end = line.size();
    while (end > 0 && line[end - 1] == ' ')
        --end;
    std::size_t escapes = 0;
    while (escapes < end && line[end - 1 - escapes] == '\\')
        ++escapes;
    return line.substr(0, escapes % 2 == 1 && end < line.size() ? end + 1 : end);
}

std::string read_text(const fs::path& file) {
    auto loaded = load(file, {});
    return loaded ? std::move(loaded->text) : std::string();
}

std::string first_line(const fs::path& file) {
    std::string text = read_text(file);
    text.resize(std::min(text.find_first_of("\r\n"), text.size()));
    return text;
}

/// The folder that holds `info/exclude`. In a worktree or submodule `.git` is a file that says where it is.
fs::path git_folder(const fs::path& top) {
    std::error_code error;
    const fs::path entry = top / ".git";
    if (fs::is_directory(entry, error)) return entry;
    constexpr std::string_view key = "gitdir: ";
    const std::string line = first_line(entry);
    if (!line.starts_with(key)) return entry;
    const fs::path folder = top / line.substr(key.size());
    const std::string common = first_line(folder / "commondir");
    return common.empty() ? folder : folder / common;
}

std::optional<fs::path> repository_top(const fs::path& folder) {
    for (fs::path at = folder;; at = at.parent_path()) {
        std::error_code error;
        if (fs::exists(at / ".git", error)) return at;
        if (!at.has_relative_path()) return std::nullopt;
    }
}

bool is_within(const fs::path& path, const fs::path& folder) {
    return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first == folder.end();
}

} // namespace

std::optional<IgnoreRules::Rule> IgnoreRules::parse(std::string_view line) {
    line = trim_end(line);
    if (line.empty() || line.front() == '#') return std::nullopt;
    Rule rule;
    rule.negated = line.front() == '!';
    if (rule.negated) line.remove_prefix(1);
    rule.folders_only = line.ends_with('/');
    if (rule.folders_only) line.remove_suffix(1);
    rule.anchored = line.find('/') != std::string_view::npos;
    rule.parts = split_path_pattern(line);
    if (rule.parts.empty()) return std::nullopt;
    // What ends in `/**` is all that lies in a folder, not the folder itself.
    if (rule.anchored && rule.parts.back() == "**") rule.parts.emplace_back("*");
    return rule;
}

IgnoreRules::IgnoreRules(std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (auto rule = parse(text.substr(0, end))) rules_.push_back(std::move(*rule));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

std::optional<bool> IgnoreRules::decide(std::string_view path, bool is_folder) const {
    const std::string_view name = path.substr(path.rfind('/') + 1);
    const auto matches = [&](const Rule& rule) {
        if (rule.folders_only && !is_folder) return false;
        return rule.anchored ? wildcard_match_path(rule.parts, path)
                             : wildcard_match(rule.parts.front(), name);
    };
    const auto last = std::find_if(rules_.rbegin(), rules_.rend(), matches);
    if (last == rules_.rend()) return std::nullopt;
    return !last->negated;
}

Gitignore::Gitignore(Pointer outer, std::string folder, IgnoreRules rules)
    : outer_(std::move(outer)), folder_(std::move(folder)), rules_(std::move(rules)) {
    if (!folder_.ends_with('/')) folder_ += '/';
}

Gitignore::Pointer Gitignore::above(const fs::path& folder, const fs::path& project_root) {
    Pointer rules;
    const auto top = repository_top(folder);
    if (top) {
        IgnoreRules excluded(read_text(git_folder(*top) / "info" / "exclude"));
        if (!excluded.empty())
            rules = std::make_shared<Gitignore>(nullptr, top->native(), std::move(excluded));
    }
    fs::path at = top ? *top : is_within(folder, project_root) ? project_root : folder;
    for (const auto& part : folder.lexically_relative(at)) {
        if (part == ".") break;
        rules = enter(std::move(rules), at);
        at /= part;
    }
    return rules;
}

Gitignore::Pointer Gitignore::enter(Pointer outer, const fs::path& folder) {
    IgnoreRules rules(read_text(folder / ".gitignore"));
    if (rules.empty()) return outer;
    return std::make_shared<Gitignore>(std::move(outer), folder.native(), std::move(rules));
}

bool Gitignore::hides(const fs::path& folder, const fs::path& project_root) {
    fs::path at = project_root;
    Pointer rules = above(at, project_root);
    for (const auto& part : folder.lexically_relative(project_root)) {
        if (part == ".") break;
        rules = enter(std::move(rules), at);
        at /= part;
        if (ignores(rules, at.native(), true)) return true;
    }
    return false;
}

bool Gitignore::ignores(const Pointer& rules, std::string_view absolute_path, bool is_folder) {
    for (const Gitignore* level = rules.get(); level != nullptr; level = level->outer_.get()) {
        if (!absolute_path.starts_with(level->folder_)) continue;
        const auto verdict = level->rules_.decide(absolute_path.substr(level->folder_.size()), is_folder);
        if (verdict) return *verdict;
    }
    return false;
}

} // namespace lakelint::source
