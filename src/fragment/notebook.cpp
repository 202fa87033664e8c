// SPDX-License-Identifier: Apache-2.0
#include "fragment/notebook.h"

#include <cstdint>

namespace lakelint::fragment {
namespace {

constexpr std::string_view header = "-- Databricks notebook source";
constexpr std::string_view separator = "-- COMMAND ----------";
constexpr std::string_view magic = "-- MAGIC";

/// A line of the file, without its line break.
struct Line {
    std::string_view text;
    std::uint32_t begin = 0;
};

std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    std::size_t begin = 0;
    while (begin < text.size()) {
        std::size_t end = text.find('\n', begin);
        if (end == std::string_view::npos) end = text.size();
        std::string_view line = text.substr(begin, end - begin);
        if (line.ends_with('\r')) line.remove_suffix(1);
        lines.push_back({line, static_cast<std::uint32_t>(begin)});
        begin = end + 1;
    }
    return lines;
}

/// The line behind `-- MAGIC `, which is what the cell holds.
Line without_magic(Line line) {
    std::size_t skip = magic.size();
    if (skip < line.text.size() && line.text[skip] == ' ') ++skip;
    return {line.text.substr(skip), line.begin + static_cast<std::uint32_t>(skip)};
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t") == std::string_view::npos; }

/// `%sql` or `%sql SELECT 1`, but not `%sqlx`.
bool is_sql_magic(std::string_view text) {
    return text.starts_with("%sql") && (text.size() == 4 || text[4] == ' ' || text[4] == '\t');
}

void append(Fragment& cell, Line line) {
    cell.map.add(static_cast<std::uint32_t>(cell.text.size()), line.begin);
    cell.text += line.text;
    cell.text += '\n';
}

/// The SQL of one cell; empty when it is of another language.
Fragment cell_of(const std::vector<Line>& lines, std::size_t first, std::size_t last) {
    Fragment cell{{}, source::OffsetMap(first < last ? lines[first].begin : 0)};
    std::size_t at = first;
    while (at < last && (is_blank(lines[at].text) || lines[at].text.starts_with("-- DBTITLE")))
        ++at;
    if (at == last) return cell;
    const bool magical = lines[at].text.starts_with(magic);
    const Line opening = magical ? without_magic(lines[at]) : lines[at];
    const bool directive = opening.text.starts_with('%');
    if ((magical || directive) && !is_sql_magic(opening.text)) return cell;
    if (directive) {
        append(cell, {opening.text.substr(4), opening.begin + 4});
        ++at;
    }
    for (; at < last; ++at)
        append(cell, lines[at].text.starts_with(magic) ? without_magic(lines[at]) : lines[at]);
    return cell;
}

} // namespace

bool is_sql_notebook(std::string_view text) { return text.starts_with(header); }

std::vector<Fragment> notebook_cells(std::string_view text) {
    const std::vector<Line> lines = lines_of(text);
    std::vector<Fragment> cells;
    std::size_t first = 1;
    for (std::size_t i = 1; i <= lines.size(); ++i) {
        if (i < lines.size() && !lines[i].text.starts_with(separator)) continue;
        Fragment cell = cell_of(lines, first, i);
        // A last line without a line break: no byte of the file would stand for one.
        if (i == lines.size() && !text.ends_with('\n') && !cell.text.empty()) cell.text.pop_back();
        if (!cell.text.empty()) cells.push_back(std::move(cell));
        first = i + 1;
    }
    return cells;
}

} // namespace lakelint::fragment
