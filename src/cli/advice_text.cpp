// SPDX-License-Identifier: Apache-2.0
#include "cli/advice_view.h"
#include "report/printable.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::cli {
namespace {

using advise::ColumnEvidence;
using advise::TableAdvice;

constexpr std::size_t most_columns = 6;

/// "2 changes, 3 filters, 1 join".
std::string counts(const ColumnEvidence& column) {
    std::string text;
    const auto add = [&text](std::size_t count, std::string_view one, std::string_view many) {
        if (count == 0) return;
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, count == 1 ? one : many);
    };
    add(column.changes.size(), "change", "changes");
    add(column.filters.size(), "filter", "filters");
    add(column.joins.size(), "join", "joins");
    add(column.loose.size(), "join with all rows", "joins with all rows");
    add(column.wrapped.size(), "inside a function", "inside functions");
    return text;
}

std::vector<const advise::Use*> all_uses(const ColumnEvidence& column) {
    std::vector<const advise::Use*> uses;
    for (const auto* list : {&column.changes, &column.filters, &column.joins, &column.loose, &column.wrapped})
        uses.insert(uses.end(), list->begin(), list->end());
    return uses;
}

class Writer {
  public:
    explicit Writer(const AdviceView& view) : view_(view) {}

    std::string write() {
        for (const TableAdvice* table : view_.tables())
            if (view_.shows(*table)) write(*table);
        line(0, summary_words(view_));
        for (const std::string& sentence : closing_words(view_))
            line(0, sentence);
        return std::move(out_);
    }

  private:
    void line(std::size_t indent, std::string_view text) {
        out_ += std::string(2 * indent, ' ') + report::printable(text) + "\n";
    }

    void write(const TableAdvice& table) {
        const std::string layer = view_.layer(table);
        const catalog::Relation* relation = table.uses->relation;
        std::string head = table.uses->name.text();
        if (!layer.empty()) head += fmt::format(" [{}]", layer);
        head += ", " + declared_layout(table);
        if (relation != nullptr && relation->created())
            head += fmt::format(" ({})", view_.place(relation->place).text());
        line(0, head);
        write_evidence(table);
        if (const std::string scatter = scatter_words(view_, table); !scatter.empty()) line(1, scatter);
        if (!table.open.empty()) line(1, "no layout is proposed: " + table.open);
        if (table.layout) write_layout(table);
        for (const advise::UpkeepProposal& upkeep : table.upkeep) {
            line(1, "-> " + upkeep_words(view_, upkeep));
            line(3, fmt::format("{};  -- {}", upkeep.statement, upkeep.when));
        }
        if (!table.upkeep_open.empty()) line(1, "its upkeep cannot be judged: " + table.upkeep_open);
        out_ += '\n';
    }

    void write_evidence(const TableAdvice& table) {
        if (table.uses->uses.empty()) return;
        line(1, uses_words(table));
        std::size_t width = 0;
        const std::size_t shown = std::min(table.columns.size(), most_columns);
        for (std::size_t i = 0; i < shown; ++i)
            width = std::max(width, table.columns[i].column.size());
        for (std::size_t i = 0; i < shown; ++i) {
            const ColumnEvidence& column = table.columns[i];
            line(2, fmt::format("{:<{}}  {}: {}{}", column.column, width, counts(column),
                                places_text(view_.places(all_uses(column))),
                                column.refused.empty() ? "" : "; no key, as " + column.refused));
        }
        if (shown < table.columns.size()) line(2, fmt::format("and {} more", table.columns.size() - shown));
        if (!table.uses->doubtful.empty()) {
            line(2, fmt::format("perhaps of this table, as nothing says whose they are: {}",
                                names(table.uses->doubtful)));
        }
    }

    static std::string names(const std::set<std::string>& columns) {
        std::string text;
        std::size_t count = 0;
        for (const std::string& column : columns) {
            if (count == most_columns) break;
            text += (count++ == 0 ? "" : ", ") + column;
        }
        if (columns.size() > count) text += fmt::format(" and {} more", columns.size() - count);
        return text;
    }

    void write_layout(const TableAdvice& table) {
        const advise::LayoutProposal& proposal = *table.layout;
        line(1, fmt::format("-> {} prunes {}", proposed_layout(proposal),
                            share(proposal.serves, table.uses->uses.size())));
        for (const std::string& check : proposal.checks)
            line(2, "before: " + check);
        for (const std::string& statement : proposal.statements)
            line(3, statement + ";");
        if (const std::string also = in_the_project(view_, table); !also.empty()) line(2, also);
        for (const std::string& reason : proposal.reasons)
            line(2, reason);
    }

    const AdviceView& view_;
    std::string out_;
};

} // namespace

std::string advice_text(const AdviceView& view) { return Writer(view).write(); }

} // namespace lakelint::cli
