// SPDX-License-Identifier: Apache-2.0
#include "rule/fixes.h"
#include "rule/location.h"
#include "rule/rule.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::rules::layers::forbidden_location {
namespace {

using facts::Word;
using policy::Layer;
using policy::LocationDemand;
using policy::Verdict;
using rule::Created;
using rule::Out;
using rule::Subject;

bool demands(const Layer& layer) { return layer.location.has_value(); }

bool demanded(const policy::Policy& policy) {
    return std::any_of(policy.layers.begin(), policy.layers.end(), demands);
}

Verdict allowed(const LocationDemand& demand, const facts::Text& path) {
    if (demand.managed) return Verdict::no;
    Verdict verdict = Verdict::no;
    for (const std::string& root : demand.prefixes)
        verdict = verdict || rule::lies_under(path, root);
    return verdict;
}

/// "under `s3://lake/ods/` or `s3://lake/raw/`".
std::string roots(const LocationDemand& demand) {
    std::string words;
    for (std::size_t i = 0; i < demand.prefixes.size(); ++i) {
        const char* joint = i == 0 ? "under " : i + 1 == demand.prefixes.size() ? " or " : ", ";
        words += fmt::format("{}`{}`", joint, demand.prefixes[i]);
    }
    return words;
}

std::string requirement(const Layer& layer) {
    const LocationDemand& demand = layer.location->value;
    if (demand.managed) return fmt::format("layer `{}` allows only managed tables", layer.name);
    return fmt::format("layer `{}` allows only paths {}", layer.name, roots(demand));
}

std::string open_question(const facts::Text& path) {
    if (!path.literal()) return fmt::format("its path is only known when the job runs: `{}`", path.value);
    if (rule::is_relative(path))
        return fmt::format("its path begins with that of its schema, which is not known: `{}`", path.value);
    return fmt::format("a placeholder in the policy hides whether `{}` is allowed", path.value);
}

/// EXTERNAL cannot stand without LOCATION; neither OR REPLACE nor one blank between CREATE and TABLE has room
/// for it.
bool may_say_external(const Created& created) {
    return created.creation.kind == facts::RelationKind::external_table && !created.creation.or_replace
           && created.creation.keyword.begin != created.statement.keyword.end + 1;
}

std::vector<rule::Fix> fixes(const Created& created, const Layer& layer) {
    if (!layer.location->value.managed || may_say_external(created)) return {};
    return rule::fix("remove LOCATION", rule::Safety::unsafe, created.file,
                     {rule::remove(created.creation.location_clause)});
}

/// Judges the path that a statement gives to a relation. `how` is for the message: "`x` lies at …".
void judge_path(const Subject& subject, const Word& word, std::string_view how, const Created* created,
                Out& out) {
    const Layer* layer = subject.layer_that(demands, out);
    if (layer == nullptr) return;
    const rule::Place place{subject.place.file, word.span};
    const facts::Text& path = word.text;
    const LocationDemand& demand = layer->location->value;
    const Verdict verdict = allowed(demand, path);
    if (verdict == Verdict::yes) return;
    if (verdict == Verdict::unknown) {
        out.unresolved(place, subject.name.text(), open_question(path));
        return;
    }
    out.report({.place = place,
                .object = subject.name.text(),
                .message = fmt::format("`{}` {} `{}`, and {}", subject.name.text(), how, path.value,
                                       requirement(*layer)),
                .help = demand.managed
                            ? std::string("leave out the path, so that the catalog manages its files")
                            : fmt::format("put it {}, or leave out the path, which makes it a managed table",
                                          roots(demand)),
                .policy = layer->location->at,
                .clause = path.value,
                .fixes = created == nullptr ? std::vector<rule::Fix>() : fixes(*created, *layer)});
}

/// EXTERNAL without a path, or a template that may hide one.
void judge_pathless(const Created& created, Out& out) {
    const bool external = created.creation.kind == facts::RelationKind::external_table;
    const bool view = created.creation.kind == facts::RelationKind::view
                      || created.creation.kind == facts::RelationKind::materialized_view;
    const bool hidden = created.statement.coverage == facts::Coverage::partial && !view;
    if (!external && !hidden) return;
    const Layer* layer = created.layer_that(demands, out);
    if (layer == nullptr) return;
    if (external && layer->location->value.managed) {
        out.report({.place = created.place,
                    .object = created.name.text(),
                    .message = fmt::format("`{}` is an external table, and {}", created.name.text(),
                                           requirement(*layer)),
                    .help = "leave out EXTERNAL, so that the catalog manages its files",
                    .policy = layer->location->at,
                    .clause = "external"});
    } else if (hidden) {
        out.unresolved(created.place, created.name.text(), "a template or placeholder may hide a LOCATION");
    }
}

void judge_created(const Created& created, Out& out) {
    const Word* path = rule::location_of(created.creation);
    if (path == nullptr) return judge_pathless(created, out);
    judge_path(created, *path, "lies at", &created, out);
}

void judge_moves(const rule::StatementSite& site, Out& out) {
    for (const facts::Alteration& change : site.statement.alterations) {
        if (change.kind != facts::AlterKind::set_location || !change.value || change.name.is_path()) continue;
        judge_path(site.subject(change.name), *change.value, "moves to", nullptr, out);
    }
}

void judge(const rule::Project& project, const rule::NoOptions&, Out& out) {
    rule::each_created(project, [&](const Created& created) { judge_created(created, out); });
    rule::each_statement(project, [&](const rule::StatementSite& site) { judge_moves(site, out); });
}

} // namespace

rule::Rule make() {
    return rule::whole_project<rule::NoOptions>(
        {.summary = "a relation's files lie where its layer does not allow them",
         .scope = rule::Scope::statement,
         .fixable = rule::Fixable::unsafe,
         .demanded = demanded,
         .demand = "layer with `location`"},
        judge);
}

} // namespace lakelint::rules::layers::forbidden_location
