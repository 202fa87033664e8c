// SPDX-License-Identifier: Apache-2.0
#include "rule/fixes.h"
#include "rule/rule.h"
#include "rule/securable.h"
#include "source/text.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

namespace lakelint::rules::safety::unguarded_ddl {
namespace {

using facts::RelationKind;
using facts::Span;
using rule::Out;
using rule::StatementSite;

template <std::size_t N>
bool one_of(std::string_view object, const std::array<std::string_view, N>& objects) {
    return std::find(objects.begin(), objects.end(), object) != objects.end();
}

// Beside relations. What is not listed has no guard, or none that is documented.
constexpr std::array<std::string_view, 10> creatable = {"catalog",   "schema",           "volume", "function",
                                                        "procedure", "connection",       "server", "share",
                                                        "recipient", "external location"};
constexpr std::array<std::string_view, 18> droppable = {
    "table",     "view",     "materialized view", "streaming table",    "catalog",    "schema",
    "volume",    "function", "procedure",         "connection",         "server",     "share",
    "recipient", "provider", "external location", "storage credential", "credential", "service credential"};

bool is_temporary(RelationKind kind) {
    return kind == RelationKind::temporary_view || kind == RelationKind::temporary_table;
}

/// "MATERIALIZED VIEW".
std::string_view words(RelationKind kind) {
    switch (kind) {
    case RelationKind::table:
    case RelationKind::external_table: return "TABLE";
    case RelationKind::view: return "VIEW";
    case RelationKind::materialized_view: return "MATERIALIZED VIEW";
    case RelationKind::streaming_table: return "STREAMING TABLE";
    case RelationKind::temporary_view: return "TEMPORARY VIEW";
    case RelationKind::temporary_table: return "TEMPORARY TABLE";
    }
    return "TABLE";
}

std::string upper(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    return result;
}

/// What makes the relations of a file. A pipeline brings them about however often it runs, and takes no
/// guard.
enum class Runner : std::uint8_t { session, pipeline, either };

bool only_in_pipelines(const facts::Statement& statement) {
    const auto live = [](const facts::Creation& creation) {
        return creation.live || creation.name.is_live()
               || (creation.or_refresh && creation.kind == RelationKind::materialized_view);
    };
    return statement.kind == "create-flow" || statement.kind == "apply-changes"
           || std::any_of(statement.creations.begin(), statement.creations.end(), live)
           || std::any_of(statement.reads.begin(), statement.reads.end(),
                          [](const facts::Read& read) { return read.name.is_live(); });
}

/// A pipeline's file holds definitions and settings, and nothing that is done once.
bool may_be_in_pipelines(const facts::Statement& statement) {
    constexpr std::array<std::string_view, 6> definitions = {
        "create-view", "create-materialized-view", "create-streaming-table", "create-function", "set", "use"};
    return one_of(statement.kind, definitions)
           && std::none_of(statement.creations.begin(), statement.creations.end(),
                           [](const facts::Creation& creation) { return creation.schedule.has_value(); });
}

Runner runner_of(const facts::FileFacts& file) {
    const auto& all = file.statements;
    if (std::any_of(all.begin(), all.end(), only_in_pipelines)) return Runner::pipeline;
    const auto refreshed = [](const facts::Statement& statement) {
        return std::any_of(statement.creations.begin(), statement.creations.end(), [](const auto& creation) {
            return creation.kind == RelationKind::materialized_view
                   || creation.kind == RelationKind::streaming_table;
        });
    };
    const bool may_be = std::all_of(all.begin(), all.end(), may_be_in_pipelines)
                        && std::any_of(all.begin(), all.end(), refreshed);
    return may_be ? Runner::either : Runner::session;
}

/// What the statements of a file before some point leave of its objects.
class Known {
  public:
    void made(const std::string& key, const facts::Statement& by) {
        events_.insert_or_assign(key, Event{true, by.branch, ++order_});
    }
    void dropped(const std::string& key, const facts::Statement& by) {
        events_.insert_or_assign(key, Event{false, by.branch, ++order_});
        drops_.insert_or_assign(key, Event{false, by.branch, order_});
    }

    /// Whether an object is there, or gone, when a statement begins; nothing where the file does not say for
    /// certain. `keys` are its own and those of what it lies in, which takes it along.
    [[nodiscard]] std::optional<bool> is_there(const std::vector<std::string>& keys,
                                               const facts::Statement& when) const {
        const Event* last = nullptr;
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const auto& events = i == 0 ? events_ : drops_;
            const auto found = events.find(keys[i]);
            if (found == events.end()) continue;
            if (last == nullptr || found->second.order > last->order) last = &found->second;
        }
        if (last == nullptr) return std::nullopt;
        const Span branch = last->branch; // which may not have run
        const bool certain =
            branch.empty() || (branch.begin <= when.span.begin && when.span.end <= branch.end);
        return certain ? std::optional(last->there) : std::nullopt;
    }

