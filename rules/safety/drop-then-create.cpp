// SPDX-License-Identifier: Apache-2.0
#include "rule/fixes.h"
#include "rule/rule.h"
#include "source/text.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::rules::safety::drop_then_create {
namespace {

using facts::Creation;
using facts::RelationKind;
using rule::Out;
using rule::Removed;

/// The CREATE that brings back what a DROP took away.
struct Return {
    const facts::Statement* statement = nullptr;
    const Creation* creation = nullptr;
    bool used_between = false; ///< something in between goes by the name, and would not find it
};

bool is_same_kind(std::string_view dropped, RelationKind created) {
    switch (created) {
    case RelationKind::table:
    case RelationKind::external_table: return dropped == "table";
    case RelationKind::view: return dropped == "view";
    case RelationKind::materialized_view: return dropped == "materialized view";
    case RelationKind::streaming_table: return dropped == "table" || dropped == "streaming table";
    default: return false;
    }
}

/// Looks for one name in the statements of a file.
class Search {
  public:
    explicit Search(const Removed& removed) : removed_(removed), key_(removed.name.key()) {}

    /// Nothing where the name is dropped again, or something else gets it first.
    [[nodiscard]] std::optional<Return> find() {
        Return found;
        const auto& all = removed_.file.statements;
        for (const auto* next = &removed_.statement + 1; next != all.data() + all.size(); ++next) {
            statement_ = next;
            for (const Creation& creation : next->creations) {
                const bool temporary = creation.kind == RelationKind::temporary_view
                                       || creation.kind == RelationKind::temporary_table;
                if (temporary || !is_meant(creation.name)) continue;
                found.statement = next;
                found.creation = &creation;
                return found;
            }
            if (is_taken()) return std::nullopt;
            found.used_between = found.used_between || is_used();
        }
        return std::nullopt;
    }

  private:
    [[nodiscard]] bool is_meant(const facts::Name& name) const {
        return !name.empty() && source::equal_folded(name.last().text.value, removed_.name.name.value)
               && removed_.project.catalog.resolve(name, removed_.file, *statement_).key() == key_;
    }

    /// Dropped once more, or another relation renamed to it.
    [[nodiscard]] bool is_taken() const {
        const auto dropped = [&](const facts::Removal& removal) { return is_meant(removal.name); };
        const auto renamed = [&](const facts::Alteration& change) {
            return change.new_name && is_meant(*change.new_name);
        };
        return std::any_of(statement_->removals.begin(), statement_->removals.end(), dropped)
               || std::any_of(statement_->alterations.begin(), statement_->alterations.end(), renamed);
    }

    [[nodiscard]] bool is_used() const {
        const auto by_name = [&](const auto& fact) { return is_meant(fact.name); };
        const auto& each = *statement_;
        return std::any_of(each.reads.begin(), each.reads.end(), by_name)
               || std::any_of(each.alterations.begin(), each.alterations.end(), by_name)
               || std::any_of(each.maintenance.begin(), each.maintenance.end(), by_name)
               || std::any_of(each.annotations.begin(), each.annotations.end(), by_name)
               || std::any_of(each.grants.begin(), each.grants.end(), by_name)
               || std::any_of(each.writes.begin(), each.writes.end(),
                              [&](const facts::Write& write) { return is_meant(write.target); });
    }

