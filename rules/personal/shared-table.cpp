// SPDX-License-Identifier: Apache-2.0
#include "rule/layout.h"
#include "rule/location.h"
#include "rule/personal.h"
#include "rule/rule.h"
#include "rule/securable.h"
#include "rule/settings.h"
#include "source/text.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace lakelint::rules::personal::shared_table {
namespace {

using facts::Grant;
using policy::Layer;
using policy::Verdict;
using rule::Out;
using rule::StatementSite;
using rule::Subject;

bool demanded(const policy::Policy& policy) {
    return std::any_of(policy.layers.begin(), policy.layers.end(), rule::has_owner);
}

template <std::size_t N>
bool one_of(std::string_view text, const std::array<std::string_view, N>& list) {
    return std::find(list.begin(), list.end(), text) != list.end();
}

/// What `kim.lee@corp.com` is called in the name of a schema, which takes no dots: `kim_lee`.
source::Text local_part(const source::Text& principal) {
    source::Text local = principal;
    const std::size_t at = local.value.rfind('@');
    const bool in_hole = std::any_of(local.holes.begin(), local.holes.end(),
                                     [&](const auto& hole) { return hole.begin <= at && at < hole.end; });
    if (at != std::string::npos && !in_hole) {
        local.value.resize(at);
        std::erase_if(local.holes, [&](const auto& hole) { return hole.begin >= at; });
    }
    if (!local.literal()) return local;
    std::replace_if(
        local.value.begin(), local.value.end(), [](char c) { return c == '.' || c == '-' || c == '+'; }, '_');
    return local;
}

Verdict is_owner(const source::Text& principal, const std::optional<std::string>& owner) {
    if (!owner) return Verdict::no;
    const source::Text local = local_part(principal);
    if (!catalog::may_be_equal(local, source::Text(*owner))) return Verdict::no;
    return local.literal() ? Verdict::yes : Verdict::unknown;
}

void report(const Subject& subject, const Layer& layer, std::string message, std::string help,
            std::string clause, Out& out) {
    out.report({.place = subject.place,
                .object = subject.name.text(),
                .message = std::move(message),
                .help = std::move(help),
                .policy = layer.owner->at,
                .clause = std::move(clause)});
}

/// The principals of a GRANT to whom the relation does not belong; counts those who may be its owner.
std::vector<std::string> strangers(const Subject& subject, const Grant& grant, Out& out) {
    const auto owner = rule::owner_of(subject.layer);
    std::vector<std::string> names;
    for (const facts::Word& principal : grant.principals) {
        const Verdict own = is_owner(principal.text, owner);
        if (own == Verdict::no) names.push_back(principal.text.value);
        if (own == Verdict::unknown) {
            out.unresolved(subject.place, subject.name.text(),
                           fmt::format("whether `{}` is its owner is not known", principal.text.value));
        }
    }
    return names;
}

/// On a schema only what reaches its relations; USE SCHEMA alone shows nothing of them.
bool reaches_relations(const Grant& grant) {
    constexpr std::array<std::string_view, 5> privileges = {"SELECT", "MODIFY", "ALL PRIVILEGES", "ALL",
                                                            "MANAGE"};
    return std::any_of(grant.privileges.begin(), grant.privileges.end(), [&](const facts::Word& privilege) {
        return one_of(privilege.text.value, privileges);
    });
}

void judge_grant(const rule::Granted& granted, Out& out) {
    constexpr std::array<std::string_view, 4> relations = {"table", "view", "materialized view",
                                                           "streaming table"};
    const Grant& grant = granted.grant;
    const bool schema = grant.object == "schema";
    if (grant.name.empty() || grant.name.is_path()) return;
    if (schema ? !reaches_relations(grant) : !one_of(grant.object, relations)) return;
    const Layer* layer = granted.layer_that(rule::has_owner, out);
    if (layer == nullptr) return;
    const std::vector<std::string> names = strangers(granted, grant, out);
    if (names.empty()) return;
    report(granted, *layer,
           fmt::format("{}`{}` is granted to {}, and layer `{}` is for its owners alone",
                       schema ? "schema " : "", granted.name.text(), rule::layout::quoted(names),
                       layer->name),
           fmt::format("promote what others need to a table outside layer `{}`, and grant that", layer->name),
           "grant " + names.front(), out);
}

void judge_location(const Subject& subject, Out& out) {
    const Layer* layer = subject.layer_that(rule::has_owner, out);
    if (layer == nullptr) return;
    // Where the policy says which paths are allowed, those are.
    const bool judged_elsewhere =
        layer->location && !rule::switched_off(subject.project.policy, "layers/forbidden-location");
    if (judged_elsewhere) return;
    report(subject, *layer,
           fmt::format("`{}` has a LOCATION, and files of layer `{}` go when their table goes",
                       subject.name.text(), layer->name),
           "leave out LOCATION, so that the catalog manages its files", "location", out);
}

void judge_schedule(const Subject& subject, Out& out) {
    const Layer* layer = subject.layer_that(rule::has_owner, out);
    if (layer == nullptr) return;
    report(subject, *layer,
           fmt::format("`{}` runs on a schedule, and layer `{}` holds nothing that others count on",
                       subject.name.text(), layer->name),
           fmt::format("leave out the schedule and refresh it by hand, or promote it out of layer `{}`",
                       layer->name),
           "schedule", out);
}

bool is_temporary(const facts::Creation& creation) {
    return creation.kind == facts::RelationKind::temporary_view
           || creation.kind == facts::RelationKind::temporary_table;
}

void judge_statement(const StatementSite& site, Out& out) {
    for (const facts::Creation& creation : site.statement.creations) {
        if (is_temporary(creation) || creation.name.is_path()) continue;
        if (rule::location_of(creation) != nullptr) judge_location(site.subject(creation.name), out);
        if (creation.schedule) judge_schedule(site.subject(creation.name), out);
    }
    for (const facts::Alteration& change : site.statement.alterations) {
        if (change.name.is_path()) continue;
        if (change.kind == facts::AlterKind::set_location) judge_location(site.subject(change.name), out);
        if (change.kind == facts::AlterKind::set_schedule) judge_schedule(site.subject(change.name), out);
    }
}

void judge(const rule::Project& project, const rule::NoOptions&, Out& out) {
    rule::each_statement(project, [&](const StatementSite& site) { judge_statement(site, out); });
    rule::each_granted(project, [&](const rule::Granted& granted) { judge_grant(granted, out); });
}

} // namespace

rule::Rule make() {
    return rule::whole_project<rule::NoOptions>(
        {.summary = "a personal relation is granted to others, has a LOCATION or a schedule",
         .scope = rule::Scope::statement,
         .fixable = rule::Fixable::no,
         .demanded = demanded,
         .demand = "layer with `owner`"},
        judge);
}

} // namespace lakelint::rules::personal::shared_table
