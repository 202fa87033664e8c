// SPDX-License-Identifier: Apache-2.0
#include "fix/layout.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace lakelint::fix {
namespace {

using diagnostic::Edit;
using diagnostic::Placement;
using source::Span;

/// Inside a string, quotes and line breaks would have to be written as the string has them.
bool ends_string(const Sheet& sheet, const Edit& edit) {
    return edit.replacement.find_first_of("'\"\\\n") != std::string::npos && sheet.is_in_string(edit.span);
}

bool same(const Edit& a, const Edit& b) { return a.span == b.span && a.replacement == b.replacement; }

/// One edit as it is made, which may come to several.
class Layout {
  public:
    explicit Layout(const Sheet& sheet) : sheet_(sheet), text_(sheet.text()) {}

    void add(const Edit& edit) {
        if (edit.span.empty()) {
            insert(edit);
        } else {
            replace(edit);
        }
    }

    std::vector<Edit> edits;

  private:
    void put(Span span, std::string replacement) { edits.push_back({span, std::move(replacement)}); }

    void insert(const Edit& edit);
    void insert_clause(const Edit& edit);
    [[nodiscard]] std::string in_case_of(std::string_view clause, Span frame) const;
    [[nodiscard]] std::string_view clause_indentation(std::uint32_t at, Span frame) const;
    void insert_item(const Edit& edit);
    void replace(const Edit& edit);
    void remove(Span part);
    [[nodiscard]] bool remove_lines(Span part);
    [[nodiscard]] std::optional<std::uint32_t> end_of_line_before(Span part) const;

    [[nodiscard]] std::string broken(std::string_view replacement, std::uint32_t at) const;
    [[nodiscard]] bool is_line_break_between(std::uint32_t begin, std::uint32_t end) const {
        return text_.substr(begin, end - begin).find_first_of("\r\n") != std::string_view::npos;
    }
    /// Where the line ends, if nothing but a comment stands between here and there.
    [[nodiscard]] std::optional<std::uint32_t> line_end_if_free(std::uint32_t at) const;
    [[nodiscard]] std::uint32_t skip_blanks(std::uint32_t at) const {
        while (at < text_.size() && is_blank(text_[at]))
            ++at;
        return at;
    }
    [[nodiscard]] std::uint32_t skip_blanks_before(std::uint32_t at, std::uint32_t least) const {
        while (at > least && is_blank(text_[at - 1]))
            --at;
        return at;
    }

    const Sheet& sheet_;
    std::string_view text_;
};

/// A text with the line breaks of the file.
std::string Layout::broken(std::string_view replacement, std::uint32_t at) const {
    std::string result;
    for (const char c : replacement) {
        if (c == '\n') {
            result += sheet_.new_line(at);
        } else {
            result += c;
        }
    }
    return result;
}

std::optional<std::uint32_t> Layout::line_end_if_free(std::uint32_t at) const {
    const std::uint32_t end = sheet_.code_line(at).end;
    if (!sheet_.removable({at, end}).empty()) return std::nullopt;
    if (!sheet_.may_hold_comments({at, end})) return end;
    // A bracketed comment may go on in the next line.
    return end < text_.size() && sheet_.is_comment(end + 1) ? std::nullopt : std::optional(end);
}

void Layout::insert(const Edit& edit) {
    switch (edit.placement) {
    case Placement::exact: return put(edit.span, broken(edit.replacement, edit.span.begin));
    case Placement::clause: return insert_clause(edit);
    case Placement::item: return insert_item(edit);
    }
}

/// A clause whose first words are written small where the statement's are.
std::string Layout::in_case_of(std::string_view clause, Span frame) const {
    std::string result(clause);
    if (frame.begin >= text_.size() || text_[frame.begin] < 'a' || text_[frame.begin] > 'z') return result;
    for (char& c : result) {
        if (c == '(' || c == '\'' || c == '"' || c == '`') break;
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return result;
}

/// As the clause before is indented; where its line closes a list that began further up, as the statement is.
std::string_view Layout::clause_indentation(std::uint32_t at, Span frame) const {
    const Span line = sheet_.code_line(at);
    int open = 0;
    for (const char c : text_.substr(line.begin, at - line.begin))
        open += c == '(' ? 1 : c == ')' ? -1 : 0;
    return sheet_.indentation(open < 0 ? frame.begin : at);
}

/// In a statement of one line the clause follows after a blank; else it gets a line of its own, behind a
/// comment that belongs to the line before.
void Layout::insert_clause(const Edit& edit) {
    const std::uint32_t at = edit.span.begin;
    const std::string clause = in_case_of(broken(edit.replacement, at), edit.frame);
    if (!is_line_break_between(edit.frame.begin, at)) return put(edit.span, " " + clause);
    const std::uint32_t line_end = line_end_if_free(at).value_or(at);
    const std::string indentation(clause_indentation(at, edit.frame));
    put({line_end, line_end}, sheet_.new_line(at) + indentation + clause);
}

/// The lines of a text.
std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    for (std::size_t end = 0; end != std::string_view::npos;
         text.remove_prefix(std::min(end + 1, text.size()))) {
        end = text.find('\n');
        lines.push_back(text.substr(0, end));
        if (end == std::string_view::npos) break;
    }
    return lines;
}

/// Behind the last item: on its line, or where each item has a line of its own, on the next one.
void Layout::insert_item(const Edit& edit) {
    const std::uint32_t at = edit.span.begin;
    const auto items = lines_of(edit.replacement);
    const auto line_end = line_end_if_free(at);
    if (!line_end || !is_line_break_between(edit.frame.begin, at))
        return put(edit.span, fmt::format(", {}", fmt::join(items, ", ")));
    const std::string_view indentation = sheet_.indentation(at);
    const std::string own_line = sheet_.new_line(at) + std::string(indentation);
    const std::size_t first = sheet_.code_line(at).begin + indentation.size();
    const Span end{*line_end, *line_end};
    if (first < text_.size() && text_[first] == ',') {
        const std::string comma_first = own_line + ", ";
        return put(end, comma_first + fmt::format("{}", fmt::join(items, comma_first)));
    }
    const std::string joined = own_line + fmt::format("{}", fmt::join(items, "," + own_line));
    if (*line_end == at) return put(end, "," + joined);
    put(edit.span, ",");
    put(end, joined);
}

/// The first part gives way to the replacement, the others to nothing; so comments between them stay.
void Layout::replace(const Edit& edit) {
    const std::vector<Span> parts = sheet_.removable(edit.span);
    if (parts.empty() && !edit.replacement.empty())
        put({edit.span.begin, edit.span.begin}, broken(edit.replacement, edit.span.begin));
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i == 0 && !edit.replacement.empty()) {
            put(parts[i], broken(edit.replacement, parts[i].begin));
        } else {
            remove(parts[i]);
        }
    }
}

