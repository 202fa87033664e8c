// SPDX-License-Identifier: Apache-2.0
#include "rule/fixes.h"
#include "rule/jobs.h"
#include "rule/predictive.h"
#include "rule/presence.h"
#include "rule/related.h"
#include "rule/rule.h"
#include "source/text.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace lakelint::rules::maintenance::unpurged_delete {
namespace {

using catalog::Aspect;
using catalog::Relation;
using facts::MaintenanceKind;
using facts::WriteKind;
using rule::Job;
using rule::Jobs;
using rule::Out;
using rule::PredictiveOptimization;
using rule::Presence;
using rule::Table;
using source::Verdict;

struct Options {
    std::vector<policy::Glob> columns;
    std::vector<std::string> tags;
};

const policy::Fields<Options>& fields_of(const Options*) {
    static const policy::Fields<Options> fields{
        policy::field("columns", &Options::columns, "globs of the names of personal columns").noun("glob"),
        policy::field("tags", &Options::tags, "the tags that mark a column or a table as personal")
            .noun("tag"),
    };
    return fields;
}

constexpr std::string_view vectors = "delta.enableDeletionVectors";

/// Whether something is so, and what makes it so, or why that is not known.
struct Answer {
    Verdict holds = Verdict::no;
    std::string words;

    /// One of two: the stronger holds.
    void add(Answer other) {
        if (holds < other.holds) *this = std::move(other);
    }
};

Answer by_columns(const Relation& relation, const Options& options) {
    Answer answer;
    for (const facts::Column& column : relation.columns) {
        const std::string& name = column.name.text.value;
        for (const policy::Glob& glob : options.columns) {
            const Verdict verdict = glob.match(column.name.text);
            const bool certain = verdict == Verdict::yes;
            answer.add({verdict, certain ? fmt::format("in `{}`", name)
                                         : fmt::format("the name of a column is only known when the job "
                                                       "runs: `{}`",
                                                       name)});
        }
        const auto& tags = relation.columns.tags(column);
        for (const std::string& tag : options.tags) {
            const auto found = tags.find(source::fold_case(tag));
            const bool set = found != tags.end() && (!found->second.removed || found->second.contradicted);
            if (set) answer.add({Verdict::yes, fmt::format("in `{}` (tagged `{}`)", name, tag)});
        }
        const catalog::Unknown* hidden = relation.hidden(Aspect::column_tags, name);
        if (!options.tags.empty() && hidden != nullptr) answer.add({Verdict::unknown, hidden->reason});
    }
    if (relation.more_columns) answer.add({Verdict::unknown, relation.more_columns->reason});
    return answer;
}

/// Whether a table holds personal data.
Answer is_personal(const Relation& relation, const Options& options) {
    Answer answer = by_columns(relation, options);
    for (const std::string& tag : options.tags) {
        const Presence presence = rule::tag_presence(relation, tag);
        if (presence.state == Presence::State::set)
            answer.add({Verdict::yes, fmt::format("as its tag `{}` says", tag)});
        if (presence.state == Presence::State::unknown) answer.add({Verdict::unknown, presence.reason});
    }
    return answer;
}

/// Whether a DELETE only marks the rows.
Answer has_vectors(const Relation& relation) {
    const std::string key = source::fold_case(vectors);
    const auto found = relation.properties.find(key);
    if (found == relation.properties.end() || found->second.removed) {
        const catalog::Unknown* hidden = relation.hidden_property(key);
        return {Verdict::unknown, hidden != nullptr
                                      ? hidden->reason
                                      : fmt::format("nothing sets `{}`, and what holds without it is for the "
                                                    "workspace to say",
                                                    vectors)};
    }
    const catalog::PropertyState& state = found->second;
    if (state.contradicted)
        return {Verdict::unknown,
                rule::disagreement(state.place, *state.contradicted, fmt::format("`{}`", vectors))};
    const source::Text& value = state.property.value.text;
    if (!value.literal())
        return {Verdict::unknown,
                fmt::format("`{}` is only known when the job runs: `{}`", vectors, value.value)};
    return {source::equal_folded(value.value, "true") ? Verdict::yes : Verdict::no, {}};
}

bool does_purge(const Job& job) {
    return job.maintenance != nullptr && job.maintenance->kind == MaintenanceKind::reorg
           && job.maintenance->purge;
}

bool does_vacuum(const Job& job) {
    return job.maintenance != nullptr && job.maintenance->kind == MaintenanceKind::vacuum
           && !job.maintenance->dry_run;
}

/// Whether all that a DELETE asks for is in columns that age rows out, or that files are laid out by: the
/// first is no request of a person, and the second takes whole files away and marks no row.
bool ages_out(const rule::Written& write, const Relation& relation) {
    const policy::Layer* layer = write.layer.found == Verdict::yes ? write.layer.layer : nullptr;
    const bool has_rows = layer != nullptr && layer->retention && layer->retention->value.rows;
    const std::string by = has_rows ? layer->retention->value.rows->value.by : std::string();
    const bool partitioned = relation.layout.kind == catalog::LayoutState::Kind::partitioned;
    const auto names = [&](const std::string& column) {
        if (has_rows && source::equal_folded(column, by)) return true;
        const auto& keys = relation.layout.keys;
        return partitioned && std::any_of(keys.begin(), keys.end(), [&](const facts::LayoutKey& key) {
                   return key.transform.empty() && source::equal_folded(key.column.text.value, column);
               });
    };
    const auto& bounds = write.write.predicate.bounds;
    return !bounds.empty() && std::all_of(bounds.begin(), bounds.end(), [&](const facts::Bound& bound) {
        return names(bound.column.text.value);
    });
}

/// A DELETE of some rows, or a MERGE that deletes some.
bool is_judged(const rule::Written& write) {
    const facts::Write& change = write.write;
    if (change.kind == WriteKind::merge) return change.deletes;
    return change.kind == WriteKind::delete_rows && change.predicate.present && !change.predicate.always_true;
}

/// What is known of a table that rows are deleted from.
struct Target {
    bool judged = false;              ///< rows deleted from it may be missed
    std::string open;                 ///< why that cannot be said
    std::string personal;             ///< "in `email`"
    std::vector<std::string> missing; ///< statements that are certainly not there
};

class Judge {
  public:
    Judge(const rule::Project& project, const Options& options, Out& out)
        : jobs_(project.shared<Jobs>()), predictive_(project.shared<PredictiveOptimization>()),
          options_(options), out_(out) {}

