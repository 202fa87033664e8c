// SPDX-License-Identifier: Apache-2.0
#include "catalog/catalog.h"

#include "catalog/changes.h"
#include "catalog/fold.h"
#include "catalog/open_names.h"
#include "source/text.h"

#include <algorithm>
#include <map>
#include <set>

namespace lakelint::catalog {
namespace {

using facts::Statement;
using source::fold_case;

/// Files in the order in which their settings come: by rank, else as they are.
std::vector<std::pair<std::optional<std::size_t>, const facts::FileFacts*>>
ranked(std::span<const facts::FileFacts> files, const Options& options) {
    std::vector<std::pair<std::optional<std::size_t>, const facts::FileFacts*>> order;
    for (const auto& file : files)
        order.emplace_back(options.rank ? options.rank(file.path) : std::nullopt, &file);
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
        return a.first && b.first ? *a.first < *b.first : a.first.has_value() && !b.first.has_value();
    });
    return order;
}

struct Merged {
    FileState state;
    std::optional<std::size_t> rank;
};

/// A clone starts out with what its source has; what LIKE takes along beside columns is not documented well
/// enough to judge by.
void inherit(Relation& relation, const Relation* source) {
    const auto& copy = *relation.creation->copy_of;
    const Unknown gap{"it copies `" + copy.name.text() + "`", Place{relation.place.file, copy.name.span}};
    const bool clone = copy.kind != facts::CopyOf::Kind::like;
    if (!clone || source == nullptr || !source->created()) {
        if (!relation.more_properties) relation.more_properties = gap;
        if (relation.layout.kind == LayoutState::Kind::none) relation.unknown_layout = gap;
        if (!relation.more_columns) relation.more_columns = gap;
        if (!relation.more_settings) relation.more_settings = gap;
        return;
    }
    for (const auto& [key, state] : source->properties)
        relation.properties.try_emplace(key, state);
    if (source->more_properties) relation.more_properties = source->more_properties;
    relation.open_properties.insert(source->open_properties.begin(), source->open_properties.end());
    if (relation.layout.kind == LayoutState::Kind::none) {
        relation.layout = source->layout;
        relation.unknown_layout = source->unknown_layout;
    }
    // Its comment, its tags, its owner and its grants stay behind.
    relation.columns = source->columns;
    relation.columns.clear_tags();
    relation.more_columns = source->more_columns;
    relation.constraints.insert(relation.constraints.end(), source->constraints.begin(),
                                source->constraints.end());
    relation.open_settings.insert(source->open_settings.lower_bound({Aspect::constraints, ""}),
                                  source->open_settings.end());
    if (!relation.more_settings) relation.more_settings = source->more_settings;
}

} // namespace

Catalog::Catalog(std::span<const facts::FileFacts> files, const Options& options)
    : defaults_(options.defaults) {
    std::map<std::string, Merged> all;
    FileOrder order;
    for (const auto& [rank, file] : ranked(files, options)) {
        if (rank) order.add(*file, *rank);
        for (auto& [key, state] : fold_file(*file, defaults_)) {
            const auto found = all.find(key);
            if (found == all.end()) {
                all.emplace(key, Merged{std::move(state), rank});
                continue;
            }
            const bool ordered = found->second.rank && rank && *found->second.rank < *rank;
            merge(found->second.state, std::move(state), ordered);
            if (ordered) found->second.rank = rank;
        }
    }
    relations_.reserve(all.size());
    by_key_.reserve(all.size());
    for (auto& [key, merged] : all) {
        finish(merged.state, order);
        by_key_.emplace(key, relations_.size());
        relations_.push_back(std::move(merged.state.relation));
    }
    spread_open_names(relations_);
    std::vector<bool> copied(relations_.size());
    for (std::size_t i = 0; i < relations_.size(); ++i)
        copy(i, order, copied);
    std::size_t reads = 0;
    for (const auto& file : files) {
        for (const auto& statement : file.statements)
            reads += statement.reads.size();
    }
    reads_.reserve(reads);
    for (const auto& file : files) {
        find_temporaries(file);
        collect_reads(file);
    }
}

/// What is copied is put together first, as that may be a copy, too.
void Catalog::copy(std::size_t index, const FileOrder& order, std::vector<bool>& copied) {
    Relation& relation = relations_[index];
    if (copied[index] || relation.creation == nullptr || !relation.creation->copy_of) return;
    copied[index] = true;
    const auto source = by_key_.find(
        resolve(relation.creation->copy_of->name, *relation.place.file, *relation.statement).key());
    if (source != by_key_.end()) copy(source->second, order, copied);
    inherit(relation, source == by_key_.end() ? nullptr : &relations_[source->second]);
    apply_changes(relation, order);
}

const Relation* Catalog::find(const ObjectName& name) const {
    const auto found = by_key_.find(name.key());
    return found == by_key_.end() ? nullptr : &relations_[found->second];
}

bool is_temporary(facts::RelationKind kind) {
    return kind == facts::RelationKind::temporary_view || kind == facts::RelationKind::temporary_table;
}

void Catalog::find_temporaries(const facts::FileFacts& file) {
    const auto makes_one = [](const Statement& statement) {
        return std::any_of(statement.creations.begin(), statement.creations.end(),
                           [](const auto& creation) { return catalog::is_temporary(creation.kind); });
    };
    if (std::none_of(file.statements.begin(), file.statements.end(), makes_one)) return;
    TemporaryChanges& changes = temporaries_[&file];
    const auto add = [&](const Name& name, const Statement& statement, bool made) {
        if (auto temporary = temporary_name(name))
            changes[std::move(*temporary)].push_back({&statement, made});
    };
    for (const Statement& statement : file.statements) {
        for (const auto& creation : statement.creations) {
            if (catalog::is_temporary(creation.kind)) add(creation.name, statement, true);
        }
        for (const auto& removal : statement.removals)
            add(removal.name, statement, false);
    }
}

bool Catalog::is_temporary(const Name& name, const facts::FileFacts& file, const Statement& statement) const {
    const auto in_file = temporaries_.find(&file);
    if (in_file == temporaries_.end()) return false;
    const auto wanted = temporary_name(name);
    const auto changes = wanted ? in_file->second.find(*wanted) : in_file->second.end();
    if (changes == in_file->second.end()) return false;
    bool there = false;
    for (const TemporaryChange& change : changes->second) {
        // What a statement makes is there in that statement, and so is still what it drops.
        if (change.made ? change.statement > &statement : change.statement >= &statement) break;
        there = change.made;
    }
    return there;
}

} // namespace lakelint::catalog
