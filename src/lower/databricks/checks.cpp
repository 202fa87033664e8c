// SPDX-License-Identifier: Apache-2.0

// What the grammar accepts for CREATE because one token cannot tell, although the language does not.
#include "lower/databricks/lowering.h"

#include <algorithm>

namespace lakelint::lower::databricks {

using facts::Creation;
using facts::RelationKind;

namespace {

bool is_view(RelationKind kind) { return kind == RelationKind::view || kind == RelationKind::temporary_view; }

} // namespace

void Lowering::check_creation(Grammar::CreateRelationContext* tree, const Creation& creation, bool pipeline) {
    if (creation.or_replace && creation.if_not_exists) {
        reject(span(tree->guard), "OR REPLACE and IF NOT EXISTS exclude each other", "drop one of the two");
    }
    const bool has_query = tree->query_ != nullptr || tree->text != nullptr || tree->flow != nullptr;
    const bool view_like = is_view(creation.kind);
    if (view_like && tree->bare != nullptr) {
        reject(span(tree->bare->start), "expected AS before the query of a view",
               "write `AS` before the query");
    }
    const bool over_format = creation.kind == RelationKind::temporary_view && creation.format.has_value();
    if (view_like && !pipeline && !has_query && tree->bare == nullptr && !over_format) {
        reject(span(tree->name), "a view needs a query", "end the statement with `AS SELECT …`");
    }
    for (const facts::Column& column : creation.columns) {
        if (view_like && !over_format && !column.type.empty()) {
            reject(column.type_span, "a column of a view takes no data type",
                   "write only its name, and COMMENT if it needs one");
        }
        const bool table = creation.kind == RelationKind::table
                           || creation.kind == RelationKind::external_table
                           || creation.kind == RelationKind::temporary_table;
        const bool may_infer = has_query || tree->bare != nullptr || !column.name.text.literal();
        if (table && column.type.empty() && !may_infer) {
            reject(column.name.span, "expected a data type after the column name",
                   "write a type such as STRING after the name");
        }
    }
    if (creation.or_refresh && is_view(creation.kind)) {
        reject(span(tree->kind), "a view cannot be refreshed",
               "write CREATE OR REPLACE VIEW, or MATERIALIZED VIEW");
    }
}

void Lowering::check_policy(Grammar::CreatePolicyContext* tree) {
    const bool does_something = std::any_of(tree->clauses.begin(), tree->clauses.end(), [](auto* clause) {
        const std::size_t first = clause->start->getType();
        return first == Grammar::ROW || first == Grammar::COLUMN || first == Grammar::GRANT;
    });
    if (!does_something) {
        reject(span(tree), "a policy needs ROW FILTER, COLUMN MASK or GRANT", "say what the policy does");
    }
}

} // namespace lakelint::lower::databricks
