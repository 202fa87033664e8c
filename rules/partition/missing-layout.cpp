// SPDX-License-Identifier: Apache-2.0
#include "policy/pattern.h"
#include "rule/delta.h"
#include "rule/fixes.h"
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
    if (!layer.layout) return false;
    const policy::Layout& asked = layer.layout->value;
    return asked.required || !asked.keys.empty() || asked.style != "any";
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

/// CLUSTER BY where the layer leaves the choice: it can be changed later without rewriting the table.
std::string_view clause_to_write(const policy::Layout& asked) {
    return asked.style == "partitioned" ? "PARTITIONED BY" : "CLUSTER BY";
}

/// CLUSTER BY AUTO is a clustering.
bool has_style(const LayoutState& layout, const policy::Layout& asked) {
    return asked.style == "any"
           || (asked.style == "partitioned") == (layout.kind == LayoutState::Kind::partitioned);
}

std::string how_to_lay_out(const catalog::Relation& relation, const policy::Layout& asked) {
    const LayoutState& layout = relation.layout;
    const std::string_view clause = clause_to_write(asked);
    const std::string_view other = clause == "CLUSTER BY" ? "PARTITIONED BY" : "CLUSTER BY";
    const bool none = layout.kind == LayoutState::Kind::none;
    if (asked.keys.empty() && none)
        return fmt::format("add {} with the columns that queries and deletes filter by", clause);
    if (asked.keys.empty()) return fmt::format("write {} in place of {}", clause, other);
    const std::string& key = key_to_use(relation, asked.keys);
    const bool absent = !relation.more_columns && !has_column(relation, key);
    const std::string first = absent ? fmt::format("add a column `{}` to the table, and ", key) : "";
    if (none) return fmt::format("{}add {} ({})", first, clause, key);
    const bool partitioned = layout.kind == LayoutState::Kind::partitioned;
    // Partitions by one more column are smaller than anybody wants.
    if (partitioned == (clause == "CLUSTER BY"))
        return fmt::format("{}write {} ({}) in place of {}", first, clause, key, other);
    if (partitioned) return fmt::format("{}write PARTITIONED BY ({})", first, key);
    return fmt::format("{}add `{}` to its CLUSTER BY", first, key);
}

/// "a layout by `dt` or `loaded_at`", "it to be clustered by `dt`", "it to be clustered".
std::string asked_in_words(const policy::Layout& asked) {
    const std::string by =
        asked.keys.empty() ? "" : fmt::format(" by {}", rule::layout::quoted(asked.keys, "or"));
    if (asked.style == "any") return by.empty() ? "one of them" : "a layout" + by;
    return fmt::format("it to be {}{}", asked.style, by);
}

/// "partitioned by `dt` and `hr`", "clustered by AUTO".
std::string layout_in_words(const LayoutState& layout) {
    if (layout.kind == LayoutState::Kind::automatic) return "clustered by AUTO";
    return fmt::format("{} by {}", rule::layout::participle(layout),
                       rule::layout::quoted(rule::layout::columns(layout)));
}

/// Clusters by a key of the layer that is known to be a column, where the CREATE decides about the layout.
std::vector<rule::Fix> fixes(const Table& table, const policy::Layout& asked) {
    const catalog::Relation& relation = table.relation;
    if (relation.creation == nullptr || asked.keys.empty() || asked.style == "partitioned") return {};
    const facts::Creation& creation = *relation.creation;
    const std::string& key = key_to_use(relation, asked.keys);
    if (!has_column(relation, key) || creation.bucketed || relation.layout.place.file != table.place.file)
        return {};
    const std::string name = rule::identifier(key);
    const auto make = [&](std::string title, std::optional<rule::Edit> edit) {
        return rule::fix(std::move(title), rule::Safety::unsafe, *table.place.file, {std::move(edit)});
    };
    const std::string clause = fmt::format("CLUSTER BY ({})", name);
    const source::Span decides = relation.layout.place.span;
    if (decides == table.place.span) return make("add " + clause, rule::add_clause(creation, clause));
    if (decides == creation.partitioned_span) {
        if (rule::layout::declares_columns(relation)) return {};
        return make(fmt::format("write {} in place of PARTITIONED BY", clause),
                    rule::replace(creation.partitioned_span, clause));
    }
    const bool has_room = relation.layout.keys.size() < (asked.max_keys ? asked.max_keys->value : 4);
    if (!has_room || !creation.clustering || decides != creation.clustering->span) return {};
    return make(fmt::format("add `{}` to its CLUSTER BY", key),
                rule::add_items(decides, relation.layout.keys.back().column.span, {name}));
}

void report_none(const Table& table, const policy::Layer& layer, Out& out) {
    const policy::Layout& asked = layer.layout->value;
    const LayoutState& layout = table.relation.layout;
    std::vector<rule::Aside> notes;
    if (!(layout.place.file == table.place.file && layout.place.span == table.place.span))
        notes.push_back({layout.place, "its layout is taken away here"});
    const std::string has = asked.style == "any" ? "has neither PARTITIONED BY nor CLUSTER BY"
                                                 : fmt::format("has no {}", clause_to_write(asked));
    out.report({.place = table.place,
                .object = table.name.text(),
                .message = fmt::format("`{}` {}, and layer `{}` requires {}", table.name.text(), has,
                                       layer.name, asked_in_words(asked)),
                .help = how_to_lay_out(table.relation, asked),
                .policy = layer.layout->at,
                .clause = "no layout",
                .notes = std::move(notes),
                .fixes = fixes(table, asked)});
}

/// A layout of the wrong style, or by none of the layer's keys.
void report_other(const Table& table, const policy::Layer& layer, Out& out) {
    const LayoutState& layout = table.relation.layout;
    const policy::Layout& asked = layer.layout->value;
    std::vector<rule::Aside> notes;
    if (!rule::creation_note(table.relation, layout.place).empty())
        notes.push_back({layout.place, "its layout is set here"});
    const auto columns = rule::layout::columns(layout);
    out.report({.place = table.place,
                .object = table.name.text(),
                .message = fmt::format("`{}` is {}, and layer `{}` requires {}", table.name.text(),
                                       layout_in_words(layout), layer.name, asked_in_words(asked)),
                .help = how_to_lay_out(table.relation, asked),
                .policy = layer.layout->at,
                .clause = fmt::format("{} by {}", rule::layout::participle(layout), fmt::join(columns, ", ")),
                .notes = std::move(notes),
                .fixes = fixes(table, asked)});
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
    } else if (!has_style(layout, asked)) {
        report_other(table, *layer, out);
    } else if (asked.keys.empty()) {
        return;
    } else if (layout.kind == LayoutState::Kind::automatic) {
        out.unresolved(table.place, table.name.text(),
                       "CLUSTER BY AUTO leaves the choice of columns to the engine");
    } else {
        const Verdict found = holds_one_of(layout, asked.keys);
        if (found == Verdict::no) report_other(table, *layer, out);
        if (found == Verdict::unknown)
            out.unresolved(table.place, table.name.text(), "a placeholder stands for a column of its layout");
    }
}

} // namespace

rule::Rule make() {
    return rule::per_table({.summary = "a table is not partitioned or clustered as its layer requires",
                            .scope = rule::Scope::table,
                            .fixable = rule::Fixable::unsafe,
                            .demanded = demanded,
                            .demand = "layer with `required`, `keys` or `style` in `layout`"},
                           judge);
}

} // namespace lakelint::rules::partition::missing_layout
