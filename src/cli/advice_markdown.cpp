// SPDX-License-Identifier: Apache-2.0

// For a wiki page or a pull request.
#include "cli/advice_view.h"
#include "report/printable.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::cli {
namespace {

using advise::ColumnEvidence;
using advise::TableAdvice;

/// A name as code, also inside a table.
std::string code(std::string_view text) {
    std::string result = "`";
    for (const char c : report::printable(text)) {
        if (c == '|') result += '\\';
        result += c == '`' ? '\'' : c;
    }
    return result + "`";
}

/// Text in a cell of a table.
std::string cell(std::string_view text) {
    std::string result;
    for (const char c : report::printable(text)) {
        if (c == '|' || c == '`') result += '\\';
        result += c;
    }
    return result;
}

void write_columns(const AdviceView& view, const TableAdvice& table, std::string& out) {
    if (std::none_of(table.columns.begin(), table.columns.end(),
                     [](const ColumnEvidence& column) { return column.weight() > 0; }))
        return;
    out += "\n| column | changes | filters | joins | where |\n|---|---:|---:|---:|---|\n";
    for (const ColumnEvidence& column : table.columns) {
        if (column.weight() == 0) continue;
        std::vector<const advise::Use*> uses = column.changes;
        uses.insert(uses.end(), column.filters.begin(), column.filters.end());
        uses.insert(uses.end(), column.joins.begin(), column.joins.end());
        out += fmt::format("| {} | {} | {} | {} | {} |\n", code(column.column), column.changes.size(),
                           column.filters.size(), column.joins.size(), cell(places_text(view.places(uses))));
    }
}

void write_sql(const std::vector<std::string>& statements, std::string& out) {
    if (statements.empty()) return;
    out += "\n```sql\n";
    for (const std::string& statement : statements)
        out += report::printable(statement) + ";\n";
    out += "```\n";
}

void write_layout(const AdviceView& view, const TableAdvice& table, std::string& out) {
    const advise::LayoutProposal& proposal = *table.layout;
    out += fmt::format("\n**{}** prunes {} statements.\n", report::printable(proposed_layout(proposal)),
                       share(proposal.serves, table.uses->uses.size()));
    write_sql(proposal.statements, out);
    std::vector<std::string> points;
    if (std::string also = in_the_project(view, table); !also.empty()) points.push_back(std::move(also));
    points.insert(points.end(), proposal.reasons.begin(), proposal.reasons.end());
    for (const std::string& check : proposal.checks)
        points.push_back("before: " + check);
    if (!points.empty()) out += '\n';
    for (const std::string& point : points)
        out += fmt::format("- {}\n", report::printable(point));
}

void write_upkeep(const AdviceView& view, const TableAdvice& table, std::string& out) {
    for (const advise::UpkeepProposal& upkeep : table.upkeep) {
        out += fmt::format("\n**{}** {}: {}.\n", upkeep.command, upkeep.when,
                           report::printable(upkeep_words(view, upkeep)));
        write_sql({upkeep.statement}, out);
    }
}

void write_table(const AdviceView& view, const TableAdvice& table, std::string& out) {
    const std::string layer = view.layer(table);
    out += fmt::format("\n## {}\n\n", code(table.uses->name.text()));
    out += fmt::format("{}{}. {}.\n", layer.empty() ? "" : fmt::format("Layer {}, ", code(layer)),
                       report::printable(declared_layout(table)), uses_words(table));
    write_columns(view, table, out);
    if (const std::string scatter = scatter_words(view, table); !scatter.empty())
        out += fmt::format("\n{}.\n", report::printable(scatter));
    if (!table.open.empty())
        out += fmt::format("\nNo layout is proposed: {}.\n", report::printable(table.open));
    if (table.layout) write_layout(view, table, out);
    write_upkeep(view, table, out);
    if (!table.upkeep_open.empty())
        out += fmt::format("\nIts upkeep cannot be judged: {}.\n", report::printable(table.upkeep_open));
}

} // namespace

std::string advice_markdown(const AdviceView& view) {
    std::string out = "# Layout and upkeep\n\n" + report::printable(summary_words(view)) + "\n";
    for (const TableAdvice* table : view.tables())
        if (view.shows(*table)) write_table(view, *table, out);
    for (const std::string& sentence : closing_words(view))
        out += "\n" + report::printable(sentence) + "\n";
    return out;
}

} // namespace lakelint::cli
