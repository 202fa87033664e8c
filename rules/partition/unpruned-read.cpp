// SPDX-License-Identifier: Apache-2.0
#include "catalog/reach.h"
#include "rule/covered.h"
#include "rule/layout.h"
#include "rule/pruning.h"
#include "rule/rule.h"
#include "rule/running_reads.h"

#include <fmt/format.h>

namespace lakelint::rules::partition::unpruned_read {
namespace {

using catalog::LayoutState;
using catalog::Reached;
using catalog::Relation;
using facts::Coverage;
using rule::Out;
using rule::Subject;
using rule::pruning::Answer;
using source::Verdict;

struct Options {
    std::vector<std::string> layers;
};

const policy::Fields<Options>& fields_of(const Options*) {
    static const policy::Fields<Options> fields{
        policy::field("layers", &Options::layers,
                      "the layers whose tables are judged where they are read; none: every table, in a layer "
                      "or not")
            .layers(),
    };
    return fields;
}

/// One read, where it stands.
struct Site {
    const rule::Project& project;
    const facts::FileFacts& file;
    const facts::Statement& statement;
    const facts::Read& read;

    [[nodiscard]] rule::Place place() const { return {&file, read.name.span}; }
};

/// Why it cannot be judged how a table is laid out; nothing where it can.
std::optional<std::string> open_question(const Reached& reached) {
    if (reached.unknown_view) return "it is a view, and what it reads is not known";
    const Relation* relation = reached.relation;
    const bool laid_out = relation != nullptr && relation->layout.kind != LayoutState::Kind::none;
    const bool hidden = relation != nullptr && relation->unknown_layout; // its CREATE could not be read
    if (relation == nullptr || (!relation->created() && !laid_out && !hidden))
        return rule::unseen_reason(reached.name) + ", so its layout is not known";
    if (auto reason = rule::layout::unknown_reason(*relation)) return reason;
    if (relation->layout.kind == LayoutState::Kind::automatic)
        return "CLUSTER BY AUTO leaves the choice of columns to the engine";
    return std::nullopt;
}

void report(const Site& site, const Reached& reached, Out& out) {
    const Relation& relation = *reached.relation;
    const LayoutState& layout = relation.layout;
    const std::string name = reached.name.text();
    const std::string bounds = rule::pruning::in_words(relation, reached.predicate);
    const std::string_view how = rule::layout::participle(layout);
    const std::string keys = rule::layout::quoted(rule::layout::columns(layout));
    rule::Finding finding{.place = site.place(),
                          .object = name,
                          .message =
                              fmt::format("`{}` is {} by {}, and this read {}", name, how, keys, bounds),
                          .help = rule::pruning::advice(relation, reached.predicate),
                          .policy = std::nullopt,
                          .clause = fmt::format("read {}", bounds)};
    if (reached.through_view) {
        finding.message = fmt::format("this view reads `{}`, which is {} by {}, and with the view's own "
                                      "conditions this read {}",
                                      name, how, keys, bounds);
    }
    finding.notes = {{layout.place, fmt::format("it is {} here", how)}};
    out.report(std::move(finding));
}

void judge(const Site& site, const Reached& reached, const Options& options, Out& out) {
    if (rule::ends_early(reached.predicate)) return;
    const auto is_covered = [&] {
        const Subject subject{site.project, site.place(), reached.name, site.project.layer(reached.name)};
        return rule::is_covered(subject, options.layers, out);
    };
    const auto leave_open = [&](std::string reason) {
        if (is_covered()) out.unresolved(site.place(), reached.name.text(), std::move(reason));
    };
    if (auto reason = open_question(reached)) return leave_open(std::move(*reason));
    if (reached.relation->layout.kind == LayoutState::Kind::none) return;
    Answer answer = rule::pruning::judge(*reached.relation, reached.predicate);
    if (answer.prunes == Verdict::yes) return;
    if (answer.prunes == Verdict::unknown) {
        const bool computed = reached.computed && reached.predicate.coverage == Coverage::partial;
        return leave_open(computed ? "a view computes what its reader bounds" : std::move(answer.reason));
    }
    if (site.statement.coverage == Coverage::partial)
        return leave_open("a template or placeholder hides part of the statement");
    if (is_covered()) report(site, reached, out);
}

void judge_project(const rule::Project& project, const Options& options, Out& out) {
    const catalog::Reach reach(project.files, project.catalog);
    out.subjects = 0;
    for (const auto& file : project.files) {
        for (const auto& statement : file.statements) {
            if (!rule::runs_reads(statement)) continue;
            for (const auto& read : statement.reads) {
                if (read.kind != facts::ReadKind::relation || rule::ends_early(read.predicate)) continue;
                ++*out.subjects;
                const Site site{project, file, statement, read};
                reach.each(file, statement, read,
                           [&](const Reached& reached) { judge(site, reached, options, out); });
            }
        }
    }
}

} // namespace

rule::Rule make() {
    return rule::whole_project<Options>({.summary =
                                             "a query reads the whole of a partitioned or clustered table "
                                             "because it bounds none of the layout columns",
                                         .scope = rule::Scope::project,
                                         .fixable = rule::Fixable::no},
                                        judge_project);
}

} // namespace lakelint::rules::partition::unpruned_read
