// SPDX-License-Identifier: Apache-2.0
#include "rule/jobs.h"

#include "source/text.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace lakelint::rule {
namespace {

using catalog::ObjectName;
using catalog::Relation;
using source::Text;

/// A path without the slashes at its end.
std::string trimmed(std::string path) {
    while (path.size() > 1 && path.ends_with('/'))
        path.pop_back();
    return path;
}

/// The last folder of a path. Where a hole is part of it, it is not known where that begins, as a hole may
/// hold a slash: then a hole and what stands behind it.
Text last_folder(const Text& path) {
    const std::string text = trimmed(path.value);
    const std::size_t slash = text.rfind('/');
    const std::size_t begin = slash == std::string::npos ? 0 : slash + 1;
    if (path.holes.empty() || path.holes.back().end <= begin) return Text(text.substr(begin));
    const Text::Hole last = path.holes.back();
    return {text.substr(last.begin), {{0, last.end - last.begin}}};
}

/// The path of a table that says where it lies; null where it does not.
const facts::Word* location_of(const Relation& relation) {
    return relation.location.value ? &*relation.location.value : nullptr;
}

/// Whether a path may be where a table lies. A table without LOCATION lies in a folder of its own name, where
/// it is not Unity Catalog that keeps it.
bool may_lie_at(const Relation& relation, const Text& path) {
    const facts::Word* location = location_of(relation);
    if (location != nullptr) return catalog::may_be_equal(location->text, path);
    if (relation.hidden(catalog::Aspect::location) != nullptr) return true;
    return catalog::may_be_equal(relation.name.name, last_folder(path));
}

} // namespace

Jobs::Jobs(const Project& project) : project_(project) {
    for (const facts::FileFacts& file : project.files) {
        read(file);
        read_faults(file);
    }
    index();
}

void Jobs::read(const facts::FileFacts& file) {
    for (const facts::Statement& statement : file.statements) {
        Job job{.file = &file, .statement = &statement};
        for (const auto& creation : statement.creations) {
            job.creation = &creation;
            if (!catalog::is_temporary(creation.kind)) add(creation.name, job);
        }
        job.creation = nullptr;
        for (const auto& alteration : statement.alterations) {
            job.alteration = &alteration;
            add(alteration.name, job);
        }
        job.alteration = nullptr;
        for (const auto& removal : statement.removals) {
            job.removal = &removal;
            if (removal.object == "table" && !removal.temporary) add(removal.name, job);
        }
        job.removal = nullptr;
        for (const auto& write : statement.writes) {
            job.write = &write;
            add(write.target, job);
        }
        job.write = nullptr;
        for (const auto& maintenance : statement.maintenance) {
            job.maintenance = &maintenance;
            if (maintenance.path) add_path(*maintenance.path, job);
            if (!maintenance.path) add(maintenance.name, job);
        }
    }
}

void Jobs::read_faults(const facts::FileFacts& file) {
    const catalog::Defaults defaults{project_.policy.defaults.catalog, project_.policy.defaults.schema};
    for (const facts::Fault& fault : file.faults) {
        for (const facts::Unread& unread : fault.unread) {
            Job job{.file = &file, .verb = unread.verb};
            if (unread.name.is_path()) {
                add_path(unread.name.last(), job);
                continue;
            }
            ObjectName name = catalog::resolve(unread.name, file.contexts[unread.context], defaults);
            Group& group = by_key_[name.key()];
            job.span = name.span;
            group.jobs.push_back(job);
            if (group.jobs.size() == 1) group.name = std::move(name);
        }
    }
}

void Jobs::add(const facts::Name& name, Job job) {
    if (name.empty()) return;
    if (name.is_path()) return add_path(name.last(), job);
    if (project_.catalog.is_temporary(name, *job.file, *job.statement)) return;
    ObjectName full = project_.catalog.resolve(name, *job.file, *job.statement);
    job.span = full.span;
    Group& group = by_key_[full.key()];
    group.jobs.push_back(job);
    if (group.jobs.size() == 1) group.name = std::move(full);
}

void Jobs::add_path(const facts::Word& path, Job job) {
    job.span = path.span;
    Group& group = by_path_[trimmed(path.text.value)];
    group.jobs.push_back(job);
    group.name.name = path.text;
}

void Jobs::index() {
    for (const auto& [key, group] : by_key_) {
        names_.add(group.name, static_cast<std::uint32_t>(named_.size()));
        named_.push_back(&group);
    }
    for (const auto& [path, group] : by_path_) {
        folders_.add(last_folder(group.name.name), static_cast<std::uint32_t>(lying_.size()));
        lying_.push_back(&group);
    }
}

std::vector<const Job*> Jobs::of(const Relation& relation) const {
    std::vector<const Job*> jobs;
    const auto add = [&](const std::map<std::string, Group>& groups, const std::string& key) {
        const auto found = groups.find(key);
        if (found == groups.end()) return;
        for (const Job& job : found->second.jobs)
            jobs.push_back(&job);
    };
    add(by_key_, relation.key);
    if (const facts::Word* location = location_of(relation)) add(by_path_, trimmed(location->text.value));
    return jobs;
}

const Job* Jobs::unread(const Relation& relation, std::string_view verb) const {
    const auto jobs = of(relation);
    const auto found =
        std::find_if(jobs.begin(), jobs.end(), [&](const Job* job) { return job->verb == verb; });
    return found == jobs.end() ? nullptr : *found;
}

/// Paths whose last folder may be that of a relation.
EndIndex::Ids Jobs::path_candidates(const Relation& relation) const {
    if (const facts::Word* location = location_of(relation))
        return folders_.find(last_folder(location->text));
    const bool anywhere = relation.hidden(catalog::Aspect::location) != nullptr;
    return folders_.find(anywhere ? Text("?", {{0, 1}}) : relation.name.name);
}

Jobs::Possible Jobs::possible(const Relation& relation, const std::function<bool(const Job&)>& counts) const {
    const auto first = [&](const Group& group) -> Possible {
        const auto found = std::find_if(group.jobs.begin(), group.jobs.end(), counts);
        return found == group.jobs.end() ? Possible() : Possible{&*found, group.name.text()};
    };
    for (const std::uint32_t id : names_.find(relation.name)) {
        const Group& group = *named_[id];
        if (group.name.key() == relation.key) continue; // it is this one
        if (!catalog::may_be_same(group.name, relation.name)) continue;
        if (Possible found = first(group); found.job != nullptr) return found;
    }
    for (const std::uint32_t id : path_candidates(relation)) {
        const Group& group = *lying_[id];
        if (!may_lie_at(relation, group.name.name)) continue;
        if (Possible found = first(group); found.job != nullptr) return found;
    }
    return {};
}

std::string unread_reason(const Job& job) {
    return fmt::format("a statement about it in {} could not be read", job.file->path);
}

std::string possible_reason(const Jobs::Possible& possible, std::string_view does) {
    if (!possible.job->read()) return unread_reason(*possible.job);
    return fmt::format("{} {} `{}`, which may be this table", possible.job->file->path, does, possible.name);
}

} // namespace lakelint::rule
