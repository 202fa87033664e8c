// SPDX-License-Identifier: Apache-2.0
#include "advise/ddl.h"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace lakelint::advise::ddl {
namespace {

bool is_plain(std::string_view word) {
    if (word.empty() || std::isdigit(static_cast<unsigned char>(word.front())) != 0) return false;
    return std::all_of(word.begin(), word.end(),
                       [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; });
}

std::string quoted(std::string_view word) {
    std::string result = "`";
    for (const char c : word) {
        result += c;
        if (c == '`') result += c;
    }
    return result + "`";
}

std::string written(std::string_view word) { return is_plain(word) ? std::string(word) : quoted(word); }

} // namespace

std::string name(const catalog::ObjectName& name) {
    std::string result;
    const auto add = [&result](const catalog::Text& part) {
        if (!result.empty()) result += '.';
        result += part.literal() ? written(part.value) : part.value;
    };
    if (name.catalog) add(*name.catalog);
    if (name.schema) add(*name.schema);
    add(name.name);
    return result;
}

std::string columns(const std::vector<std::string>& names) {
    std::string result;
    for (const std::string& path : names) {
        if (!result.empty()) result += ", ";
        std::string_view rest = path;
        for (bool first = true; !rest.empty(); first = false) {
            const std::string_view part = rest.substr(0, rest.find('.'));
            rest.remove_prefix(std::min(part.size() + 1, rest.size()));
            result += (first ? "" : ".") + written(part);
        }
    }
    return result;
}

} // namespace lakelint::advise::ddl
