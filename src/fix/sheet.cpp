// SPDX-License-Identifier: Apache-2.0
#include "fix/sheet.h"

#include <algorithm>

namespace lakelint::fix {
namespace {

using source::Span;

constexpr std::string_view line_breaks = "\r\n";
constexpr std::string_view blanks = " \t";
constexpr std::string_view magic = "-- MAGIC";

std::uint32_t offset(std::size_t found, std::size_t otherwise) {
    return static_cast<std::uint32_t>(found == std::string_view::npos ? otherwise : found);
}

/// The first span that ends behind an offset.
auto first_behind(const std::vector<Span>& spans, std::uint32_t offset) {
    return std::partition_point(spans.begin(), spans.end(),
                                [offset](const Span& span) { return span.end <= offset; });
}

/// Where a fragment stands in its file: one span for all lines that follow each other there.
void add_code(const fragment::Fragment& fragment, std::string_view text, std::vector<Span>& code) {
    const std::string_view sql = fragment.text;
    for (std::size_t begin = 0; begin < sql.size();) {
        const std::size_t end = std::min(sql.find('\n', begin), sql.size());
        const std::uint32_t at = fragment.map.to_file(static_cast<std::uint32_t>(begin));
        const Span line{at, at + static_cast<std::uint32_t>(end - begin)};
        const bool goes_on =
            !code.empty()
            && text.substr(code.back().end, line.begin - code.back().end).find_first_not_of(line_breaks)
                   == std::string_view::npos;
        if (goes_on) {
            code.back().end = line.end;
        } else {
            code.push_back(line);
        }
        begin = end + 1;
    }
}

} // namespace

Sheet::Sheet(source::File file) : text_(file.text), fragments_(fragment::fragments(std::move(file))) {
    for (const fragment::Fragment& fragment : fragments_)
        add_code(fragment, text_, code_);
}

const parse::Trivia& Sheet::trivia() const {
    if (trivia_) return *trivia_;
    trivia_.emplace();
    for (const fragment::Fragment& fragment : fragments_) {
        const parse::Trivia found = parse::trivia(fragment.text);
        for (const Span comment : found.comments)
            trivia_->comments.push_back(fragment.map.to_file(comment));
        for (const Span string : found.strings)
            trivia_->strings.push_back(fragment.map.to_file(string));
    }
    return *trivia_;
}

/// The piece of SQL that an offset lies in, or at the end of.
const Span* Sheet::piece(std::uint32_t at) const {
    const auto code =
        std::partition_point(code_.begin(), code_.end(), [at](const Span& each) { return each.end < at; });
    return code == code_.end() || code->begin > at ? nullptr : &*code;
}

bool Sheet::holds(Span span) const {
    return span.begin <= span.end && piece(span.begin) != nullptr && piece(span.end) != nullptr;
}

bool Sheet::is_in_string(Span span) const {
    const auto& strings = trivia().strings;
    const auto string = first_behind(strings, span.begin);
    return string != strings.end() && string->begin < span.begin && span.end < string->end;
}

bool Sheet::may_hold_comments(Span span) const {
    const std::string_view part = std::string_view(text_).substr(span.begin, span.size());
    return part.find_first_of("{#") != std::string_view::npos || part.find("--") != std::string_view::npos
           || part.find("/*") != std::string_view::npos;
}

std::vector<Span> Sheet::removable(Span span) const {
    static const std::vector<Span> none;
    const auto& comments = may_hold_comments(span) ? trivia().comments : none;
    std::vector<Span> parts;
    const auto add = [&](std::uint32_t begin, std::uint32_t end) {
        const std::string_view part = std::string_view(text_).substr(0, end);
        const std::uint32_t first = offset(part.find_first_not_of(" \t\r\n", begin), end);
        const std::uint32_t last = offset(part.find_last_not_of(" \t\r\n"), begin);
        if (first < end && last >= first) parts.push_back({first, last + 1});
    };
    for (auto code = first_behind(code_, span.begin); code != code_.end() && code->begin < span.end; ++code) {
        const std::uint32_t end = std::min(code->end, span.end);
        std::uint32_t begin = std::max(code->begin, span.begin);
        for (auto comment = first_behind(comments, begin); comment != comments.end() && comment->begin < end;
             ++comment) {
            add(begin, std::max(begin, comment->begin));
            begin = std::min(comment->end, end);
        }
        add(begin, end);
    }
    return parts;
}

bool Sheet::is_comment(std::uint32_t end) const {
    const auto& comments = trivia().comments;
    const auto comment = std::partition_point(comments.begin(), comments.end(),
                                              [end](const Span& each) { return each.end < end; });
    return comment != comments.end() && comment->begin < end;
}

Span Sheet::line(std::uint32_t at) const {
    const std::size_t before = at == 0 ? std::string::npos : text_.find_last_of(line_breaks, at - 1);
    return {before == std::string::npos ? 0 : static_cast<std::uint32_t>(before + 1),
            offset(text_.find_first_of(line_breaks, at), text_.size())};
}

Span Sheet::code_line(std::uint32_t at) const {
    const Span found = line(at);
    const Span* code = piece(at);
    if (code == nullptr) return {at, at};
    return {std::max(found.begin, code->begin), std::min(found.end, code->end)};
}

std::uint32_t Sheet::next_line(std::uint32_t at) const {
    const std::uint32_t end = line(at).end;
    const bool both = text_.compare(end, 2, "\r\n") == 0;
    return std::min<std::uint32_t>(end + (both ? 2 : 1), static_cast<std::uint32_t>(text_.size()));
}

std::string_view Sheet::margin(std::uint32_t at) const {
    const std::uint32_t begin = line(at).begin;
    return std::string_view(text_).substr(begin, code_line(at).begin - begin);
}

std::string_view Sheet::indentation(std::uint32_t at) const {
    const Span code = code_line(at);
    const std::string_view sql = std::string_view(text_).substr(code.begin, code.size());
    return sql.substr(0, std::min(sql.find_first_not_of(blanks), sql.size()));
}

std::string Sheet::new_line(std::uint32_t at) const {
    std::size_t sign = line(at).end;
    if (sign == text_.size()) sign = text_.find_first_of(line_breaks);
    const bool both = sign != std::string::npos && text_.compare(sign, 2, "\r\n") == 0;
    std::string result = both ? "\r\n" : sign == std::string::npos ? "\n" : text_.substr(sign, 1);
    if (margin(at).starts_with(magic)) result.append(magic).append(" ");
    return result;
}

bool Sheet::is_blank(Span span) const { return text_.find_first_not_of(" \t\r\n", span.begin) >= span.end; }

} // namespace lakelint::fix
