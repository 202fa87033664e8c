// SPDX-License-Identifier: Apache-2.0
#include "cli/advice_view.h"
#include "cli/place_json.h"
#include "facts/fields.h"
#include "rule/layout.h"

namespace lakelint::cli {
namespace {

using advise::TableAdvice;
using catalog::LayoutState;
using nlohmann::ordered_json;

ordered_json places_json(const std::vector<PrintedPlace>& places) {
    ordered_json list = ordered_json::array();
    for (const PrintedPlace& place : places)
        list.push_back(to_json(place));
    return list;
}

ordered_json uses_json(const AdviceView& view, const std::vector<const advise::Use*>& uses) {
    ordered_json list = ordered_json::array();
    for (const advise::Use* use : uses) {
        ordered_json entry = to_json(view.place(use->place()));
        entry["statement"] = use->statement->kind;
        list.push_back(std::move(entry));
    }
    return list;
}

std::string_view word(LayoutState::Kind kind) {
    switch (kind) {
    case LayoutState::Kind::none: return "none";
    case LayoutState::Kind::partitioned: return "partitioned";
    case LayoutState::Kind::clustered: return "clustered";
    case LayoutState::Kind::automatic: return "automatic";
    }
    return "none";
}

std::string_view word(advise::Action action) {
    switch (action) {
    case advise::Action::cluster: return "cluster";
    case advise::Action::recluster: return "recluster";
    case advise::Action::unpartition: return "unpartition";
    case advise::Action::partition: return "partition";
    case advise::Action::unseen: return "unseen";
    }
    return "cluster";
}

std::string_view word(Outcome outcome) {
    switch (outcome) {
    case Outcome::proposal: return "proposal";
    case Outcome::fits: return "fits";
    case Outcome::silent: return "silent";
    case Outcome::open: return "open";
    }
    return "open";
}

/// Null where the project does not say.
ordered_json declared_json(const TableAdvice& table) {
    const catalog::Relation* relation = table.uses->relation;
    if (!table.written_partitions.empty())
        return {{"kind", word(LayoutState::Kind::partitioned)}, {"keys", table.written_partitions}};
    if (relation == nullptr || rule::layout::unknown_reason(*relation)) return {};
    const LayoutState& layout = relation->layout;
    if (!relation->created() && layout.kind == LayoutState::Kind::none) return {};
    return {{"kind", word(layout.kind)}, {"keys", rule::layout::columns(layout)}};
}

ordered_json columns_json(const AdviceView& view, const TableAdvice& table) {
    ordered_json list = ordered_json::array();
    for (const advise::ColumnEvidence& column : table.columns) {
        list.push_back({{"column", column.column},
                        {"weight", column.weight()},
                        {"changes", uses_json(view, column.changes)},
                        {"filters", uses_json(view, column.filters)},
                        {"joins", uses_json(view, column.joins)},
                        {"looseJoins", uses_json(view, column.loose)},
                        {"wrapped", uses_json(view, column.wrapped)},
                        {"refused", text_or_null(column.refused)}});
    }
    return list;
}

ordered_json proposal_json(const TableAdvice& table) {
    if (!table.layout) return {};
    const advise::LayoutProposal& proposal = *table.layout;
    return {{"action", word(proposal.action)},   {"keys", proposal.keys},       {"prunes", proposal.serves},
            {"statements", proposal.statements}, {"reasons", proposal.reasons}, {"checks", proposal.checks}};
}

ordered_json upkeep_json(const AdviceView& view, const TableAdvice& table) {
    ordered_json list = ordered_json::array();
    for (const advise::UpkeepProposal& upkeep : table.upkeep) {
        list.push_back({{"command", upkeep.command},
                        {"statement", upkeep.statement},
                        {"when", upkeep.when},
                        {"reason", upkeep.reason},
                        {"places", places_json(view.places(upkeep.places))}});
    }
    return list;
}

ordered_json table_json(const AdviceView& view, const TableAdvice& table) {
    const catalog::Relation* relation = table.uses->relation;
    const bool created = relation != nullptr && relation->created();
    ordered_json doubtful = ordered_json::array();
    for (const std::string& column : table.uses->doubtful)
        doubtful.push_back(column);
    return {{"name", table.uses->name.text()},
            {"outcome", word(outcome_of(table))},
            {"layer", text_or_null(view.layer(table))},
            {"kind", created ? ordered_json(facts::name(*relation->kind)) : ordered_json()},
            {"created", created ? to_json(view.place(relation->place)) : ordered_json()},
            {"layout", declared_json(table)},
            {"uses", table.uses->uses.size()},
            {"pruned", table.served},
            {"columns", columns_json(view, table)},
            {"doubtful", std::move(doubtful)},
            {"scattered", uses_json(view, table.scattered)},
            {"wouldScatter",
             table.date.empty()
                 ? ordered_json()
                 : ordered_json{{"column", table.date}, {"uses", uses_json(view, table.would_scatter)}}},
            {"proposal", proposal_json(table)},
            {"unknown", text_or_null(table.open)},
            {"upkeep", upkeep_json(view, table)},
            {"upkeepUnknown", text_or_null(table.upkeep_open)}};
}

} // namespace

std::string advice_json(const AdviceView& view) {
    ordered_json tables = ordered_json::array();
    for (const TableAdvice* table : view.tables())
        tables.push_back(table_json(view, *table));
    const ordered_json document{
        {"version", 1}, {"tables", std::move(tables)}, {"unread", places_json(view.unread())}};
    return document.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

} // namespace lakelint::cli
