// SPDX-License-Identifier: Apache-2.0
#include "rule/rule.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace lakelint::rules::lineage::many_writers {
namespace {

using facts::RelationKind;
using facts::WriteKind;
using rule::Out;
using rule::Place;
using rule::Subject;

struct Options {
    unsigned max = 1;
};

const policy::Fields<Options>& fields_of(const Options*) {
    static const policy::Fields<Options> fields{
        policy::field("max", &Options::max, "how many files may write one table").at_least(1),
    };
    return fields;
}

constexpr std::size_t max_notes = 3;

/// DELETE and TRUNCATE put nothing into a table; jobs that purge it stand beside the one that fills it.
bool fills(WriteKind kind) { return kind != WriteKind::delete_rows && kind != WriteKind::truncate; }

/// A table that is filled where it is created; a view holds no rows.
bool fills(const facts::Creation& creation) {
    const bool table = creation.kind == RelationKind::table || creation.kind == RelationKind::external_table
                       || creation.kind == RelationKind::streaming_table;
    const bool clone = creation.copy_of && creation.copy_of->kind != facts::CopyOf::Kind::like;
    return table && (creation.from_query || clone);
}

/// The files that write one table, and where each of them does so first.
struct Target {
    catalog::ObjectName name;
    std::map<std::string, Place> files; ///< by path
};

using Targets = std::map<std::string, Target>; ///< by key

class Collector {
  public:
    Targets known; ///< tables whose schema and name are known
    Targets open;  ///< the others

    void add(const Subject& subject) {
        const catalog::ObjectName& name = subject.name;
        Target& target = (name.literal() && name.schema ? known : open)[name.key()];
        if (target.files.empty()) target.name = name;
        const auto [place, added] = target.files.emplace(subject.place.file->path, subject.place);
        if (!added && subject.place.span.begin < place->second.span.begin) place->second = subject.place;
    }
};

void report(const Target& target, const Options& options, Out& out) {
    if (target.files.size() <= options.max) return;
    const std::string name = target.name.text();
    const std::string& first = target.files.begin()->first;
    auto extra = std::next(target.files.begin(), options.max);
    for (; extra != target.files.end(); ++extra) {
        std::vector<rule::Aside> notes;
        for (const auto& [path, place] : target.files) {
            if (path == extra->first || notes.size() == max_notes) continue;
            notes.push_back({place, fmt::format("{} writes it, too", path)});
        }
        out.report({.place = extra->second,
                    .object = name,
                    .message = fmt::format("`{}` is written by {} files, and the policy allows {}", name,
                                           target.files.size(), options.max),
                    .help = fmt::format("let one file fill it, such as {}, or write a table of its own here "
                                        "and put the two together in a view",
                                        first),
                    .policy = std::nullopt,
                    .clause = "writers",
                    .notes = std::move(notes)});
    }
}

/// The first of some targets that another file writes and that may be this one.
const Target* possible_twin(const Target& target, const std::string& path, const Targets& targets,
                            const Options& options) {
    for (const auto& [key, each] : targets) {
        const std::size_t files = each.files.size() + (each.files.contains(path) ? 0 : 1);
        if (files <= options.max) continue;
        if (&each != &target && catalog::may_be_same(target.name, each.name)) return &each;
    }
    return nullptr;
}

/// What is written under a name that is not known may be what another file writes.
void leave_open(const Target& target, const Collector& targets, const Options& options, Out& out) {
    for (const auto& [path, place] : target.files) {
        const Target* twin = possible_twin(target, path, targets.known, options);
        if (twin == nullptr) twin = possible_twin(target, path, targets.open, options);
        if (twin == nullptr && target.files.size() > options.max) twin = &target;
        if (twin == nullptr) continue;
        const auto other = std::find_if(twin->files.begin(), twin->files.end(),
                                        [&, &here = path](const auto& each) { return each.first != here; });
        out.unresolved(place, target.name.text(),
                       fmt::format("it may be `{}`, which {} writes", twin->name.text(), other->first));
    }
}

void judge(const rule::Project& project, const Options& options, Out& out) {
    Collector targets;
    out.subjects = 0;
    rule::each_written(project, [&](const rule::Written& written) {
        // What a pipeline calls LIVE.t lies in a schema of its own.
        if (!fills(written.write.kind) || written.write.target.is_live()) return;
        ++*out.subjects;
        targets.add(written);
    });
    rule::each_created(project, [&](const rule::Created& created) {
        if (!fills(created.creation) || created.creation.live || created.creation.name.is_live()) return;
        ++*out.subjects;
        targets.add(created);
    });
    for (const auto& [key, target] : targets.known)
        report(target, options, out);
    for (const auto& [key, target] : targets.open)
        leave_open(target, targets, options, out);
}

} // namespace

rule::Rule make() {
    return rule::whole_project({.summary = "more files than the policy allows write one table",
                                .scope = rule::Scope::project,
                                .fixable = rule::Fixable::no},
                               judge);
}

} // namespace lakelint::rules::lineage::many_writers
