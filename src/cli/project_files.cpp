// SPDX-License-Identifier: Apache-2.0
#include "cli/project_files.h"

#include "fragment/fragment.h"
#include "lower/lower.h"

#include <algorithm>
#include <atomic>
#include <thread>

namespace lakelint::cli {
namespace {

namespace fs = std::filesystem;

/// A file whose characters could not all be read says so, once.
void note_encoding(const source::File& file, facts::FileFacts& facts) {
    if (!file.first_unreadable) return;
    facts::Fault fault;
    fault.rule = "syntax/encoding";
    fault.span = {*file.first_unreadable, *file.first_unreadable + 3}; // U+FFFD is three bytes
    fault.message =
        "this file is not UTF-8; characters that could not be read are left out of what is checked";
    fault.help = "save it as UTF-8";
    facts.faults.push_back(std::move(fault));
}

} // namespace

unsigned threads(unsigned jobs) {
    return jobs != 0 ? jobs : std::max(1U, std::thread::hardware_concurrency());
}

void ProjectFiles::replace(const fs::path& file, source::File text) {
    given_.insert_or_assign(relative(file), std::move(text));
}

void ProjectFiles::read_one(const source::DiscoveredFile& file, facts::FileFacts& into,
                            std::optional<source::ReadError>& problem, lower::Reader& reader) const {
    into.path = file.path;
    source::File text;
    if (const auto given = given_.find(file.path); given != given_.end()) {
        text = given->second;
    } else {
        auto loaded = source::load(file.absolute, printed(file.path));
        if (!loaded) {
            problem = loaded.error();
            return;
        }
        text = std::move(*loaded);
    }
    note_encoding(text, into);
    for (const auto& fragment : fragment::fragments(std::move(text)))
        reader.read(fragment.text, fragment.map, into);
}

void ProjectFiles::read(const std::vector<fs::path>& roots, const source::DiscoverOptions& options,
                        unsigned jobs) {
    source::Discovered found = source::discover(root_, roots, options);
    for (auto& problem : found.problems) {
        problem.path = printed(problem.path);
        problems_.push_back(std::move(problem));
    }
    for (const auto& [path, text] : given_) {
        const bool known = std::any_of(found.files.begin(), found.files.end(),
                                       [&, &name = path](const auto& f) { return f.path == name; });
        if (!known) found.files.push_back({path, root_ / path});
    }
    std::sort(found.files.begin(), found.files.end(),
              [](const auto& a, const auto& b) { return a.path < b.path; });

    std::vector<facts::FileFacts> read(found.files.size());
    std::vector<std::optional<source::ReadError>> problems(found.files.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        lower::Reader reader;
        for (std::size_t i = next++; i < read.size(); i = next++)
            read_one(found.files[i], read[i], problems[i], reader);
    };
    std::vector<std::thread> helpers;
    const std::size_t useful = std::min<std::size_t>(threads(jobs), read.size());
    for (std::size_t i = 1; i < useful; ++i)
        helpers.emplace_back(work);
    work();
    for (auto& helper : helpers)
        helper.join();

    for (std::size_t i = 0; i < read.size(); ++i) {
        if (problems[i]) {
            problems_.push_back(*problems[i]);
        } else {
            facts_.push_back(std::move(read[i]));
        }
    }
}

const source::File* ProjectFiles::text(std::string_view path) {
    if (const auto known = texts_.find(path); known != texts_.end()) return known->second.get();
    std::unique_ptr<source::File> text;
    if (const auto given = given_.find(path); given != given_.end()) {
        text = std::make_unique<source::File>(given->second);
        text->path = printed(path);
    } else if (auto loaded = source::load(root_ / fs::path(path), printed(path))) {
        text = std::make_unique<source::File>(std::move(*loaded));
    }
    return texts_.emplace(std::string(path), std::move(text)).first->second.get();
}

void ProjectFiles::add_text(std::string path, source::File text) {
    texts_.insert_or_assign(std::move(path), std::make_unique<source::File>(std::move(text)));
}

std::string ProjectFiles::printed(std::string_view path) const {
    const fs::path absolute = (root_ / fs::path(path)).lexically_normal();
    std::error_code error;
    const fs::path here = fs::current_path(error);
    if (error) return absolute.generic_string();
    std::string relative = absolute.lexically_relative(here).generic_string();
    return relative.empty() || relative.starts_with("../../..") ? absolute.generic_string() : relative;
}

std::string ProjectFiles::relative(const fs::path& file) const {
    std::error_code error;
    const fs::path absolute = fs::weakly_canonical(fs::absolute(file), error);
    return (error ? fs::absolute(file).lexically_normal() : absolute)
        .lexically_relative(root_)
        .generic_string();
}

report::Summary ProjectFiles::count(const std::vector<bool>& reported) const {
    report::Summary summary;
    summary.unreadable = problems_.size();
    for (std::size_t i = 0; i < facts_.size(); ++i) {
        if (!reported[i]) continue;
        ++summary.files;
        summary.statements += facts_[i].statement_count;
        for (const auto& statement : facts_[i].statements) {
            if (!statement.judged) ++summary.not_judged[statement.kind];
        }
    }
    return summary;
}

} // namespace lakelint::cli
