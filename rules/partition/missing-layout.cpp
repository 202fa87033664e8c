// SPDX-License-Identifier: Apache-2.0
#include "policy/pattern.h"
#include "rule/delta.h"
#include "rule/layout.h"
#include "rule/related.h"
#include "rule/rule.h"
#include "source/text.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::rules::partition::missing_layout {
namespace {

using catalog::LayoutState;
using rule::Out;
using rule::Table;
using source::Verdict;

bool demands(const policy::Layer& layer) {
    return layer.layout && (layer.layout->value.required || !layer.layout->value.keys.empty());
}

bool demanded(const policy::Policy& policy) {
    return std::any_of(policy.layers.begin(), policy.layers.end(), demands);
}

/// Whether one of the columns is a layout's key; a key with a placeholder in it
/// may be.
Verdict holds_one_of(const LayoutState& layout, const std::vector<std::string>& columns) {
    Verdict verdict = Verdict::no;
    for (const facts::LayoutKey& key : layout.keys) {
        for (const std::string& column : columns) {
            const source::Text& text = key.column.text;
            const bool same = source::equal_folded(text.value, column);
            verdict = verdict || (same ? Verdict::yes : text.literal() ? Verdict::no : Verdict::unknown);
        }
    }
    return verdict;
}

bool has_column(const catalog::Relation& relation, std::string_view name) {
    const auto& columns = relation.columns;
    return std::any_of(columns.begin(), columns.end(), [&](const facts::Column& column) {
        return source::equal_folded(column.name.text.value, name);
    });
}

/// The first of the layer's keys that the table has; the first of all where none of its columns is one.
const std::string& key_to_use(const catalog::Relation& relation, const std::vector<std::string>& keys) {
    const auto found = std::find_if(keys.begin(), keys.end(),
                                    [&](const std::string& key) { return has_column(relation, key); });
    return found == keys.end() ? keys.front() : *found;
}

std::string how_to_lay_out(const catalog::Relation& relation, const policy::Layout& asked) {
    if (asked.keys.empty()) return "add CLUSTER BY with the columns that queries and deletes filter by";
    const std::string& key = key_to_use(relation, asked.keys);
    const bool absent = !relation.more_columns && !has_column(relation, key);
    const std::string first = absent ? fmt::format("add a column `{}` to the table, and ", key) : "";
    switch (relation.layout.kind) {
    case LayoutState::Kind::partitioned:
        return fmt::format("{}write CLUSTER BY ({}) in place of PARTITIONED BY", first, key);
    case LayoutState::Kind::clustered: return fmt::format("{}add `{}` to its CLUSTER BY", first, key);
    default: return fmt::format("{}add CLUSTER BY ({})", first, key);
    }
}

void report_none(const Table& table, const policy::Layer& layer, Out& out) {
    const policy::Layout& asked = layer.layout->value;
    const LayoutState& layout = table.relation.layout;
    const std::string by = asked.keys.empty() ? "" : " a layout by " + rule::layout::quoted(asked.keys, "or");
    std::vector<rule::Aside> notes;
    if (!(layout.place.file == table.place.file && layout.place.span == table.place.span))
        notes.push_back({layout.place, "its layout is taken away here"});
    out.report({.place = table.place,
                .object = table.name.text(),
                .message = fmt::format("`{}` has neither PARTITIONED BY nor "
                                       "CLUSTER BY, and layer `{}` requires{}",
                                       table.name.text(), layer.name, by.empty() ? " one of them" : by),
                .help = how_to_lay_out(table.relation, asked),
                .policy = layer.layout->at,
                .clause = "no layout",
                .notes = std::move(notes)});
}

void report_other_keys(const Table& table, const policy::Layer& layer, Out& out) {
    const LayoutState& layout = table.relation.layout;
    const policy::Layout& asked = layer.layout->value;
    std::vector<rule::Aside> notes;
    if (!rule::creation_note(table.relation, layout.place).empty())
        notes.push_back({layout.place, "its layout is set here"});
    const auto columns = rule::layout::columns(layout);
    out.report(
        {.place = table.place,
         .object = table.name.text(),
         .message = fmt::format("`{}` is {} by {}, and layer `{}` requires a layout by {}", table.name.text(),
                                rule::layout::participle(layout), rule::layout::quoted(columns), layer.name,
                                rule::layout::quoted(asked.keys, "or")),
         .help = how_to_lay_out(table.relation, asked),
         .policy = layer.layout->at,
         .clause = fmt::format("{} by {}", rule::layout::participle(layout), fmt::join(columns, ", ")),
         .notes = std::move(notes)});
}

void judge(const Table& table, const rule::NoOptions&, Out& out) {
    if (!table.relation.may_be_delta()) return;
    const policy::Layer* layer = table.layer_that(demands, out);
    if (layer == nullptr || !rule::delta::is_delta(table, out)) return;
    const policy::Layout& asked = layer->layout->value;
    const LayoutState& layout = table.relation.layout;
    if (const auto reason = rule::layout::unknown_reason(table.relation)) {
        out.unresolved(table.place, table.name.text(), *reason);
    } else if (layout.kind == LayoutState::Kind::none) {
        if (asked.required) report_none(table, *layer, out);
    } else if (asked.keys.empty()) {
        return;
    } else if (layout.kind == LayoutState::Kind::automatic) {
        out.unresolved(table.place, table.name.text(),
                       "CLUSTER BY AUTO leaves the choice of columns to the engine");
    } else {
        const Verdict found = holds_one_of(layout, asked.keys);
        if (found == Verdict::no) report_other_keys(table, *layer, out);
        if (found == Verdict::unknown)
            out.unresolved(table.place, table.name.text(), "a placeholder stands for a column of its layout");
    }
}

} // namespace

rule::Rule make() {
    return rule::per_table({.summary = "a table is not partitioned or clustered as its layer requires",
                            .scope = rule::Scope::table,
                            .fixable = rule::Fixable::no,
                            .demanded = demanded,
                            .demand = "layer with `required` or `keys` in `layout`"},
                           judge);
}

} // namespace lakelint::rules::partition::missing_layout
