// SPDX-License-Identifier: Apache-2.0
#include "rule/fixes.h"
#include "rule/rule.h"
#include "source/text.h"

#include <map>

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

void report(const Removed& removed, const Return& back, Out& out) {
    const std::string& object = removed.removal.object;
    if (!is_same_kind(object, back.creation->kind)) return;
    if (back.statement->branch != removed.statement.branch) return; // one may run without the other
    const Obstacle hindrance = obstacle(back);
    const bool history = object.ends_with("table") && keeps_history(hindrance);
    rule::Finding finding{
        .place = {&removed.file, removed.removal.keyword},
        .object = removed.name.text(),
        .message = fmt::format("`{}` is dropped and created again, which loses its {}", removed.name.text(),
                               history ? "history and its grants" : "grants"),
        .help = help(back, hindrance),
        .policy = std::nullopt,
        .clause = "drop " + object,
        .notes = {{{&removed.file, back.creation->name.last().span}, "it is created again here"}}};
    if (hindrance == Obstacle::none) finding.fixes = fixes(removed, back);
    out.report(std::move(finding));
}

/// Goes through the statements of a file once, with the relations that are dropped so far and not yet back.
class Walk {
  public:
    Walk(const rule::Project& project, const facts::FileFacts& file, Out& out)
        : project_(project), file_(file), out_(out) {}

    /// `removals` are those of the file, in its order.
    void go(const std::vector<Removed>& removals) {
        auto next = removals.begin();
        for (const facts::Statement& statement : file_.statements) {
            statement_ = &statement;
            if (!dropped_.empty()) look_for_returns();
            for (; next != removals.end() && &next->statement == &statement; ++next)
                dropped_.insert_or_assign(next->name.key(), Dropped{&*next});
        }
    }

  private:
    struct Dropped {
        const Removed* removed = nullptr;
        bool used = false;
    };

    void look_for_returns() {
        note_uses();
        for (const Creation& creation : statement_->creations) {
            if (creation.kind == RelationKind::temporary_view
                || creation.kind == RelationKind::temporary_table)
                continue;
            const auto found = dropped_.find(key(creation.name));
            if (found == dropped_.end()) continue;
            report(*found->second.removed, {statement_, &creation, found->second.used}, out_);
            dropped_.erase(found);
        }
        for (const facts::Alteration& change : statement_->alterations) {
            if (change.new_name) dropped_.erase(key(*change.new_name)); // another one has the name now
        }
    }

    void note_uses() {
        const auto note = [&](const facts::Name& name) {
            const auto found = dropped_.find(key(name));
            if (found != dropped_.end()) found->second.used = true;
        };
        const auto note_all = [&](const auto& facts) {
            for (const auto& fact : facts)
                note(fact.name);
        };
        note_all(statement_->reads);
        note_all(statement_->alterations);
        note_all(statement_->maintenance);
        note_all(statement_->annotations);
        note_all(statement_->grants);
        for (const facts::Write& write : statement_->writes)
            note(write.target);
    }

    [[nodiscard]] std::string key(const facts::Name& name) const {
        return name.empty() ? std::string() : project_.catalog.resolve(name, file_, *statement_).key();
    }

    const rule::Project& project_;
    const facts::FileFacts& file_;
    const facts::Statement* statement_ = nullptr; ///< the one being looked at
    Out& out_;
    std::map<std::string, Dropped> dropped_;
};

bool is_relation(const facts::Removal& removal) {
    return (removal.object.ends_with("table") || removal.object.ends_with("view")) && !removal.name.is_path();
}

void judge(const rule::Project& project, const rule::NoOptions&, Out& out) {
    std::map<const facts::FileFacts*, std::vector<Removed>> removals;
    rule::each_removed(project, [&](const Removed& removed) {
        if (is_relation(removed.removal)) removals[&removed.file].push_back(removed);
    });
    for (const auto& file : project.files) {
        const auto found = removals.find(&file);
        if (found != removals.end()) Walk(project, file, out).go(found->second);
    }
}

} // namespace

rule::Rule make() {
    return rule::whole_project<rule::NoOptions>(
        {.summary = "a relation is dropped and created again in one file",
         .scope = rule::Scope::statement,
         .fixable = rule::Fixable::safe},
        judge);
}

} // namespace lakelint::rules::safety::drop_then_create
