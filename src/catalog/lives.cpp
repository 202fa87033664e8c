// SPDX-License-Identifier: Apache-2.0
#include "catalog/lives.h"

#include <algorithm>

namespace lakelint::catalog {
namespace {

using facts::WriteKind;

/// A write that leaves none of the rows that were there. A dynamic overwrite of partitions may leave some.
bool replaces_all(const facts::Write& write) {
    const bool whole = write.kind == WriteKind::insert_overwrite || write.kind == WriteKind::truncate;
    return whole && write.partition.empty() && !write.predicate.present;
}

bool brings_rows(const facts::Write& write) {
    return write.kind != WriteKind::update && write.kind != WriteKind::delete_rows
           && write.kind != WriteKind::truncate;
}

bool is_relation(const facts::Removal& removal) {
    return removal.object == "table" || removal.object == "view" || removal.object == "materialized view"
           || removal.object == "streaming table";
}

} // namespace

Lives::Lives(const facts::FileFacts& file, const Catalog& catalog) : file_(file), catalog_(catalog) {
    for (const facts::Statement& statement : file.statements)
        read(statement);
    for (auto& [key, changes] : changes_) {
        Rows& rows = rows_[changes.back().second];
        rows.last = !objects_[rows.object].dropped;
    }
}

/// The rows that the last change before `end` makes; those at the beginning of the file, which the first
/// entry stands for, where there is none.
std::optional<std::uint32_t> Lives::at(const std::string& key, std::uint64_t end) const {
    const auto found = changes_.find(key);
    if (found == changes_.end()) return std::nullopt;
    const Changes& changes = found->second;
    const auto next = std::partition_point(changes.begin(), changes.end(),
                                           [end](const auto& change) { return change.first < end; });
    return next == changes.begin() ? changes.front().second : std::prev(next)->second;
}

std::optional<std::uint32_t> Lives::before(const std::string& key, std::uint32_t offset) const {
    return at(key, offset);
}

std::optional<std::uint32_t> Lives::after(const std::string& key, std::uint32_t offset) const {
    return at(key, std::uint64_t(offset) + 1);
}

void Lives::read(const facts::Statement& statement) {
    statement_ = &statement;
    for (const auto& removal : statement.removals)
        remove(removal);
    for (const auto& creation : statement.creations)
        create(creation);
    for (const auto& alteration : statement.alterations)
        if (alteration.kind == facts::AlterKind::rename) rename(alteration);
    for (const auto& each : statement.writes)
        write(each);
}

ObjectName Lives::full(const Name& name) const { return catalog_.resolve(name, file_, *statement_); }

bool Lives::is_temporary(const Name& name) const {
    if (temporaries_.empty()) return false;
    const auto wanted = temporary_name(name);
    return wanted && temporaries_.contains(*wanted);
}

std::uint32_t Lives::add(Object object) {
    objects_.push_back(std::move(object));
    return static_cast<std::uint32_t>(objects_.size() - 1);
}

/// What a name means now; before the file changes that, it means what it means everywhere.
std::uint32_t Lives::current(const ObjectName& name) {
    Changes& changes = changes_[name.key()];
    if (changes.empty()) {
        rows_.push_back({.object = add({.name = name})});
        changes.emplace_back(0, static_cast<std::uint32_t>(rows_.size() - 1));
    }
    return changes.back().second;
}

std::uint32_t Lives::begin(const std::string& key, Rows rows) {
    rows_.push_back(rows);
    const auto index = static_cast<std::uint32_t>(rows_.size() - 1);
    changes_[key].emplace_back(statement_->span.begin, index);
    return index;
}

void Lives::remove(const facts::Removal& removal) {
    if (is_relation(removal)) {
        if (is_temporary(removal.name)) {
            temporaries_.erase(*temporary_name(removal.name));
            return;
        }
        const ObjectName name = full(removal.name);
        objects_[rows_[current(name)].object].dropped = true;
        begin(name.key(), {.object = add({.name = name}), .fresh = true});
    }
    if (removal.object == "schema" && removal.cascade) remove_schema(removal.name);
}

/// What lies in a schema goes with it.
void Lives::remove_schema(const Name& schema) {
    Name inside = schema;
    inside.parts.push_back({});
    const ObjectName any = full(inside);
    for (auto& [key, changes] : changes_) {
        const std::uint32_t object = rows_[changes.back().second].object;
        ObjectName same_place = objects_[object].name;
        same_place.name = any.name;
        if (same_place.key() != any.key()) continue;
        objects_[object].dropped = true;
        ObjectName name = objects_[object].name;
        rows_.push_back({.object = add({.name = std::move(name)}), .fresh = true});
        changes.emplace_back(statement_->span.begin, static_cast<std::uint32_t>(rows_.size() - 1));
    }
}

void Lives::create(const facts::Creation& creation) {
    if (catalog::is_temporary(creation.kind)) {
        if (auto name = temporary_name(creation.name)) temporaries_.insert(std::move(*name));
        return;
    }
    const ObjectName name = full(creation.name);
    std::uint32_t rows = current(name);
    const std::uint32_t object = rows_[rows].object;
    if (objects_[object].made == nullptr) {
        objects_[object].made = &creation;
        objects_[object].maker = statement_;
    }
    if (!creation.if_not_exists) rows = begin(name.key(), {.object = object, .fresh = true});
    if (creation.from_query || creation.copy_of) rows_[rows].fed = true;
}

/// A name without a schema stays in the old one.
void Lives::rename(const facts::Alteration& change) {
    if (!change.new_name || is_temporary(change.name)) return;
    const ObjectName old_name = full(change.name);
    ObjectName new_name = full(*change.new_name);
    if (change.new_name->parts.size() < 2) {
        new_name.schema = old_name.schema;
        new_name.catalog = old_name.catalog;
    }
    const std::uint32_t rows = current(old_name);
    begin(old_name.key(), {.object = add({.name = old_name}), .fresh = true});
    (void)current(new_name); // so that it means what it does everywhere until now
    changes_[new_name.key()].emplace_back(statement_->span.begin, rows);
    objects_[rows_[rows].object].name = std::move(new_name);
}

void Lives::write(const facts::Write& write) {
    if (is_temporary(write.target)) return;
    const ObjectName name = full(write.target);
    std::string key = name.key();
    if (replaces_all(write)) {
        const std::uint32_t object = rows_[current(name)].object;
        begin(key, {.object = object, .fresh = true});
    }
    const auto found = changes_.find(key);
    if (found != changes_.end() && brings_rows(write)) rows_[found->second.back().second].fed = true;
}

} // namespace lakelint::catalog