/// Lines that hold nothing else go as a whole.
bool Layout::remove_lines(Span part) {
    const Span first = sheet_.code_line(part.begin);
    const Span last = sheet_.code_line(part.end);
    const std::string_view margin = sheet_.margin(part.begin);
    const bool alone = sheet_.is_blank({first.begin, part.begin}) && sheet_.is_blank({part.end, last.end});
    if (!alone || margin.find('%') != std::string_view::npos) return false;
    Span whole{sheet_.line(part.begin).begin, sheet_.next_line(part.end)};
    if (sheet_.line(part.end).end == text_.size() && whole.begin > 0) { // the last line, without a line break
        --whole.begin;
        if (whole.begin > 0 && text_.substr(whole.begin - 1, 2) == "\r\n") --whole.begin;
    }
    put(whole, {});
    return true;
}

/// Where the SQL before a part ends, if that is in a line above and the part begins its own, and what follows
/// is a sign that closes what went before: a semicolon does not stand in a line by itself.
std::optional<std::uint32_t> Layout::end_of_line_before(Span part) const {
    const Span line = sheet_.code_line(part.begin);
    const std::uint32_t next = skip_blanks(part.end);
    const bool closes = next < text_.size() && (text_[next] == ';' || text_[next] == ')');
    if (!closes || !sheet_.is_blank({line.begin, part.begin}) || !sheet_.margin(part.begin).empty())
        return std::nullopt;
    const std::size_t before = text_.substr(0, part.begin).find_last_not_of(" \t\r\n");
    if (before == std::string_view::npos) return std::nullopt;
    const auto end = static_cast<std::uint32_t>(before + 1);
    const bool joins = sheet_.holds({end, part.begin}) && !sheet_.is_comment(end) && text_[before] != ';';
    return joins ? std::optional(end) : std::nullopt;
}

void Layout::remove(Span part) {
    if (remove_lines(part)) return;
    if (const auto end = end_of_line_before(part)) return put({*end, skip_blanks(part.end)}, {});
    const Span line = sheet_.code_line(part.begin);
    const std::uint32_t begin = skip_blanks_before(part.begin, line.begin);
    const std::uint32_t next = skip_blanks(part.end);
    if (next == sheet_.line(part.end).end) return put({begin, next}, {});
    if (begin == line.begin) return put({part.begin, next}, {}); // the indentation stays
    if (begin > 0 && text_[begin - 1] == '(') return put({begin, next}, {});
    constexpr std::string_view apart = " \t\r\n;,)";
    const bool joins = begin < part.begin && part.end < text_.size()
                       && apart.find(text_[part.end]) == std::string_view::npos;
    put({joins ? begin + 1 : begin, part.end}, {});
}

} // namespace

bool before(const Edit& a, const Edit& b) {
    return std::tuple(a.span.begin, a.span.end) < std::tuple(b.span.begin, b.span.end);
}

bool clash(const Edit& a, const Edit& b) {
    if (same(a, b)) return false;
    if (a.span.empty() && b.span.empty()) return a.span == b.span;
    return a.span.begin < b.span.end && b.span.begin < a.span.end;
}

std::optional<std::vector<Edit>> lay_out(const Sheet& sheet, const std::vector<Edit>& edits) {
    Layout layout(sheet);
    for (const Edit& edit : edits) {
        if (!sheet.holds(edit.span) || ends_string(sheet, edit)) return std::nullopt;
        layout.add(edit);
    }
    std::vector<Edit>& made = layout.edits;
    std::stable_sort(made.begin(), made.end(), before);
    made.erase(std::unique(made.begin(), made.end(), same), made.end());
    for (std::size_t i = 1; i < made.size(); ++i) {
        if (clash(made[i - 1], made[i])) return std::nullopt;
    }
    return std::move(made);
}

} // namespace lakelint::fix
