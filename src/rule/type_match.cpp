// SPDX-License-Identifier: Apache-2.0
#include "rule/type_match.h"

#include "rule/column_type.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace lakelint::rule::column_type {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array<Pair, 10> other_names = {{{"byte", "tinyint"},
                                               {"character", "char"},
                                               {"dec", "decimal"},
                                               {"integer", "int"},
                                               {"long", "bigint"},
                                               {"numeric", "decimal"},
                                               {"real", "float"},
                                               {"short", "smallint"},
                                               {"timestamp_ltz", "timestamp"},
                                               {"bool", "boolean"}}};

constexpr std::array<Pair, 9> families = {{{"tinyint", "integer"},
                                           {"smallint", "integer"},
                                           {"int", "integer"},
                                           {"bigint", "integer"},
                                           {"char", "text"},
                                           {"varchar", "text"},
                                           {"string", "text"},
                                           {"float", "floating"},
                                           {"double", "floating"}}};

template <std::size_t N>
std::string_view look_up(const std::array<Pair, N>& pairs, std::string_view word) {
    const auto found =
        std::find_if(pairs.begin(), pairs.end(), [&](const Pair& pair) { return pair.first == word; });
    return found == pairs.end() ? word : found->second;
}

/// `a,b` of `map<a,b>`.
std::string_view inside(std::string_view type) {
    const std::size_t begin = type.find('<');
    const std::size_t end = type.rfind('>');
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
    return type.substr(begin + 1, end - begin - 1);
}

/// The key's type and the value's of what stands inside a map's brackets.
std::pair<std::string_view, std::string_view> key_and_value(std::string_view types) {
    int depth = 0;
    for (std::size_t i = 0; i < types.size(); ++i) {
        if (types[i] == '<' || types[i] == '(') ++depth;
        if (types[i] == '>' || types[i] == ')') --depth;
        if (types[i] == ',' && depth == 0) return {types.substr(0, i), types.substr(i + 1)};
    }
    return {types, {}};
}

/// `(18,2)` of `decimal(18,2)`.
std::string_view arguments(std::string_view type) {
    const std::size_t begin = type.find('(');
    const std::size_t end = type.find(')');
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
    return type.substr(begin, end - begin + 1);
}

std::string plain(std::string_view type) {
    const std::string_view written = base(type);
    if (written == "interval") return std::string(type);
    if (written == "timestamp" && type.find(" without time zone") != std::string_view::npos)
        return "timestamp_ntz";
    std::string result(look_up(other_names, written));
    const std::string_view numbers = arguments(type);
    if (result != "decimal") return result + std::string(numbers);
    if (numbers.empty()) return "decimal(10,0)";
    if (numbers.find(',') != std::string_view::npos) return result + std::string(numbers);
    return fmt::format("decimal{},0)", numbers.substr(0, numbers.size() - 1));
}

/// What arrays and maps hold in the end.
std::string_view held(std::string_view type) {
    for (;;) {
        if (base(type) == "array") {
            type = inside(type);
        } else if (base(type) == "map") {
            type = key_and_value(inside(type)).second;
        } else {
            return type;
        }
    }
}

} // namespace

std::string canonical(std::string_view type) {
    const std::string_view outer = base(type);
    if (outer == "array") return fmt::format("array<{}>", canonical(inside(type)));
    if (outer == "map") {
        const auto [key, value] = key_and_value(inside(type));
        return fmt::format("map<{},{}>", canonical(key), canonical(value));
    }
    if (outer != "struct") return plain(type);
    std::string list;
    for (const Field& field : fields(type))
        list += fmt::format("{}{}:{}", list.empty() ? "" : ",", field.name, canonical(field.type));
    return fmt::format("struct<{}>", list);
}

bool fits(std::string_view type, std::string_view demand) {
    if (canonical(type) == canonical(demand)) return true;
    const bool exact = demand.find_first_of("(<") != std::string_view::npos;
    if (exact) return false;
    const auto family = [](std::string_view each) {
        return look_up(families, look_up(other_names, base(each)));
    };
    if (plain(type) == "timestamp_ntz" || plain(demand) == "timestamp_ntz")
        return plain(type) == plain(demand);
    return family(type) == family(demand);
}

std::string spelled(std::string_view type) {
    std::string result(type);
    if (type.find('<') != std::string_view::npos || !is_literal(type)) return result;
    for (char& c : result) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return result;
}

void each_part(std::string_view name, std::string_view type, const std::function<void(const Part&)>& visit) {
    const std::size_t dot = name.rfind('.');
    const std::string_view own = dot == std::string_view::npos ? name : name.substr(dot + 1);
    if (type.find('<') == std::string_view::npos) return visit({std::string(name), own, held(type)});
    const std::function<void(const std::string&, std::string_view, std::string_view)> descend =
        [&](const std::string& path, std::string_view last, std::string_view whole) {
            const std::string_view values = held(whole);
            visit({path, last, values});
            for (const Field& field : fields(values))
                descend(path + "." + field.name, field.name, field.type);
        };
    descend(std::string(name), own, type);
}

} // namespace lakelint::rule::column_type
