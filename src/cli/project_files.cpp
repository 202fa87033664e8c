// SPDX-License-Identifier: Apache-2.0
#include "cli/project_files.h"

#include "cli/tasks.h"
#include "fragment/fragment.h"
#include "lower/lower.h"
#include "policy/shipped.h"
#include "source/lexical_path.h"
#include "source/path_glob.h"

#include <algorithm>
#include <atomic>
#include <thread>

namespace lakelint::cli {
namespace {

namespace fs = std::filesystem;

/// Most projects are smaller, and nothing of them is read twice.
constexpr std::int64_t most_kept = 8 << 20;

/// True where there was room for so many bytes, which is less from then on.
bool take(std::atomic<std::int64_t>& room, std::size_t bytes) {
    const auto size = static_cast<std::int64_t>(bytes);
    if (room.fetch_sub(size) >= size) return true;
    room += size;
    return false;
}

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

/// What gives access to something in one of these files, which are in path order.
std::vector<source::Span> secrets_of(const std::vector<facts::FileFacts>& files, std::string_view path) {
    const auto file =
        std::lower_bound(files.begin(), files.end(), path,
                         [](const facts::FileFacts& each, std::string_view to) { return each.path < to; });
    std::vector<source::Span> spans;
    if (file == files.end() || file->path != path) return spans;
    for (const facts::Statement& statement : file->statements) {
        for (const facts::Secret& secret : statement.secrets)
            spans.push_back(secret.span);
    }
    return spans;
}

} // namespace

unsigned threads(unsigned jobs) {
    return jobs != 0 ? jobs : std::max(1U, std::thread::hardware_concurrency());
}

ProjectFiles::ProjectFiles(fs::path root) : root_(std::move(root)) {
    const fs::path normal = root_.lexically_normal();
    normal_root_ = (normal.has_filename() ? normal : normal.parent_path()).native();
    std::error_code error;
    here_ = fs::current_path(error).native();
}

void ProjectFiles::replace(const fs::path& file, source::File text) {
    given_.insert_or_assign(relative(file), std::move(text));
}

namespace {

facts::FileFacts facts_of(source::File&& text, lower::Reader& reader) {
    facts::FileFacts facts;
    note_encoding(text, facts);
    for (const auto& fragment : fragment::fragments(std::move(text)))
        reader.read(fragment.text, fragment.map, facts);
    return facts;
}

} // namespace

tl::expected<ProjectFiles::ReadFile, source::ReadError>
ProjectFiles::read_one(const source::DiscoveredFile& file, lower::Reader& reader, cache::FactsCache* cache,
                       Room& room) const {
    if (const auto given = given_.find(file.path); given != given_.end())
        return ReadFile{facts_of(source::File(given->second), reader), {}, nullptr};
    const auto fail = [&](source::ReadError error) {
        error.path = printed(file.path);
        return tl::unexpected(std::move(error));
    };
    auto bytes = source::load_bytes(file.absolute, file.path);
    if (!bytes) return fail(std::move(bytes.error()));
    const auto key = cache::key_of(*bytes, file.absolute.extension().string());
    if (cache != nullptr) {
        if (auto known = cache->find(key)) return ReadFile{std::move(*known), key, nullptr};
    }
    auto text = source::decode(std::move(*bytes), file.path);
    if (!text) return fail(std::move(text.error()));
    std::unique_ptr<source::File> kept;
    if (take(room, text->text.size())) kept = std::make_unique<source::File>(*text);
    facts::FileFacts facts = facts_of(std::move(*text), reader);
    if (cache != nullptr) cache->keep(key, facts);
    return ReadFile{std::move(facts), key, std::move(kept)};
}

std::vector<source::DiscoveredFile> ProjectFiles::find(const std::vector<fs::path>& roots,
                                                       const source::DiscoverOptions& options) {
    std::vector<fs::path> on_disk; // what a text stands in for need not exist
    for (const fs::path& root : roots) {
        if (given_.empty() || !given_.contains(relative(root))) on_disk.push_back(root);
    }
    source::Discovered found = source::discover(root_, on_disk, options);
    marked_ = std::move(found.marked);
    for (auto& problem : found.problems) {
        problem.path = printed(problem.path);
        problems_.push_back(std::move(problem));
    }
    for (const auto& given : given_) {
        const std::string& path = given.first;
        const auto excludes = [&path](const auto& glob) { return source::PathGlob(glob).match(path); };
        const auto is_same = [&path](const auto& file) { return file.path == path; };
        const bool excluded = std::any_of(options.exclude.begin(), options.exclude.end(), excludes);
        const bool known = std::any_of(found.files.begin(), found.files.end(), is_same);
        if (!excluded && !known) found.files.push_back({path, root_ / path});
    }
    std::sort(found.files.begin(), found.files.end(),
              [](const auto& a, const auto& b) { return a.path < b.path; });
    return std::move(found.files);
}

void ProjectFiles::read(const std::vector<fs::path>& roots, const source::DiscoverOptions& options,
                        const Reading& how) {
    const std::vector<source::DiscoveredFile> files = find(roots, options);
    std::vector<ReadFile> read(files.size());
    std::vector<std::optional<source::ReadError>> problems(files.size());
    std::atomic<std::size_t> next = 0;
    Room room = how.faults_only ? 0 : most_kept;
    const auto work = [&] {
        lower::Reader reader;
        for (std::size_t i = next++; i < read.size(); i = next++) {
            auto file = read_one(files[i], reader, how.cache, room);
            if (file) {
                if (how.faults_only) file->facts.statements = {};
                read[i] = std::move(*file);
                read[i].facts.path = files[i].path;
            } else {
                problems[i] = std::move(file.error());
            }
        }
    };
    std::vector<std::thread> helpers;
    const std::size_t useful = std::min<std::size_t>(threads(how.jobs), read.size());
    for (std::size_t i = 1; i < useful; ++i)
        helpers.emplace_back(work);
    work();
    for (auto& helper : helpers)
        helper.join();

    for (std::size_t i = 0; i < read.size(); ++i) {
        if (problems[i]) {
            problems_.push_back(*problems[i]);
        } else {
            facts_.push_back(std::move(read[i].facts));
            keys_.push_back(read[i].key);
            if (read[i].text) kept_.emplace_hint(kept_.end(), files[i].path, std::move(read[i].text));
        }
    }
}

std::optional<std::size_t> ProjectFiles::index_of(std::string_view path) const {
    const auto file =
        std::lower_bound(facts_.begin(), facts_.end(), path,
                         [](const auto& each, std::string_view wanted) { return each.path < wanted; });
    if (file == facts_.end() || file->path != path) return std::nullopt;
    return static_cast<std::size_t>(file - facts_.begin());
}

void ProjectFiles::replace_text(const std::string& path, source::File text) {
    const auto index = index_of(path);
    if (!index) return;
    lower::Reader reader;
    facts_[*index] = facts_of(source::File(text), reader);
    facts_[*index].path = path;
    text.path = printed(path);
    text.concealed = secrets_of(facts_, path);
    add_text(path, std::move(text));
}

bool ProjectFiles::is_read_from(std::string_view path, std::string_view bytes) const {
    const auto index = index_of(path);
    return index && keys_[*index] == cache::key_of(bytes, absolute(path).extension().string());
}

fs::path ProjectFiles::absolute(std::string_view path) const { return root_ / fs::path(path); }

const source::File* ProjectFiles::text(std::string_view path) {
    if (const auto known = texts_.find(path); known != texts_.end()) return known->second.get();
    std::unique_ptr<source::File> text;
    if (const auto given = given_.find(path); given != given_.end()) {
        text = std::make_unique<source::File>(given->second);
        text->path = printed(path);
    } else if (const auto kept = kept_.find(path); kept != kept_.end()) {
        text = std::move(kept->second);
        text->path = printed(path);
    } else if (auto loaded = source::load(root_ / fs::path(path), printed(path))) {
        text = std::make_unique<source::File>(std::move(*loaded));
    }
    if (text != nullptr) text->concealed = secrets_of(facts_, path);
    return texts_.emplace(std::string(path), std::move(text)).first->second.get();
}

void ProjectFiles::add_text(std::string path, source::File text) {
    texts_.insert_or_assign(std::move(path), std::make_unique<source::File>(std::move(text)));
}

std::string ProjectFiles::normal(std::string_view path) const {
    if (source::is_plain(path)) return source::join(normal_root_, path);
    return (root_ / fs::path(path)).lexically_normal().native();
}

std::string ProjectFiles::printed(std::string_view path) const {
    if (path.starts_with(policy::shipped_prefix)) return std::string(path);
    std::string absolute = normal(path);
    if (here_.empty() || absolute == here_) return absolute;
    std::string relative = source::relative_to(here_, absolute);
    return relative.starts_with("../../..") ? absolute : relative;
}

std::string ProjectFiles::relative(const fs::path& file) const {
    return place_of(file).lexically_relative(root_).generic_string();
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