    void judge(const rule::Written& write) {
        if (!is_judged(write)) return;
        const Relation* relation = write.relation;
        if (relation != nullptr && relation->created()) {
            if (!relation->may_be_delta() || ages_out(write, *relation)) return;
        }
        const auto [found, first] = targets_.try_emplace(write.name.key());
        if (first) found->second = target(write);
        const Target& target = found->second;
        if (target.judged) return report(write, target);
        if (!target.open.empty() && first)
            out_.unresolved({&write.file, write.write.keyword}, write.name.text(), target.open);
    }

  private:
    Target target(const rule::Written& write) const {
        Target target;
        const Relation* relation = write.relation;
        if (relation == nullptr || !relation->created()) {
            target.open = rule::unseen_reason(write.name) + ", so what it holds is not known";
            return target;
        }
        const Answer personal = is_personal(*relation, options_);
        if (personal.holds == Verdict::no) return target;
        const Answer marks = has_vectors(*relation);
        if (marks.holds == Verdict::no) return target;
        find_missing(write, target);
        if (target.missing.empty()) return target;
        if (personal.holds == Verdict::unknown) {
            target.open = personal.words;
        } else if (marks.holds == Verdict::unknown) {
            target.open = marks.words;
        } else if (!relation->is_delta()) {
            target.open = "whether it is a Delta table is only known when the job runs";
        }
        target.judged = target.open.empty();
        target.personal = personal.words;
        return target;
    }

    void find_missing(const rule::Written& write, Target& target) const {
        const Relation& relation = *write.relation;
        const auto own = jobs_.of(relation);
        std::string open;
        const auto look = [&](bool (*does)(const Job&), std::string_view verb, std::string statement) {
            if (std::any_of(own.begin(), own.end(), [&](const Job* job) { return does(*job); })) return;
            if (const Job* job = jobs_.unread(relation, verb)) {
                open = rule::unread_reason(*job);
                return;
            }
            const auto possible =
                jobs_.possible(relation, [&](const Job& job) { return does(job) || job.verb == verb; });
            if (possible.job == nullptr) target.missing.push_back(std::move(statement));
            if (possible.job != nullptr) open = rule::possible_reason(possible, "maintains");
        };
        look(does_purge, "reorg", fmt::format("REORG TABLE {} APPLY (PURGE)", write.name.text()));
        const Table table{{write.project, relation.place, relation.name, write.layer}, relation};
        const auto predictive = predictive_.covers(table);
        if (predictive.covered == Verdict::no)
            look(does_vacuum, "vacuum", fmt::format("VACUUM {}", write.name.text()));
        if (predictive.covered == Verdict::unknown && open.empty()) open = predictive.reason;
        if (target.missing.empty()) target.open = std::move(open); // what is certain is said in any case
    }

    void report(const rule::Written& write, const Target& target) {
        const rule::Place place{&write.file, write.write.keyword};
        std::vector<std::string_view> kinds;
        for (const std::string& statement : target.missing)
            kinds.push_back(statement.starts_with("VACUUM") ? "VACUUM" : "REORG TABLE … APPLY (PURGE)");
        const bool merge = write.write.kind == WriteKind::merge;
        std::vector<rule::Aside> notes = rule::creation_note(*write.relation, place);
        out_.report(
            {.place = place,
             .object = write.name.text(),
             .message =
                 fmt::format("`{}` holds personal data {} and uses deletion vectors, and no {} follows "
                             "this {}, so that the rows stay in its files",
                             write.name.text(), target.personal, fmt::join(kinds, " and no "),
                             merge ? "MERGE" : "DELETE"),
             .help = kinds.size() > 1
                         ? "purge the table after the DELETE, and vacuum it once the files may go"
                     : kinds.front() == "VACUUM" ? "vacuum the table once the purged files may go"
                                                 : "purge the table after the DELETE and before the VACUUM",
             .policy = std::nullopt,
             .clause = fmt::format("{}", fmt::join(kinds, " ")),
             .notes = std::move(notes),
             .fixes =
                 rule::hint(fmt::format("add {} to a job", fmt::join(target.missing, "; ")), write.file)});
    }

    const Jobs& jobs_;
    const PredictiveOptimization& predictive_;
    const Options& options_;
    Out& out_;
    std::map<std::string, Target> targets_; ///< by key
};

void judge(const rule::Project& project, const Options& options, Out& out) {
    if (options.columns.empty() && options.tags.empty()) return;
    Judge judge(project, options, out);
    out.subjects = 0;
    rule::each_written(project, [&](const rule::Written& written) {
        ++*out.subjects;
        judge.judge(written);
    });
}

} // namespace

rule::Rule make() {
    return rule::whole_project<Options>(
        {.summary = "personal data is deleted under deletion vectors and never purged from the files",
         .scope = rule::Scope::project,
         .fixable = rule::Fixable::no},
        judge);
}

} // namespace lakelint::rules::maintenance::unpurged_delete
