// SPDX-License-Identifier: Apache-2.0
#include "rule/column_type.h"
#include "rule/fixes.h"
#include "rule/presence.h"
#include "rule/related.h"
#include "rule/rule.h"
#include "rule/type_match.h"
#include "source/text.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace lakelint::rules::types::missing_column {
namespace {

using catalog::Aspect;
using catalog::ColumnState;
using policy::ColumnDemand;
using rule::Out;
using rule::Table;
namespace column_type = rule::column_type;

bool demands(const policy::Layer& layer) { return layer.columns && !layer.columns->value.empty(); }

bool demanded(const policy::Policy& policy) {
    return std::any_of(policy.layers.begin(), policy.layers.end(), demands);
}

/// Why a column may be there that is not listed; empty where it is not there.
std::string open_reason(const catalog::Relation& relation, const std::string& name) {
    if (const catalog::Unknown* hidden = relation.hidden(Aspect::column, name)) return hidden->reason;
    const auto open = std::find_if(relation.columns.begin(), relation.columns.end(), [&](const auto& column) {
        const source::Text& text = column.name.text;
        return !text.literal() && catalog::may_be_equal(text, source::Text(name));
    });
    if (open == relation.columns.end()) return {};
    return fmt::format("the name of a column is only known when the job runs: `{}`", open->name.text.value);
}

/// Why a column's type cannot be compared; empty where it can.
std::string open_type(const catalog::Relation& relation, const facts::Column& column) {
    const std::string& name = column.name.text.value;
    const auto origin = relation.columns.origin(column, &ColumnState::type);
    if (column.type.empty()) return fmt::format("the type of `{}` comes from a query", name);
    if (origin.contradicted) {
        return rule::disagreement({origin.file, {}}, *origin.contradicted,
                                  fmt::format("the type of `{}`", name));
    }
    if (const catalog::Unknown* hidden = relation.hidden(Aspect::column_type, name)) return hidden->reason;
    if (column_type::is_literal(column.type)) return {};
    return fmt::format("the type of `{}` is only known when the job runs: `{}`", name, column.type);
}

void judge_type(const Table& table, const policy::Layer& layer, const facts::Column& column,
                const ColumnDemand& demand, Out& out) {
    if (column_type::canonical(column.type) == column_type::canonical(demand.type)) return;
    const std::string reason = open_type(table.relation, column);
    if (!reason.empty()) {
        out.unresolved(table.place, table.name.text(), reason);
        return;
    }
    const rule::Place type = table.relation.columns.type_place(column);
    const std::string wanted = column_type::spelled(demand.type);
    out.report({.place = table.place,
                .object = table.name.text(),
                .message = fmt::format("`{}` has the column `{}` as {}, and layer `{}` requires {}",
                                       table.name.text(), column.name.text.value,
                                       column_type::spelled(column.type), layer.name, wanted),
                .help = fmt::format("make `{}` a {}", column.name.text.value, wanted),
                .policy = demand.at,
                .clause = fmt::format("{} {}", demand.name, column.type),
                .notes = {{type, fmt::format("`{}` gets its type here", column.name.text.value)}},
                .fixes = rule::fix(fmt::format("make `{}` a {}", column.name.text.value, wanted),
                                   rule::Safety::unsafe, *type.file, {rule::replace(type.span, wanted)})});
}

void report_missing(const Table& table, const policy::Layer& layer,
                    const std::vector<const ColumnDemand*>& missing, Out& out) {
    std::vector<std::string> names;
    std::vector<std::string> definitions;
    for (const ColumnDemand* demand : missing) {
        names.push_back(fmt::format("`{}`", demand->name));
        definitions.push_back(fmt::format("{} {}", demand->name, column_type::spelled(demand->type)));
    }
    const std::string columns = fmt::format("{}", fmt::join(definitions, ", "));
    out.report(
        {.place = table.place,
         .object = table.name.text(),
         .message = fmt::format("`{}` lacks the column{} {}, which layer `{}` requires", table.name.text(),
                                names.size() == 1 ? "" : "s", fmt::join(names, " and "), layer.name),
         .help = fmt::format("add {} to its columns, and fill {} wherever rows are written", columns,
                             names.size() == 1 ? "it" : "them"),
         .policy = missing.front()->at,
         .clause = fmt::format("{}", fmt::join(names, " ")),
         .fixes = rule::hint(fmt::format("add {} to its columns", columns), *table.place.file)});
}

void judge(const Table& table, const rule::NoOptions&, Out& out) {
    if (!table.relation.is_table()) return;
    const policy::Layer* layer = table.layer_that(demands, out);
    if (layer == nullptr) return;
    std::vector<const ColumnDemand*> missing;
    for (const ColumnDemand& demand : layer->columns->value) {
        const facts::Column* column = table.relation.columns.find(demand.name);
        if (column != nullptr) {
            judge_type(table, *layer, *column, demand, out);
            continue;
        }
        const std::string reason = open_reason(table.relation, demand.name);
        if (reason.empty()) {
            missing.push_back(&demand);
        } else {
            out.unresolved(table.place, table.name.text(), reason);
        }
    }
    if (!missing.empty()) report_missing(table, *layer, missing, out);
}

} // namespace

rule::Rule make() {
    return rule::per_table(
        {.summary = "a table lacks a column that its layer demands, or has it as another type",
         .scope = rule::Scope::table,
         .fixable = rule::Fixable::unsafe,
         .demanded = demanded,
         .demand = "layer with `columns`"},
        judge);
}

} // namespace lakelint::rules::types::missing_column
