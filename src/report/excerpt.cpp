// SPDX-License-Identifier: Apache-2.0
#include "report/excerpt.h"

#include "report/printable.h"
#include "source/utf8.h"
#include "source/width.h"

#include <algorithm>
#include <vector>

namespace lakelint::report {

namespace {

constexpr std::size_t max_columns = 160;
constexpr std::size_t max_mark_columns = 120;
constexpr std::size_t tab_size = 4;
/// How far a line is looked at on each side of a mark; more than `max_columns` characters can take, unless
/// combining ones are heaped on each other.
constexpr std::size_t reach = 2048;
constexpr std::string_view ellipsis = "…";

/// One character as it is shown.
struct Cell {
    std::string shown;
    std::size_t columns = 0;
};

/// The part of a line that may be shown, and the cells of it that are marked.
struct Strip {
    std::vector<Cell> cells;
    std::size_t mark_begin = 0;
    std::size_t mark_end = 0;
    bool cut_before = false;
    bool cut_after = false;
};

bool is_break(char c) { return c == '\n' || c == '\r'; }

Cell cell_of(char32_t c, std::size_t column) {
    if (c == '\t') {
        const std::size_t columns = tab_size - column % tab_size;
        return {std::string(columns, ' '), columns};
    }
    Cell cell;
    append_printable(cell.shown, c);
    cell.columns = source::width(std::string_view(cell.shown));
    return cell;
}

bool is_concealed(std::span<const source::Span> concealed, std::size_t at) {
    return std::any_of(concealed.begin(), concealed.end(),
                       [&](source::Span span) { return at >= span.begin && at < span.end; });
}

Strip strip_around(std::string_view text, std::size_t begin, std::size_t end,
                   std::span<const source::Span> concealed) {
    Strip strip;
    std::size_t from = begin;
    while (from > 0 && begin - from < reach && !is_break(text[from - 1]))
        --from;
    while (from < begin && source::is_continuation(text[from]))
        ++from;
    std::size_t to = begin;
    while (to < text.size() && to - begin < reach && !is_break(text[to]))
        ++to;
    while (to > begin && to < text.size() && source::is_continuation(text[to]))
        --to;
    strip.cut_before = from > 0 && !is_break(text[from - 1]);
    strip.cut_after = to < text.size() && !is_break(text[to]);

    std::size_t column = 0;
    for (std::size_t at = from; at < to;) {
        const source::Utf8Step step = source::utf8_step(text.substr(0, to), at);
        if (at < begin) ++strip.mark_begin;
        if (at < end) ++strip.mark_end;
        const bool hidden = is_concealed(concealed, at);
        strip.cells.push_back(cell_of(hidden ? U'•' : step.code_point, column));
        column += strip.cells.back().columns;
        at += step.size;
    }
    return strip;
}

std::size_t columns_of(const std::vector<Cell>& cells, std::size_t from, std::size_t to) {
    std::size_t columns = 0;
    for (std::size_t i = from; i < to; ++i)
        columns += cells[i].columns;
    return columns;
}

/// A range of cells that are shown, grown cell by cell.
struct Window {
    const std::vector<Cell>& cells;
    std::size_t from;
    std::size_t to;
    std::size_t columns = 0;

    void grow_right(std::size_t end, std::size_t limit) {
        while (to < end && columns + cells[to].columns <= limit)
            columns += cells[to++].columns;
    }
    void grow_left(std::size_t limit) {
        while (from > 0 && columns + cells[from - 1].columns <= limit)
            columns += cells[--from].columns;
    }
};

/// The whole line if it is short enough, else as much of the mark as there is room for, with text around it.
Window window_of(const Strip& strip) {
    const std::size_t count = strip.cells.size();
    if (!strip.cut_before && !strip.cut_after && columns_of(strip.cells, 0, count) <= max_columns) {
        return {strip.cells, 0, count};
    }
    constexpr std::size_t room = max_columns - 2; // for an ellipsis on either side
    Window window{strip.cells, strip.mark_begin, strip.mark_begin};
    window.grow_right(strip.mark_end, max_mark_columns);
    window.grow_left(window.columns + (room - window.columns) / 2);
    window.grow_right(count, room);
    window.grow_left(room);
    return window;
}

} // namespace

Excerpt excerpt(std::string_view text, std::uint32_t begin, std::uint32_t end,
                std::span<const source::Span> concealed) {
    const std::size_t size = text.size();
    const Strip strip =
        strip_around(text, std::min<std::size_t>(begin, size), std::min<std::size_t>(end, size), concealed);
    const Window window = window_of(strip);
    const std::size_t mark_end = std::clamp(strip.mark_end, strip.mark_begin, window.to);

    Excerpt result;
    if (strip.cut_before || window.from > 0) result.text += ellipsis;
    result.mark_begin =
        source::width(std::string_view(result.text)) + columns_of(strip.cells, window.from, strip.mark_begin);
    result.mark_size = std::max<std::size_t>(columns_of(strip.cells, strip.mark_begin, mark_end), 1);
    for (std::size_t i = window.from; i < window.to; ++i)
        result.text += strip.cells[i].shown;
    if (strip.cut_after || window.to < strip.cells.size()) result.text += ellipsis;
    return result;
}

std::string shorten(std::string_view text, std::size_t columns) {
    std::string result;
    std::size_t used = 0;
    for (std::size_t at = 0; at < text.size();) {
        const source::Utf8Step step = source::utf8_step(text, at);
        const std::size_t next = source::width(step.code_point);
        const bool is_last = at + step.size == text.size();
        if (used + next > columns - (is_last ? 0 : 1)) return result += ellipsis;
        result += text.substr(at, step.size);
        used += next;
        at += step.size;
    }
    return result;
}

} // namespace lakelint::report
