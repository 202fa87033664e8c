// SPDX-License-Identifier: Apache-2.0
#include "report/excerpt.h"

#include "report/printable.h"
#include "source/utf8.h"
#include "source/width.h"

#include <algorithm>
#include <optional>
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

/// The part of a line that is looked at.
struct Stretch {
    std::size_t from = 0;
    std::size_t to = 0;
    bool cut_before = false;
    bool cut_after = false;
};

Stretch stretch_around(std::string_view text, std::size_t begin) {
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
    return {from, to, from > 0 && !is_break(text[from - 1]), to < text.size() && !is_break(text[to])};
}

/// Most lines are short and plain but for their tabs; nothing of them is cut, and no cells are needed.
std::optional<Excerpt> plain_excerpt(std::string_view text, const Stretch& stretch, std::size_t begin,
                                     std::size_t end, std::span<const source::Span> concealed) {
    const auto is_hidden = [&](source::Span span) {
        return span.begin < stretch.to && stretch.from < span.end;
    };
    if (stretch.cut_before || stretch.cut_after || std::any_of(concealed.begin(), concealed.end(), is_hidden))
        return std::nullopt;
    Excerpt result;
    const std::string_view line = text.substr(0, stretch.to);
    const auto put = [&](std::size_t from, std::size_t to) {
        for (std::size_t at = from; at < to;) {
            const std::size_t plain = std::min(plain_ascii(line, at), to - at);
            result.text.append(line, at, plain);
            at += plain;
            if (at == to) break;
            if (line[at++] != '\t') return false;
            result.text.append(tab_size - result.text.size() % tab_size, ' ');
        }
        return result.text.size() <= max_columns;
    };
    end = std::clamp(end, begin, stretch.to);
    if (!put(stretch.from, begin)) return std::nullopt;
    result.mark_begin = result.text.size();
    if (!put(begin, end)) return std::nullopt;
    result.mark_size = std::max<std::size_t>(result.text.size() - result.mark_begin, 1);
    if (!put(end, stretch.to)) return std::nullopt;
    return result;
}

Strip strip_of(std::string_view text, const Stretch& stretch, std::size_t begin, std::size_t end,
               std::span<const source::Span> concealed) {
    Strip strip;
    strip.cut_before = stretch.cut_before;
    strip.cut_after = stretch.cut_after;
    std::size_t column = 0;
    for (std::size_t at = stretch.from; at < stretch.to;) {
        const source::Utf8Step step = source::utf8_step(text.substr(0, stretch.to), at);
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
    const std::size_t first = std::min<std::size_t>(begin, text.size());
    const std::size_t last = std::min<std::size_t>(end, text.size());
    const Stretch stretch = stretch_around(text, first);
    if (auto plain = plain_excerpt(text, stretch, first, last, concealed)) return std::move(*plain);
    const Strip strip = strip_of(text, stretch, first, last, concealed);
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
