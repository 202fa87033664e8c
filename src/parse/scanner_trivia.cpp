// SPDX-License-Identifier: Apache-2.0

// What stands between tokens: white space, comments, Jinja tags.
#include "parse/antlr.h"
#include "parse/characters.h"
#include "parse/scanner.h"
#include "source/text.h"

#include <algorithm>
#include <array>

namespace lakelint::parse {
namespace {

/// The first word of a Jinja tag such as `{%- if x %}`.
std::string_view tag_word(std::string_view tag) {
    std::size_t begin = 2;
    while (begin < tag.size() && !is_letter(tag[begin]))
        ++begin;
    std::size_t end = begin;
    while (end < tag.size() && is_letter(tag[end]))
        ++end;
    return tag.substr(begin, end - begin);
}

/// `{% set x %}` without a value opens a block that ends with endset; its text is no SQL of this place.
bool opens_captured_block(std::string_view tag) {
    return tag_word(tag) == "set" && tag.find('=') == std::string_view::npos;
}

std::size_t find_closing(std::string_view text, std::size_t from, std::string_view closing) {
    const std::size_t found = text.find(closing, from);
    return found == std::string_view::npos ? found : found + closing.size();
}

constexpr std::string_view address = "lakelint";

std::uint32_t skip_spaces(std::string_view text, std::uint32_t at) {
    while (at < text.size() && is_space(text, at))
        at += character_length(text, at);
    return at;
}

} // namespace

void Scanner::skip_trivia() {
    while (at_ < text_.size()) {
        if (is_space(text_, at_)) {
            at_ += character_length(text_, at_);
        } else if (!skip_comment() && !skip_jinja_tag()) {
            return;
        }
    }
}

bool Scanner::skip_comment() {
    const std::uint32_t begin = at_ + 2;
    if (starts_with("--")) {
        skip_line_comment();
        note_directive(begin, at_);
    } else if (starts_with("/*") && look(2) != '+') {
        skip_block_comment();
        if (!unterminated) note_directive(begin, at_ - 2);
    } else {
        return false;
    }
    return true;
}

/// To the end of the line; a backslash right before the line break continues the comment.
void Scanner::skip_line_comment() {
    while (at_ < text_.size()) {
        const std::size_t newline = text_.find('\n', at_);
        if (newline == std::string_view::npos) {
            at_ = static_cast<std::uint32_t>(text_.size());
            return;
        }
        at_ = static_cast<std::uint32_t>(newline + 1);
        const std::size_t before = newline > 0 && text_[newline - 1] == '\r' ? newline - 1 : newline;
        if (before == 0 || text_[before - 1] != '\\') return;
    }
}

/// Bracketed comments nest.
void Scanner::skip_block_comment() {
    const std::uint32_t begin = at_;
    std::uint32_t depth = 0;
    while (at_ < text_.size()) {
        if (starts_with("/*")) {
            ++depth;
            at_ += 2;
        } else if (starts_with("*/")) {
            at_ += 2;
            if (--depth == 0) return;
        } else {
            const std::size_t sign = text_.find_first_of("/*", at_ + 1);
            at_ = static_cast<std::uint32_t>(std::min(sign, text_.size()));
        }
    }
    (void)never_ends(Grammar::UNKNOWN_CHARACTER, begin, 2, "comment", "*/");
}

/// Every comment of every file comes by here, so what is no directive is left at its first letter.
void Scanner::note_directive(std::uint32_t begin, std::uint32_t end) {
    const std::string_view comment = text_.substr(0, end);
    begin = skip_spaces(comment, begin);
    if (begin >= end || (comment[begin] != 'l' && comment[begin] != 'L')) return;
    if (!source::equal_folded(comment.substr(begin, address.size()), address)) return;
    const std::uint32_t colon = skip_spaces(comment, begin + static_cast<std::uint32_t>(address.size()));
    if (colon >= end || comment[colon] != ':') return;
    std::uint32_t text_end = colon + 1; // without the blanks behind the last word
    for (std::uint32_t at = text_end; at < end; at += character_length(comment, at)) {
        if (!is_space(comment, at)) text_end = at + character_length(comment, at);
    }
    directives.push_back({{begin, text_end}, code_end_});
}

/// `{# comment #}` and `{% tag %}`. Of if/elif/else only the first branch is read, as one statement cannot be
/// both.
bool Scanner::skip_jinja_tag() {
    const bool comment = starts_with("{#");
    if (!comment && !starts_with("{%")) return false;
    const std::size_t end = find_closing(text_, at_ + 2, comment ? "#}" : "%}");
    if (end == std::string_view::npos) {
        (void)never_ends(Grammar::UNKNOWN_CHARACTER, at_, 2, comment ? "template comment" : "template tag",
                         comment ? "#}" : "%}");
        return true;
    }
    const std::string_view tag = text_.substr(at_, end - at_);
    at_ = static_cast<std::uint32_t>(end);
    if (comment) return true;
    saw_template = true;
    const std::string_view word = tag_word(tag);
    if (word == "else" || word == "elif" || opens_captured_block(tag)) skip_jinja_branch();
    return true;
}

/// Up to the tag that ends the enclosing block, nested blocks included.
void Scanner::skip_jinja_branch() {
    constexpr std::array openers = {std::string_view("if"), std::string_view("for"),
                                    std::string_view("macro"), std::string_view("call"),
                                    std::string_view("filter")};
    std::uint32_t depth = 1;
    while (depth > 0) {
        const std::size_t begin = text_.find("{%", at_);
        const std::size_t end =
            begin == std::string_view::npos ? begin : find_closing(text_, begin + 2, "%}");
        if (end == std::string_view::npos) {
            at_ = static_cast<std::uint32_t>(text_.size());
            return;
        }
        const std::string_view tag = text_.substr(begin, end - begin);
        at_ = static_cast<std::uint32_t>(end);
        const std::string_view word = tag_word(tag);
        if (std::find(openers.begin(), openers.end(), word) != openers.end() || opens_captured_block(tag))
            ++depth;
        if (word.starts_with("end")) --depth;
    }
}

} // namespace lakelint::parse