  private:
    struct Event {
        bool there = false;
        Span branch;
        std::size_t order = 0;
    };

    std::map<std::string, Event> events_; ///< of each key the last
    std::map<std::string, Event> drops_;  ///< of those the last that is a DROP
    std::size_t order_ = 0;
};

/// One CREATE or DROP without a guard.
struct Bare {
    std::string words;      ///< CREATE TABLE
    std::string name;       ///< in full
    Span keyword;           ///< TABLE
    std::string_view guard; ///< IF NOT EXISTS
    Span before;            ///< what that stands behind
    std::string help;
};

class File {
    /// What tables and views are to the catalog: they share their names.
    inline static const std::string relation = "relation";

  public:
    File(const rule::Project& project, const facts::FileFacts& file, Out& out)
        : project_(project), file_(file), out_(out), runner_(runner_of(file)) {}

    void judge() {
        for (const facts::Statement& statement : file_.statements) {
            statement_ = &statement;
            for (const auto& creation : statement.creations)
                judge_creation(creation);
            for (const auto& change : statement.objects)
                judge_object(change);
            for (const auto& removal : statement.removals)
                judge_removal(removal);
            for (const auto& change : statement.alterations)
                note_renaming(change);
        }
    }

  private:
    [[nodiscard]] catalog::ObjectName full(const std::string& object, const facts::Name& name) const {
        const StatementSite site{project_, file_, *statement_};
        return object == relation ? site.resolve(name) : rule::securable(site, object, name).name;
    }

    /// The key of an object, then those of its schema and its catalog, where it lies in such.
    [[nodiscard]] static std::vector<std::string> keys(std::string_view object,
                                                       const catalog::ObjectName& name) {
        std::vector<std::string> all{fmt::format("{} {}", object, name.key())};
        catalog::ObjectName holder = name;
        holder.name = {};
        if (name.schema && object != "schema") all.push_back("schema " + holder.key());
        holder.schema.reset();
        if (name.catalog && object != "catalog") all.push_back("catalog " + holder.key());
        return all;
    }

    /// The full name; of a path only that.
    [[nodiscard]] static std::string printed(const facts::Name& name, const catalog::ObjectName& full) {
        return name.is_path() ? name.last().text.value : full.text();
    }

    [[nodiscard]] static std::vector<std::string> temporary_keys(const std::string& object,
                                                                 const facts::Name& name) {
        return {fmt::format("temporary {} {}", object, catalog::temporary_name(name).value_or(name.text()))};
    }

    void judge_creation(const facts::Creation& creation) {
        if (creation.keyword == statement_->keyword) return; // CACHE TABLE t AS SELECT …
        const bool temporary = is_temporary(creation.kind);
        const catalog::ObjectName name = full(relation, creation.name);
        const auto known = temporary ? temporary_keys(relation, creation.name) : keys(relation, name);
        const bool guarded = creation.or_replace || creation.or_refresh || creation.if_not_exists;
        if (!guarded && runner_ != Runner::pipeline) {
            Bare bare = bare_creation(std::string(words(creation.kind)), creation.keyword, temporary);
            bare.name = temporary ? creation.name.text() : printed(creation.name, name);
            bare.help = help(creation);
            report_creation(bare, known);
        }
        known_.made(known.front(), *statement_);
    }

    void judge_object(const facts::ObjectChange& change) {
        if (change.verb != "create") return;
        const catalog::ObjectName name = full(change.object, change.name);
        const auto known =
            change.temporary ? temporary_keys(change.object, change.name) : keys(change.object, name);
        const bool guarded = change.or_replace || change.if_not_exists;
        if (!guarded && one_of(change.object, creatable) && runner_ != Runner::pipeline) {
            const std::string kind = (change.temporary ? "TEMPORARY " : "") + upper(change.object);
            Bare bare = bare_creation(kind, change.object_span, change.temporary);
            bare.name = change.temporary ? change.name.text() : name.text();
            const bool routine = change.object == "function" || change.object == "procedure";
            bare.help = routine && !change.temporary
                            ? fmt::format("write CREATE OR REPLACE {}, or IF NOT EXISTS after {}", kind, kind)
                            : fmt::format("write {}", with_guard(bare, kind));
            report_creation(bare, known);
        }
        known_.made(known.front(), *statement_);
    }

