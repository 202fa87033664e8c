// SPDX-License-Identifier: Apache-2.0
#include "policy/yaml_places.h"

#include <algorithm>

namespace lakelint::policy {

namespace {

bool is_break(char c) { return c == '\n' || c == '\r'; }
bool is_gap(char c) { return c == ' ' || c == '\t' || is_break(c); }

/// What ends a word in YAML: a gap, or a sign of a flow collection.
bool ends_word(char c) { return is_gap(c) || c == ',' || c == '[' || c == ']' || c == '{' || c == '}'; }

} // namespace

YamlPlaces::YamlPlaces(std::string_view text) : text_(text), line_begins_{0} {
    for (std::uint32_t i = 0; i < size(); ++i) {
        const bool crlf = text_[i] == '\r' && i + 1 < size() && text_[i + 1] == '\n';
        if (is_break(text_[i]) && !crlf) line_begins_.push_back(i + 1);
    }
}

std::uint32_t YamlPlaces::line(std::uint32_t offset) const {
    const auto after = std::upper_bound(line_begins_.begin(), line_begins_.end(), offset);
    return static_cast<std::uint32_t>(after - line_begins_.begin());
}

std::string_view YamlPlaces::line_text(std::uint32_t line) const {
    const std::uint32_t begin = line_begin(line);
    const std::uint32_t end = line < line_begins_.size() ? line_begin(line + 1) : size();
    std::string_view text = text_.substr(begin, end - begin);
    while (!text.empty() && is_break(text.back()))
        text.remove_suffix(1);
    return text;
}

/// Over white space, line breaks and comments.
std::uint32_t YamlPlaces::skip_blank(std::uint32_t at) const {
    while (at < size()) {
        if (is_gap(text_[at])) {
            ++at;
        } else if (text_[at] == '#' && (at == 0 || is_gap(text_[at - 1]))) {
            while (at < size() && !is_break(text_[at]))
                ++at;
        } else {
            break;
        }
    }
    return at;
}

std::uint32_t YamlPlaces::word_end(std::uint32_t at) const {
    while (at < size() && !ends_word(text_[at]))
        ++at;
    return at;
}

std::uint32_t YamlPlaces::after_properties(std::uint32_t at) const {
    while (at < size() && (text_[at] == '&' || text_[at] == '!'))
        at = skip_blank(word_end(at));
    return std::min(at, size());
}

std::optional<std::uint32_t> YamlPlaces::scalar_end(std::uint32_t at, std::string_view value) const {
    if (at >= size()) return size();
    switch (text_[at]) {
    case '"':
    case '\'': return quoted_end(at);
    case '|':
    case '>': return block_end(at);
    default: return plain_end(at, value);
    }
}

std::optional<std::uint32_t> YamlPlaces::quoted_end(std::uint32_t at) const {
    const char quote = text_[at];
    for (std::uint32_t i = at + 1; i < size(); ++i) {
        if (quote == '"' && text_[i] == '\\') {
            ++i;
        } else if (text_[i] == quote) {
            const bool doubled = quote == '\'' && i + 1 < size() && text_[i + 1] == quote;
            if (!doubled) return i + 1;
            ++i;
        }
    }
    return std::nullopt;
}

/// A plain scalar may go on over lines, which are folded into single spaces or breaks.
std::uint32_t YamlPlaces::plain_end(std::uint32_t at, std::string_view value) const {
    std::uint32_t i = at;
    std::size_t j = 0;
    while (j < value.size() && i < size()) {
        if (is_gap(value[j])) {
            while (j < value.size() && is_gap(value[j]))
                ++j;
            while (i < size() && is_gap(text_[i]))
                ++i;
        } else if (value[j] == text_[i]) {
            ++i;
            ++j;
        } else {
            break;
        }
    }
    return i;
}

/// A `|` or `>` block goes on for as long as lines are empty or as far in as its first one.
std::uint32_t YamlPlaces::block_end(std::uint32_t at) const {
    const auto indent_of = [](std::string_view text) { return text.find_first_not_of(' '); };
    const auto last = static_cast<std::uint32_t>(line_begins_.size());
    std::uint32_t number = line(at);
    std::uint32_t end = line_begin(number) + static_cast<std::uint32_t>(line_text(number).size());
    const std::size_t head = indent_of(line_text(number));
    std::optional<std::size_t> indent;
    while (++number <= last) {
        const std::string_view text = line_text(number);
        const std::size_t here = indent_of(text);
        if (here == std::string_view::npos) continue;
        if (!indent && here <= head) break;
        if (!indent) indent = here;
        if (here < *indent) break;
        end = line_begin(number) + static_cast<std::uint32_t>(text.size());
    }
    return end;
}

std::uint32_t YamlPlaces::collection_end(std::uint32_t begin, std::uint32_t last_child_end) const {
    if (begin >= size() || (text_[begin] != '[' && text_[begin] != '{')) return last_child_end;
    const char closing = text_[begin] == '[' ? ']' : '}';
    std::uint32_t at = skip_blank(std::max(begin + 1, last_child_end));
    while (at < size() && (text_[at] == ',' || text_[at] == ':'))
        at = skip_blank(at + 1);
    return at < size() && text_[at] == closing ? at + 1 : last_child_end;
}

std::optional<source::Span> YamlPlaces::written_null(std::uint32_t at) const {
    if (at >= size()) return std::nullopt;
    const std::uint32_t end = word_end(at);
    const std::string_view word = text_.substr(at, end - at);
    for (const std::string_view null : {"~", "null", "Null", "NULL"}) {
        if (word == null) return source::Span{at, end};
    }
    return std::nullopt;
}

source::Span YamlPlaces::empty_item(std::uint32_t at) const {
    std::uint32_t back = std::min(at, size());
    while (back > 0 && is_gap(text_[back - 1]))
        --back;
    if (back > 0 && text_[back - 1] == '-') return {back - 1, back};
    const std::uint32_t begin = std::min(at, size());
    return {begin, begin};
}

} // namespace lakelint::policy
