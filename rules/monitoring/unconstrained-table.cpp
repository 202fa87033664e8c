// SPDX-License-Identifier: Apache-2.0
#include "rule/delta.h"
#include "rule/fixes.h"
#include "rule/rule.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::rules::monitoring::unconstrained_table {
namespace {

using catalog::Aspect;
using facts::Constraint;
using rule::Out;
using rule::Table;

bool demanded(const policy::Policy& policy) { return policy.critical && !policy.critical->value.empty(); }

/// The glob of `critical` that a relation falls under; null where there is none.
const policy::ObjectGlob* critical(const Table& table) {
    if (!table.project.policy.critical) return nullptr; // the family is named, and nothing is critical
    const auto& globs = table.project.policy.critical->value;
    const auto found = std::find_if(globs.begin(), globs.end(),
                                    [&](const auto& glob) { return glob.match(table.name.text()); });
    return found == globs.end() ? nullptr : &*found;
}

/// A foreign key is never enforced and says nothing of the table's own rows.
bool says_something(const catalog::ConstraintState& state) {
    return state.constraint.kind != Constraint::Kind::foreign_key;
}

/// The words that add a constraint to a relation of this kind.
std::string example(const Table& table) {
    const auto kind = table.relation.kind;
    const bool pipeline =
        kind == facts::RelationKind::streaming_table || kind == facts::RelationKind::materialized_view;
    if (pipeline) return "CONSTRAINT … EXPECT (… IS NOT NULL) among its columns";
    return fmt::format("ALTER TABLE {} ADD CONSTRAINT … CHECK (…)", table.name.text());
}

void judge(const Table& table, const rule::NoOptions&, Out& out) {
    const catalog::Relation& relation = table.relation;
    const bool view = relation.kind == facts::RelationKind::materialized_view;
    if (!view && !relation.may_be_delta()) return; // only Delta checks constraints
    const policy::ObjectGlob* glob = critical(table);
    if (glob == nullptr) return;
    if (std::any_of(relation.constraints.begin(), relation.constraints.end(), says_something)) return;
    if (const catalog::Unknown* hidden = relation.hidden(Aspect::constraints)) {
        out.unresolved(table.place, table.name.text(), hidden->reason);
        return;
    }
    if (!view && !rule::delta::is_delta(table, out)) return;
    out.report({.place = table.place,
                .object = table.name.text(),
                .message = fmt::format("`{}` has no CHECK, EXPECT or key, and the policy calls `{}` critical",
                                       table.name.text(), glob->text()),
                .help = fmt::format("write {}, for what must hold of every row", example(table)),
                .policy = table.project.policy.critical->at,
                .clause = "constraint",
                .fixes = rule::hint("add " + example(table), *table.place.file)});
}

} // namespace

rule::Rule make() {
    return rule::per_table({.summary = "a critical table has no constraint on its rows",
                            .scope = rule::Scope::table,
                            .fixable = rule::Fixable::no,
                            .demanded = demanded,
                            .demand = "entry in `critical`"},
                           judge);
}

} // namespace lakelint::rules::monitoring::unconstrained_table