    const Removed& removed_;
    std::string key_;
    const facts::Statement* statement_ = nullptr;
};

/// What keeps CREATE OR REPLACE from doing the same.
enum class Obstacle : std::uint8_t {
    none,
    format,
    unknown_format,
    like,
    external, ///< what its files hold would go
    external_format,
    streaming,
};

Obstacle obstacle(const Return& back) {
    const Creation& creation = *back.creation;
    if (creation.kind == RelationKind::streaming_table) return Obstacle::streaming;
    if (creation.kind != RelationKind::table && creation.kind != RelationKind::external_table)
        return Obstacle::none;
    if (creation.copy_of && creation.copy_of->kind == facts::CopyOf::Kind::like) return Obstacle::like;
    if (creation.format && !creation.format->text.literal()) return Obstacle::unknown_format;
    const bool versioned = !creation.format || source::equal_folded(creation.format->text.value, "delta")
                           || source::equal_folded(creation.format->text.value, "iceberg");
    // Dropped and created at the place of its files, an external table is what it was; replaced, it is empty.
    const bool filled = creation.from_query || creation.copy_of;
    const bool keeps_files = creation.kind == RelationKind::external_table && !filled;
    if (creation.hive || !versioned) return keeps_files ? Obstacle::external_format : Obstacle::format;
    if (keeps_files) return Obstacle::external;
    return Obstacle::none;
}

/// Other formats have no history, and that of an external table lies with its files.
bool keeps_history(Obstacle obstacle) {
    return obstacle != Obstacle::format && obstacle != Obstacle::external
           && obstacle != Obstacle::external_format;
}

std::string help(const Return& back, Obstacle obstacle) {
    switch (obstacle) {
    case Obstacle::streaming:
        return "write CREATE OR REFRESH STREAMING TABLE without the DROP, and REFRESH … FULL where all is to "
               "be read again";
    case Obstacle::external:
        return "write CREATE TABLE IF NOT EXISTS without the DROP; OR REPLACE would empty the files at its "
               "LOCATION";
    case Obstacle::external_format:
        return "write CREATE TABLE IF NOT EXISTS without the DROP, and ALTER TABLE where it has to change";
    case Obstacle::like:
        return "write CREATE TABLE IF NOT EXISTS without the DROP, and TRUNCATE TABLE where it is to be "
               "empty: "
               "LIKE takes no OR REPLACE";
    case Obstacle::format:
        return "write CREATE TABLE IF NOT EXISTS without the DROP, and fill it with INSERT OVERWRITE: only "
               "Delta and Iceberg tables can be replaced";
    case Obstacle::unknown_format:
        return "write CREATE OR REPLACE TABLE without the DROP if it is a Delta table";
    case Obstacle::none: break;
    }
    if (back.creation->or_replace) return "take the DROP out: CREATE OR REPLACE needs none";
    return fmt::format("write CREATE OR REPLACE {} without the DROP",
                       back.creation->kind == RelationKind::view                ? "VIEW"
                       : back.creation->kind == RelationKind::materialized_view ? "MATERIALIZED VIEW"
                                                                                : "TABLE");
}

/// EXTERNAL cannot stand beside OR REPLACE; one blank between CREATE and TABLE has no room for it.
bool takes_or_replace(const Return& back) {
    return back.creation->kind != RelationKind::external_table || back.creation->or_replace
           || back.creation->keyword.begin == back.statement->keyword.end + 1;
}

std::vector<rule::Fix> fixes(const Removed& removed, const Return& back) {
    const facts::Statement& drop = removed.statement;
    // Without a `;` a cell or a string of another language may hold the DROP alone.
    if (drop.terminator.empty() || back.used_between || !takes_or_replace(back)) return {};
    const Creation& creation = *back.creation;
    std::vector<std::optional<rule::Edit>> edits{rule::remove({drop.span.begin, drop.terminator.end})};
    if (creation.or_replace) return rule::fix("remove the DROP", rule::Safety::safe, removed.file, edits);
    edits.push_back(rule::insert_behind(back.statement->keyword, " OR REPLACE"));
    if (creation.if_not_exists) edits.push_back(rule::remove(creation.guard));
    return rule::fix("remove the DROP and write CREATE OR REPLACE", rule::Safety::safe, removed.file, edits);
}

void judge(const Removed& removed, const rule::NoOptions&, Out& out) {
    const std::string& object = removed.removal.object;
    const bool table = object.ends_with("table");
    if ((!table && !object.ends_with("view")) || removed.removal.name.is_path()) return;
    const auto back = Search(removed).find();
    if (!back || !is_same_kind(object, back->creation->kind)) return;
    if (back->statement->branch != removed.statement.branch) return; // one may run without the other
    const Obstacle hindrance = obstacle(*back);
    rule::Finding finding{
        .place = {&removed.file, removed.removal.keyword},
        .object = removed.name.text(),
        .message = fmt::format("`{}` is dropped and created again, which loses its {}", removed.name.text(),
                               table && keeps_history(hindrance) ? "history and its grants" : "grants"),
        .help = help(*back, hindrance),
        .policy = std::nullopt,
        .clause = "drop " + object,
        .notes = {{{&removed.file, back->creation->name.last().span}, "it is created again here"}}};
    if (hindrance == Obstacle::none) finding.fixes = fixes(removed, *back);
    out.report(std::move(finding));
}

} // namespace

rule::Rule make() {
    return rule::per_removal({.summary = "a relation is dropped and created again in one file",
                              .scope = rule::Scope::statement,
                              .fixable = rule::Fixable::safe},
                             judge);
}

} // namespace lakelint::rules::safety::drop_then_create
