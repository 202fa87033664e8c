// SPDX-License-Identifier: Apache-2.0
#include "rule/fixes.h"
#include "rule/rule.h"
#include "rule/stored_query.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::rules::cost::ordered_write {
namespace {

using rule::Out;
using rule::StoredQuery;

/// The numbers of an identity column follow the order of the rows.
bool numbers_rows(const StoredQuery& query) {
    if (query.relation == nullptr) return false;
    const auto& columns = query.relation->columns;
    return std::any_of(columns.begin(), columns.end(),
                       [](const facts::Column& column) { return column.identity; });
}

void judge_query(const StoredQuery& query, Out& out) {
    constexpr std::uint32_t word = 5; // ORDER
    const auto& order = query.projection.order;
    if (!order || query.is_view()) return;
    const rule::Place place = query.at.at({order->begin, std::min(order->begin + word, order->end)});
    const std::string target = query.name.text();
    if (query.at.statement.coverage == facts::Coverage::partial) {
        out.unresolved(place, target, "a template or placeholder may hide a LIMIT");
        return;
    }
    const auto safety = numbers_rows(query) ? rule::Safety::unsafe : rule::Safety::safe;
    out.report({.place = place,
                .object = target,
                .message = fmt::format("ORDER BY sorts all rows before they are stored in `{}`, and a table "
                                       "has no order",
                                       target),
                .help = "remove ORDER BY, and cluster the table by what its readers filter by",
                .policy = std::nullopt,
                .clause = "order by",
                .fixes = rule::fix("remove ORDER BY", safety, query.at.file, {rule::remove(*order)})});
}

void judge(const rule::Project& project, const rule::NoOptions&, Out& out) {
    rule::each_stored_query(project, [&](const StoredQuery& query) { judge_query(query, out); });
}

} // namespace

rule::Rule make() {
    return rule::whole_project<rule::NoOptions>({.summary = "rows are sorted only to be stored",
                                                 .scope = rule::Scope::statement,
                                                 .fixable = rule::Fixable::safe},
                                                judge);
}

} // namespace lakelint::rules::cost::ordered_write
