// SPDX-License-Identifier: Apache-2.0
#include "rule/fixes.h"
#include "rule/history.h"
#include "rule/rule.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::rules::partition::conflicting_layout {
namespace {

using facts::AlterKind;
using facts::Clustering;
using facts::Creation;
using rule::Biography;
using rule::Event;
using rule::Out;
using rule::Place;
using rule::Safety;

constexpr std::string_view hidden_clause = "a template or placeholder hides part of the CREATE";

/// CLUSTER BY NONE lays nothing out.
bool clusters(const std::optional<Clustering>& clustering) {
    return clustering && clustering->mode != Clustering::Mode::none;
}

bool partitions(const Creation& creation) { return !creation.partitioned_by.empty(); }

/// `PARTITIONED BY (dt DATE)` declares the column, too, and cannot simply go.
bool declares_columns(const Creation& creation) {
    const facts::Span clause = creation.partitioned_span;
    return std::any_of(creation.columns.begin(), creation.columns.end(), [&](const facts::Column& column) {
        return !column.type.empty() && column.type_span.begin >= clause.begin
               && column.type_span.end <= clause.end;
    });
}

void report_both(const std::string& table, const Event& event, Out& out) {
    const Creation& creation = *event.creation;
    const facts::Span partitioned = creation.partitioned_span;
    const facts::Span clustered = creation.clustering->span;
    const bool clustered_last = clustered.begin > partitioned.begin;
    const std::string help = declares_columns(creation)
                                 ? "list the columns of PARTITIONED BY with the others, and remove the clause"
                                 : "remove PARTITIONED BY";
    out.report({.place = event.at(clustered_last ? clustered : partitioned),
                .object = table,
                .message = fmt::format("`{}` has both PARTITIONED BY and CLUSTER BY, which fails with "
                                       "DELTA_CLUSTER_BY_WITH_PARTITIONED_BY",
                                       table),
                .help = help,
                .policy = std::nullopt,
                .clause = "partitioned by, cluster by",
                .notes = {{event.at(clustered_last ? partitioned : clustered),
                           clustered_last ? "it is partitioned here" : "it is clustered here"}},
                .fixes = declares_columns(creation)
                             ? rule::hint(help, *event.file)
                             : rule::fix(help, Safety::unsafe, *event.file, {rule::remove(partitioned)})});
}

void report_alteration(const std::string& table, const Event& event, const Place& partitioned, Out& out) {
    const facts::Span clause = event.alteration->clustering->span;
    constexpr std::string_view right = "REPLACE PARTITIONED BY WITH ";
    out.report(
        {.place = event.at(clause),
         .object = table,
         .message = fmt::format("`{}` is partitioned, and CLUSTER BY on a partitioned table fails", table),
         .help = "write REPLACE PARTITIONED BY WITH CLUSTER BY, or create the table anew with CLUSTER BY",
         .policy = std::nullopt,
         .clause = "alter cluster by",
         .notes = {{partitioned, "it is partitioned here"}},
         .fixes = rule::fix("write REPLACE PARTITIONED BY WITH CLUSTER BY", Safety::unsafe, *event.file,
                            {rule::insert_before(clause, std::string(right))})});
}

/// What the earlier statements of a file leave a table with.
struct Layout {
    enum class Kind : std::uint8_t { unsaid, partitioned, other };

    Kind kind = Kind::unsaid;
    Place place; ///< of PARTITIONED BY
};

void apply(Layout& layout, const Event& event) {
    if (event.removal != nullptr) {
        layout = {};
    } else if (event.creation != nullptr) {
        if (event.creation->if_not_exists && layout.kind != Layout::Kind::unsaid) return;
        const bool partitioned = partitions(*event.creation) && !clusters(event.creation->clustering);
        layout = {partitioned ? Layout::Kind::partitioned : Layout::Kind::other,
                  event.at(event.creation->partitioned_span)};
    } else if (event.alteration->clustering) {
        layout.kind = Layout::Kind::other;
    }
}

class Judge {
  public:
    Judge(const rule::Project& project, const Biography& biography, Out& out)
        : project_(project), biography_(biography), name_(biography.name.text()), out_(out) {}

    void run() {
        const facts::FileFacts* file = nullptr;
        Layout layout;
        for (const Event& event : biography_.events) {
            if (event.file != file) layout = {};
            file = event.file;
            if (event.creation != nullptr) creation(event);
            if (event.alteration != nullptr && event.alteration->kind == AlterKind::cluster_by
                && clusters(event.alteration->clustering))
                alteration(event, layout);
            apply(layout, event);
        }
    }

  private:
    void creation(const Event& event) {
        const bool partitioned = partitions(*event.creation);
        const bool clustered = clusters(event.creation->clustering);
        if (partitioned && clustered) {
            report_both(name_, event, out_);
        } else if ((partitioned || clustered) && event.statement->coverage == facts::Coverage::partial) {
            leave_open(event.at(event.creation->name.last().span), std::string(hidden_clause));
        }
    }

    void alteration(const Event& event, const Layout& before) {
        const catalog::Relation* relation = project_.catalog.find(biography_.name);
        const bool created = relation != nullptr && relation->created();
        if (before.kind == Layout::Kind::other || (created && !relation->may_be_delta())) return;
        const Place name = event.at(event.alteration->name.last().span);
        if (before.kind == Layout::Kind::partitioned) {
            report_alteration(name_, event, before.place, out_);
        } else if (!created) {
            leave_open(name,
                       rule::unseen_reason(biography_.name) + ", so whether it is partitioned is not known");
        } else if (partitions(*relation->creation)) {
            created_elsewhere(event, *relation);
        } else if (relation->statement->coverage == facts::Coverage::partial
                   && !clusters(relation->creation->clustering)) {
            leave_open(name, std::string(hidden_clause));
        }
    }

    /// Another file creates the table with PARTITIONED BY; a third one, or this, may have replaced that.
    void created_elsewhere(const Event& event, const catalog::Relation& relation) {
        if (clusters(relation.creation->clustering)) return; // the CREATE is at fault
        const Place place{relation.place.file, relation.creation->partitioned_span};
        const auto replaces = [](const Event& each) {
            return each.alteration != nullptr && each.alteration->kind == AlterKind::replace_partitioning;
        };
        const Place clause = event.at(event.alteration->clustering->span);
        if (place.file == event.file) {
            leave_open(clause, "the CREATE stands further down in the file");
        } else if (std::any_of(biography_.events.begin(), biography_.events.end(), replaces)) {
            leave_open(clause,
                       "another statement replaces its partitions, and which one runs first is not known");
        } else {
            report_alteration(name_, event, place, out_);
        }
    }

    void leave_open(const Place& place, std::string reason) {
        out_.unresolved(place, name_, std::move(reason));
    }

    const rule::Project& project_;
    const Biography& biography_;
    const std::string name_;
    Out& out_;
};

void judge(const rule::Project& project, const rule::NoOptions&, Out& out) {
    for (const auto& [key, biography] : rule::histories(project))
        Judge(project, biography, out).run();
}

} // namespace

rule::Rule make() {
    return rule::whole_project<rule::NoOptions>({.summary = "a table has both PARTITIONED BY and CLUSTER BY",
                                                 .scope = rule::Scope::table,
                                                 .fixable = rule::Fixable::unsafe},
                                                judge);
}

} // namespace lakelint::rules::partition::conflicting_layout