    void judge_removal(const facts::Removal& removal) {
        const bool rows = removal.object.ends_with("table") || removal.object.ends_with("view");
        const std::string object = rows ? relation : removal.object;
        const bool made_here = catalog::temporary_name(removal.name)
                               && known_.is_there(temporary_keys(object, removal.name), *statement_) == true;
        const bool temporary = removal.temporary || made_here;
        const catalog::ObjectName name = full(object, removal.name);
        const auto known = temporary ? temporary_keys(object, removal.name) : keys(object, name);
        if (!removal.if_exists && one_of(removal.object, droppable)
            && known_.is_there(known, *statement_) != true) {
            const std::string kind = (removal.temporary ? "TEMPORARY " : "") + upper(removal.object);
            Bare bare{"DROP " + kind,      temporary ? removal.name.text() : printed(removal.name, name),
                      removal.object_span, "IF EXISTS",
                      removal.object_span, {}};
            const bool behind = removal.temporary && removal.object == "table"; // DROP TEMP TABLE t IF EXISTS
            if (behind) bare.before = removal.name.span;
            bare.help = behind ? fmt::format("write IF EXISTS after `{}`", bare.name)
                               : fmt::format("write {} IF EXISTS", bare.words);
            report(bare, fmt::format("{} fails where `{}` does not exist: it has no IF EXISTS", bare.words,
                                     bare.name));
        }
        known_.dropped(known.front(), *statement_);
    }

    void note_renaming(const facts::Alteration& change) {
        if (change.kind != facts::AlterKind::rename || !change.new_name) return;
        known_.dropped(keys(relation, full(relation, change.name)).front(), *statement_);
        known_.made(keys(relation, full(relation, *change.new_name)).front(), *statement_);
    }

    /// What is temporary takes OR REPLACE alone: Spark refuses IF NOT EXISTS.
    [[nodiscard]] Bare bare_creation(const std::string& kind, Span keyword, bool temporary) const {
        if (temporary) return {"CREATE " + kind, {}, keyword, "OR REPLACE", statement_->keyword, {}};
        return {"CREATE " + kind, {}, keyword, "IF NOT EXISTS", keyword, {}};
    }

    [[nodiscard]] static std::string with_guard(const Bare& bare, const std::string& kind) {
        if (bare.guard == "OR REPLACE") return "CREATE OR REPLACE " + kind;
        return fmt::format("CREATE {} IF NOT EXISTS", kind);
    }

    [[nodiscard]] static std::string help(const facts::Creation& creation) {
        switch (creation.kind) {
        case RelationKind::temporary_view: return "write CREATE OR REPLACE TEMPORARY VIEW";
        case RelationKind::temporary_table: return "write CREATE OR REPLACE TEMPORARY TABLE";
        case RelationKind::view:
            return "write CREATE OR REPLACE VIEW, or CREATE VIEW IF NOT EXISTS where a view that is there is "
                   "to stay as it is";
        case RelationKind::materialized_view:
            return "write CREATE OR REPLACE MATERIALIZED VIEW, or CREATE MATERIALIZED VIEW IF NOT EXISTS "
                   "where one that is there is to stay as it is";
        case RelationKind::streaming_table:
            return "write CREATE OR REFRESH STREAMING TABLE, or CREATE STREAMING TABLE IF NOT EXISTS where "
                   "one that is there is to stay as it is";
        default: return "write CREATE TABLE IF NOT EXISTS, or CREATE OR REPLACE TABLE where its rows may go";
        }
    }

    void report_creation(const Bare& bare, const std::vector<std::string>& known) {
        if (known_.is_there(known, *statement_) == false) return; // a DROP comes before it
        if (runner_ == Runner::either) {
            out_.unresolved({&file_, bare.keyword}, bare.name,
                            "a pipeline may run this file, and needs no guard");
            return;
        }
        report(bare, fmt::format("{} fails where `{}` already exists: it has no {}", bare.words, bare.name,
                                 bare.guard));
    }

    void report(const Bare& bare, std::string message) {
        if (!statement_->branch.empty()) {
            out_.unresolved({&file_, bare.keyword}, bare.name,
                            "a script runs it on a condition, which may be its guard");
            return;
        }
        out_.report({.place = {&file_, bare.keyword},
                     .object = bare.name,
                     .message = std::move(message),
                     .help = bare.help,
                     .policy = std::nullopt,
                     .clause = bare.words,
                     .fixes = rule::fix(fmt::format("add {}", bare.guard), rule::Safety::safe, file_,
                                        {rule::insert_behind(bare.before, fmt::format(" {}", bare.guard))})});
    }

    const rule::Project& project_;
    const facts::FileFacts& file_;
    const facts::Statement* statement_ = nullptr; ///< the one being judged
    Out& out_;
    Runner runner_;
    Known known_;
};

void judge(const rule::Project& project, const rule::NoOptions&, Out& out) {
    for (const auto& file : project.files)
        File(project, file, out).judge();
}

} // namespace

rule::Rule make() {
    return rule::whole_project<rule::NoOptions>(
        {.summary = "a CREATE or DROP fails where its object already exists, or does not",
         .scope = rule::Scope::statement,
         .fixable = rule::Fixable::safe},
        judge);
}

} // namespace lakelint::rules::safety::unguarded_ddl
