// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "advise/advice.h"
#include "cli/options.h"
#include "cli/place_printer.h"
#include "rule/project.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lakelint::cli {

/// What became of a table.
enum class Outcome : std::uint8_t {
    proposal, ///< another layout, or a job for its upkeep
    fits,     ///< its statements prune by the layout that it has
    silent,   ///< the project says too little about it
    open,     ///< something hides what its layout is
};

/// Advice and what is needed to print it.
class AdviceView {
  public:
    /// All must outlive this. `tables`: those that were asked for.
    AdviceView(const rule::Project& project, ProjectFiles& files, const AdviseOptions& options,
               std::vector<const advise::TableAdvice*> tables)
        : project_(project), places_(files), options_(options), tables_(std::move(tables)) {}

    [[nodiscard]] const std::vector<const advise::TableAdvice*>& tables() const { return tables_; }
    [[nodiscard]] const AdviseOptions& options() const { return options_; }
    [[nodiscard]] std::size_t count(Outcome outcome) const;
    /// Whether it is spread out, or only counted.
    [[nodiscard]] bool shows(const advise::TableAdvice& table) const;

    /// The layer that a table lies in; empty: none.
    [[nodiscard]] std::string layer(const advise::TableAdvice& table) const;
    [[nodiscard]] PrintedPlace place(const catalog::Place& place) const { return places_.place(place); }
    [[nodiscard]] std::vector<PrintedPlace> places(const std::vector<catalog::Place>& places) const;
    [[nodiscard]] std::vector<PrintedPlace> places(const std::vector<const advise::Use*>& uses) const;
    [[nodiscard]] std::vector<PrintedPlace> unread() const { return places_.unread(); }
    /// Some table has no job although Databricks may maintain it, of which the policy says nothing.
    [[nodiscard]] bool may_be_maintained() const;

  private:
    const rule::Project& project_;
    PlacePrinter places_;
    const AdviseOptions& options_;
    std::vector<const advise::TableAdvice*> tables_;
};

[[nodiscard]] Outcome outcome_of(const advise::TableAdvice& table);

// Words that the formats share.

/// "partitioned by `dt`", "no layout", "CLUSTER BY AUTO".
[[nodiscard]] std::string declared_layout(const advise::TableAdvice& table);
/// "CLUSTER BY (a, b) in place of PARTITIONED BY".
[[nodiscard]] std::string proposed_layout(const advise::LayoutProposal& proposal);
/// "3 of 7".
[[nodiscard]] std::string share(std::size_t part, std::size_t whole);
/// "7 statements read or change it; this layout prunes 3 of 7".
[[nodiscard]] std::string uses_words(const advise::TableAdvice& table);
/// Where the project is to say the same; nothing where it says nothing of the layout.
[[nodiscard]] std::string in_the_project(const AdviceView& view, const advise::TableAdvice& table);
/// What UPDATE, DELETE and MERGE would do to partitions; empty where there is nothing to say.
[[nodiscard]] std::string scatter_words(const AdviceView& view, const advise::TableAdvice& table);
/// "no job vacuums it, and 3 statements leave old files behind: a.sql:3".
[[nodiscard]] std::string upkeep_words(const AdviceView& view, const advise::UpkeepProposal& upkeep);
/// How many tables got advice, and what became of the others.
[[nodiscard]] std::string summary_words(const AdviceView& view);
/// Sentences at the end: what the SQL cannot tell.
[[nodiscard]] std::vector<std::string> closing_words(const AdviceView& view);

// The formats of `lakelint advise`.
[[nodiscard]] std::string advice_text(const AdviceView& view);
[[nodiscard]] std::string advice_json(const AdviceView& view);
[[nodiscard]] std::string advice_markdown(const AdviceView& view);

} // namespace lakelint::cli
