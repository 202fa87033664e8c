// SPDX-License-Identifier: Apache-2.0

// What names mean inside a query.
#include "lower/databricks/scope.h"

#include "source/text.h"

#include <algorithm>

namespace lakelint::lower::databricks {

using facts::Word;
using source::equal_folded;

std::size_t Source::qualifier_length(const std::vector<Word>& path) const {
    // `t.c`, `s.t.c` and `k.s.t.c` all name table k.s.t; under an alias only the alias does.
    const std::size_t longest = aliased ? std::min<std::size_t>(1, names.size()) : names.size();
    for (std::size_t length = 1; length <= longest && length < path.size(); ++length) {
        bool matches = true;
        for (std::size_t i = 0; i < length && matches; ++i)
            matches = equal_folded(path[i].text.value, names[names.size() - length + i]);
        if (matches) return length;
    }
    return 0;
}

const CommonTable* Scope::common_table(const std::string& folded) const {
    for (const Scope* scope = this; scope != nullptr; scope = scope->outer) {
        for (const CommonTable& table : scope->common_tables) {
            if (table.name == folded) return &table;
        }
    }
    return nullptr;
}

const Source* Scope::named_source(const std::vector<Word>& path) const {
    for (const Source& source : visible()) {
        if (source.qualifier_length(path) > 0) return &source;
    }
    return nullptr;
}

Word joined(const std::vector<Word>& path, std::size_t from) {
    Word result = path[from];
    for (std::size_t i = from + 1; i < path.size(); ++i) {
        const auto shift = static_cast<std::uint32_t>(result.text.value.size() + 1);
        for (const auto& hole : path[i].text.holes)
            result.text.holes.push_back({hole.begin + shift, hole.end + shift});
        result.text.value += "." + path[i].text.value;
        result.span = source::cover(result.span, path[i].span);
    }
    return result;
}

namespace {

/// Without a qualifier a column belongs to the source that lists it, else to one that may have more than it
/// lists; the select list's own aliases come between.
Match find_unqualified(const std::vector<Word>& path, const Scope& scope) {
    const std::string& name = path.front().text.value;
    Match match;
    match.scope = &scope;
    for (const Source& source : scope.visible()) {
        if (!source.tested && source.lists(name)) match.sources.push_back(&source);
    }
    if (!match.sources.empty()) return match;
    if (scope.selecting != nullptr && path.size() == 1) {
        const YieldColumn* alias = scope.selecting->find(name);
        if (alias != nullptr && alias->renamed) {
            match.alias = alias;
            return match;
        }
    }
    for (const Source& source : scope.visible()) {
        if (source.open() && !source.tested) match.sources.push_back(&source);
    }
    return match;
}

} // namespace

Match find_column(const std::vector<Word>& path, const Scope& scope) {
    if (path.size() > 1) {
        for (const Scope* around = &scope; around != nullptr; around = around->outer) {
            const Source* source = around->named_source(path);
            if (source != nullptr) return {around, {source}, source->qualifier_length(path), nullptr};
        }
    }
    for (const Scope* around = &scope; around != nullptr; around = around->outer) {
        Match match = find_unqualified(path, *around);
        if (!match.sources.empty() || match.alias != nullptr) return match;
    }
    return {};
}

} // namespace lakelint::lower::databricks
