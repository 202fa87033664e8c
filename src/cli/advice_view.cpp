// SPDX-License-Identifier: Apache-2.0
#include "cli/advice_view.h"

#include "advise/ddl.h"
#include "report/count_of.h"
#include "rule/layout.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::cli {

using report::count_of;

using advise::Action;
using advise::TableAdvice;
using catalog::LayoutState;

Outcome outcome_of(const TableAdvice& table) {
    if (table.proposes()) return Outcome::proposal;
    if (!table.open.empty() && table.has_evidence()) return Outcome::open;
    return table.served > 0 ? Outcome::fits : Outcome::silent;
}

std::size_t AdviceView::count(Outcome outcome) const {
    return static_cast<std::size_t>(std::count_if(
        tables_.begin(), tables_.end(), [&](const auto* table) { return outcome_of(*table) == outcome; }));
}

bool AdviceView::shows(const TableAdvice& table) const {
    return options_.all || outcome_of(table) == Outcome::proposal;
}

std::string AdviceView::layer(const TableAdvice& table) const {
    const policy::LayerVerdict verdict = project_.layer(table.uses->name);
    return verdict.found == policy::Verdict::yes ? verdict.layer->name : std::string();
}

std::vector<PrintedPlace> AdviceView::places(const std::vector<catalog::Place>& places) const {
    std::vector<PrintedPlace> result;
    for (const catalog::Place& each : places)
        result.push_back(place(each));
    return result;
}

std::vector<PrintedPlace> AdviceView::places(const std::vector<const advise::Use*>& uses) const {
    std::vector<PrintedPlace> result;
    for (const advise::Use* use : uses)
        result.push_back(place(use->place()));
    return result;
}

bool AdviceView::may_be_maintained() const {
    return !project_.policy.predictive_optimization
           && std::any_of(tables_.begin(), tables_.end(),
                          [](const TableAdvice* table) { return !table->upkeep.empty(); });
}

std::string declared_layout(const TableAdvice& table) {
    const catalog::Relation* relation = table.uses->relation;
    if (!table.written_partitions.empty())
        return fmt::format("partitioned by {}, as statements write its partitions",
                           rule::layout::quoted(table.written_partitions));
    if (relation == nullptr) return "not created in this project";
    const LayoutState& layout = relation->layout;
    if (rule::layout::unknown_reason(*relation)) return "layout not known";
    if (layout.kind == LayoutState::Kind::automatic) return "CLUSTER BY AUTO";
    if (layout.kind != LayoutState::Kind::none)
        return fmt::format("{} by {}", rule::layout::participle(layout),
                           rule::layout::quoted(rule::layout::columns(layout)));
    return relation->created() ? "no layout" : "not created in this project";
}

std::string proposed_layout(const advise::LayoutProposal& proposal) {
    const std::string keys = advise::ddl::columns(proposal.keys);
    if (proposal.action == Action::partition) return fmt::format("PARTITIONED BY ({})", keys);
    if (proposal.action == Action::unseen) return fmt::format("a layout by ({})", keys);
    return fmt::format("CLUSTER BY ({}){}", keys,
                       proposal.action == Action::unpartition ? " in place of PARTITIONED BY" : "");
}

std::string share(std::size_t part, std::size_t whole) { return fmt::format("{} of {}", part, whole); }

std::string uses_words(const TableAdvice& table) {
    const std::size_t uses = table.uses->uses.size();
    const catalog::Relation* relation = table.uses->relation;
    const bool declared = !table.written_partitions.empty()
                          || (relation != nullptr && !relation->layout.keys.empty()
                              && !rule::layout::unknown_reason(*relation));
    return fmt::format("{} statement{} it{}", uses, uses == 1 ? " reads or changes" : "s read or change",
                       declared ? fmt::format("; this layout prunes {}", share(table.served, uses)) : "");
}

std::string in_the_project(const AdviceView& view, const TableAdvice& table) {
    const catalog::Relation* relation = table.uses->relation;
    if (relation == nullptr || !table.layout || table.layout->statements.empty()) return {};
    const bool declared = relation->layout.kind != LayoutState::Kind::none;
    if (!declared && (!relation->created() || !relation->is_delta())) return {};
    return fmt::format("the same is to stand here, so that it is not undone: {}",
                       view.place(declared ? relation->layout.place : relation->place).text());
}

std::string scatter_words(const AdviceView& view, const TableAdvice& table) {
    const auto places = [&view](const std::vector<const advise::Use*>& uses) {
        return places_text(view.places(uses));
    };
    if (!table.scattered.empty()) {
        const bool one = table.scattered.size() == 1;
        return fmt::format("{} bound{} no partition column and touch{} files in every partition: {}",
                           count_of(table.scattered.size(), "change"), one ? "s" : "", one ? "es" : "",
                           places(table.scattered));
    }
    if (table.would_scatter.empty()) return {};
    return fmt::format("PARTITIONED BY ({}) would have {} touch files in every partition: {}",
                       advise::ddl::columns({table.date}), count_of(table.would_scatter.size(), "change"),
                       places(table.would_scatter));
}

std::string upkeep_words(const AdviceView& view, const advise::UpkeepProposal& upkeep) {
    return fmt::format("no job {} it, and {}: {}", upkeep.command == "VACUUM" ? "vacuums" : "optimizes",
                       upkeep.reason, places_text(view.places(upkeep.places)));
}

std::string summary_words(const AdviceView& view) {
    std::size_t layouts = 0;
    std::size_t jobs = 0;
    for (const TableAdvice* table : view.tables()) {
        if (table->layout) ++layouts;
        jobs += table->upkeep.size();
    }
    if (view.tables().empty()) return "There are no tables here.";
    std::string text = fmt::format("{}: {} and {} proposed", count_of(view.tables().size(), "table"),
                                   count_of(layouts, "layout"), count_of(jobs, "job"));
    const auto add = [&](Outcome outcome, std::string_view what) {
        if (const std::size_t count = view.count(outcome); count > 0)
            text += fmt::format("; {} {}", what, count);
    };
    add(Outcome::fits, "the layout fits for");
    add(Outcome::open, "it cannot be judged for");
    add(Outcome::silent, "no column stands out for");
    return text + ".";
}

std::vector<std::string> closing_words(const AdviceView& view) {
    std::vector<std::string> words;
    const bool layouts = std::any_of(view.tables().begin(), view.tables().end(),
                                     [](const TableAdvice* table) { return table->layout.has_value(); });
    if (layouts) {
        words.push_back("How large a table is does not stand in the SQL: one of a few gigabytes gains little "
                        "from a layout (DESCRIBE DETAIL tells).");
    }
    if (view.may_be_maintained()) {
        words.push_back(
            "Where predictive optimization is on, Databricks runs OPTIMIZE and VACUUM itself: say "
            "so in the policy, under `predictive-optimization`.");
    }
    const std::vector<PrintedPlace> unread = view.unread();
    if (!unread.empty()) {
        words.push_back(fmt::format("{} could not be read, and what {} is missing here: {}.",
                                    count_of(unread.size(), "statement"),
                                    unread.size() == 1 ? "it does" : "they do", places_text(unread)));
    }
    return words;
}

} // namespace lakelint::cli
