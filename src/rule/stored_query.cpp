// SPDX-License-Identifier: Apache-2.0
#include "rule/stored_query.h"

namespace lakelint::rule {
namespace {

using facts::RelationKind;

/// What a statement stores a query in.
struct Target {
    const facts::Name* name = nullptr;
    std::optional<RelationKind> kind;
};

std::optional<Target> target_of(const facts::Statement& statement, const facts::Projection& projection) {
    if (projection.write) return Target{&statement.writes[*projection.write].target, std::nullopt};
    if (!statement.creations.empty())
        return Target{&statement.creations.front().name, statement.creations.front().kind};
    for (const facts::Alteration& change : statement.alterations) {
        if (change.kind == facts::AlterKind::as_query) return Target{&change.name, RelationKind::view};
    }
    return std::nullopt;
}

bool is_temporary(const StatementSite& at, const Target& target) {
    if (target.kind == RelationKind::temporary_table || target.kind == RelationKind::temporary_view)
        return true;
    return !target.kind && at.project.catalog.is_temporary(*target.name, at.file, at.statement);
}

Subject subject_of(const StatementSite& at, const facts::Name& name) {
    if (!name.is_path()) return at.subject(name);
    catalog::ObjectName path;
    path.name = name.last().text;
    path.span = name.last().span;
    return {at.project, at.at(path.span), std::move(path), {}};
}

} // namespace

void each_stored_query(const Project& project, const std::function<void(const StoredQuery&)>& visit) {
    each_statement(project, [&](const StatementSite& at) {
        for (const facts::Projection& projection : at.statement.projections) {
            const auto target = target_of(at.statement, projection);
            if (!target || is_temporary(at, *target)) continue;
            Subject about = subject_of(at, *target->name);
            const bool path = target->name->is_path();
            const catalog::Relation* relation = path ? nullptr : project.catalog.find(about.name);
            std::optional<RelationKind> kind = target->kind;
            if (!kind && relation != nullptr) kind = relation->kind;
            visit({std::move(about), at, projection, kind, relation});
        }
    });
}

} // namespace lakelint::rule
