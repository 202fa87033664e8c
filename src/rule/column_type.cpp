// SPDX-License-Identifier: Apache-2.0
#include "rule/column_type.h"

#include <algorithm>

namespace lakelint::rule::column_type {
namespace {

/// Offset just past a quoted name or string that begins at `at`; `at` where none does.
std::size_t skip_quoted(std::string_view text, std::size_t at) {
    if (text[at] != '`' && text[at] != '\'' && text[at] != '"') return at;
    const std::size_t end = text.find(text[at], at + 1);
    return end == std::string_view::npos ? text.size() : end + 1;
}

/// Parts between commas that stand in no bracket and no quotes.
std::vector<std::string_view> split(std::string_view list) {
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    int depth = 0;
    for (std::size_t i = 0; i < list.size();) {
        const std::size_t next = skip_quoted(list, i);
        if (next != i) {
            i = next;
            continue;
        }
        if (list[i] == '<' || list[i] == '(') ++depth;
        if (list[i] == '>' || list[i] == ')') --depth;
        if (list[i] == ',' && depth == 0) {
            parts.push_back(list.substr(begin, i - begin));
            begin = i + 1;
        }
        ++i;
    }
    if (begin < list.size()) parts.push_back(list.substr(begin));
    return parts;
}

/// `a:int`, `a int`, `` `a b`:int ``.
Field field_of(std::string_view part) {
    const std::size_t quoted = skip_quoted(part, 0);
    const std::size_t end = quoted > 0 ? quoted : std::min(part.find_first_of(": "), part.size());
    std::string_view name = part.substr(0, end);
    if (quoted > 1) name = name.substr(1, name.size() - 2);
    std::string_view type = part.substr(end);
    type.remove_prefix(std::min(type.find_first_not_of(": "), type.size()));
    return {std::string(name), std::string(type)};
}

} // namespace

std::string_view base(std::string_view type) { return type.substr(0, type.find_first_of("<( ")); }

std::vector<Field> fields(std::string_view type) {
    const std::size_t begin = type.find('<');
    const std::size_t end = type.rfind('>');
    if (base(type) != "struct" || begin == std::string_view::npos || end == std::string_view::npos) return {};
    std::vector<Field> result;
    for (const std::string_view part : split(type.substr(begin + 1, end - begin - 1))) {
        if (!part.empty()) result.push_back(field_of(part));
    }
    return result;
}

std::size_t leaves(std::string_view type) {
    const std::vector<Field> inside = fields(type);
    if (inside.empty()) return 1;
    std::size_t count = 0;
    for (const Field& field : inside)
        count += leaves(field.type);
    return count;
}

bool is_literal(std::string_view type) {
    return type.find('$') == std::string_view::npos && type.find("{{") == std::string_view::npos;
}

} // namespace lakelint::rule::column_type
